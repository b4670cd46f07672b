"""Days together that were about the person, not about a goal: reason | focus | what we did | takeaway | feeling."""

from . import parts

ENGLISH = [
    parts(line)
    for line in """
getting_to_know | Just meeting | Had coffee and talked about how we each got here. I shared a bit of my own story. | You’ve been there too. | Careful, curious
getting_to_know | What this is and isn’t | Explained what a peer specialist does, who can see what we write, and that goals can wait. | I can read all of it? Okay. | Relieved
getting_to_know | How I like to be treated | Talked about what helps and what shuts the door. | Don’t rush me and we’re good. | Respected
hard_day | Not much, just don’t go | Sat together by the water. Mostly quiet. | It helped that you didn’t ask. | Low, a bit lighter after
hard_day | The anniversary | Listened to stories about her brother, five years gone today. | I can say his name now. | Sad and warm
hard_day | A letter from the landlord | Read the letter twice and found the date that matters. Called legal aid together. | It’s thirty days, not three. | Scared, then able to breathe
hard_day | Everything at once | Wrote it all on one page and crossed out what isn’t for today. | Two things. I can do two things. | Less crowded
hard_day | Couldn’t get out of bed till two | Talked on the phone with the curtains open. Shared what my own slow weeks were like. | I opened the window. | Heavy, not alone
their_choice | Show you my drawings | Looked at the whole sketchbook. | Nobody asked to see these in years. | Proud
their_choice | Needed a ride to the food pantry | Went along and carried bags. Talked in the line. | They had oranges. | Easy
their_choice | Wanted to talk about my dad | Listened. No advice asked for, none given. | I sound like him when I laugh. | Thoughtful
their_choice | Play dominoes | Played three rounds at the center. They won all three. | I still got it. | Happy
their_choice | The bus pass form | Filled in the reduced-fare form together; they signed. | That took nine minutes. I put it off nine weeks. | Relieved
their_choice | Talk about work hours | Drew the week and colored what is theirs. | Wednesdays are mine. | Clear
their_choice | What to do about my ex calling | Looked at choices side by side. They will think it over. | I don’t have to pick up. | Stronger
their_choice | The holidays | Talked about which table they want to sit at this year. | I could go for one hour. | Unsure, okay with that
their_choice | My phone got cut off | Looked up the free phone program and saved the papers it needs. | I have two of the three papers. | Patient
their_choice | Good news only | Spent the hour on good news. There was enough for an hour. | We should do this more. | Bright
their_choice | Reading mail together | Opened six envelopes. Four were nothing. | Two. Only two. | Lighter
their_choice | A walk | Walked around the harbor and counted boats. | Eleven. And one with a dog. | Rested
""".strip().splitlines()
]

SPANISH = [
    parts(line)
    for line in """
getting_to_know | Conocernos | Tomamos un café y platicamos de cómo llegamos aquí. Le conté un poco de mi propia historia. | Usted también pasó por eso. | Con cuidado, con ganas
getting_to_know | Qué es esto | Expliqué qué hace una persona de apoyo, quién puede leer las notas y que las metas pueden esperar. | ¿Puedo leerlo todo? Qué bueno. | Con alivio
getting_to_know | Cómo me gusta que me traten | Hablamos de lo que ayuda y de lo que cierra la puerta. | Que no me apuren. | Con respeto
hard_day | Nada, nomás no estar a solas | Nos sentamos en el parque, casi sin hablar. | Me sirvió que no me preguntara nada. | Triste, un poco mejor al final
hard_day | Una carta del dueño del apartamento | Leímos la carta dos veces y llamamos a ayuda legal. | Son treinta días, no tres. | Con miedo y luego con aire
hard_day | Todo junto | Escribimos todo en una hoja y tachamos lo que no es para hoy. | Dos cosas. Dos sí puedo. | Con menos peso
hard_day | Extraño mi pueblo | Vimos fotos y escuché historias de la feria. | Allá me enseñaron a no rajarme. | Nostalgia bonita
their_choice | Llenar el formulario del bus | Llenamos juntos el formulario de tarifa reducida. | Fueron nueve minutos. | Alivio
their_choice | Hablar de mi papá | Escuché. No pidió consejo y no lo di. | Me río igual que él. | Pensando
their_choice | Jugar dominó | Jugamos tres partidas en el centro. | Todavía tengo buena mano. | Contento, contenta
their_choice | Puras buenas noticias | Pasamos la hora contando lo bueno. Alcanzó. | Hay que hacerlo más seguido. | Con alegría
their_choice | Abrir el correo | Abrimos seis sobres. Cuatro no eran nada. | Dos. Nada más dos. | Con calma
their_choice | Las horas del trabajo | Dibujamos la semana y pintamos lo que es suyo. | Los miércoles son míos. | Con claridad
their_choice | Caminar | Caminamos por el puerto y contamos barcos. | Once, y uno con perro. | En paz
""".strip().splitlines()
]
