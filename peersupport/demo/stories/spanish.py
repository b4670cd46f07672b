from . import story

STORIES = [
    story(
        "Aprender inglés para hablar yo con la maestra de mi hijo",
        "purpose",
        "Siempre traduce él, y hay cosas que no le tocan a un niño.",
        "La primera clase | Un mes sin faltar | Una pregunta en inglés | La junta con la maestra",
        "preguntar en la biblioteca | comprar un cuaderno | practicar diez minutos en el bus | we: ensayar tres preguntas | pedir cita con la maestra",
        [
            "La vergüenza de hablar | Hablamos de lo que pasa cuando se ríen. Le conté cómo me fue a mí. | Todos empezamos así. | Con nervios y con ganas | ~ Ya me apunté.",
            "La primera clase | Me contó de la clase y de la señora de al lado. | Entendí más de lo que creía. | Orgullo | Fui y no me escondí.",
            "Practicar | Ensayamos tres preguntas para la maestra. | “How is he doing?” Ya me sale. | Risa | Las digo en la ducha.",
            "Después de la junta | Repasamos lo que dijo la maestra. | Dijo que lee muy bien. | Feliz | Hablé yo. Él nada más me miraba.",
        ],
        "Cambiaron el horario | En el trabajo me pusieron de tarde. | Falté tres semanas. | Seguí con el cuaderno en el bus. | No perdí lo aprendido. | Preguntar por la clase del sábado.",
        "Le dije “good morning” a la directora | Un mes sin faltar",
    ),
    story(
        "Trabajar menos horas y cenar con mis hijos",
        "home",
        "Los veo dormidos. Así no quiero que me recuerden.",
        "Hacer cuentas | Hablar con la jefa | Dos noches en casa | Cena todos los domingos",
        "apuntar los gastos del mes | we: practicar lo que le diré a la jefa | preguntar por el turno de la mañana | escoger el domingo",
        [
            "No me alcanza el día | Dibujamos la semana hora por hora. | Se me va en el camino. | Cansancio | ~ Ahora lo veo claro.",
            "Las cuentas | Hicimos cuentas con calma; ella decide. | Puedo dejar el sábado. | Alivio | Sí sale, apretado, pero sale.",
            "La jefa | Ensayamos la primera frase. | “Quiero pedirle algo.” | Nervios | Ya sé cómo empezar.",
            "La primera cena | Me contó de la cena, con todo y la sopa quemada. | Se rieron conmigo. | Contenta | Cenamos los cuatro.",
        ],
        "Se enfermó una compañera | Me pidieron cubrir dos semanas. | Otra vez llegué a las once. | Les dejé notitas en la mesa. | Puedo decir hasta cuándo. | Decir sí, pero con fecha.",
        "Puse yo mi propio paso | Los niños pusieron la mesa",
    ),
    story(
        "Cumplir un año sin tomar, por mí y por mi viejita",
        "health",
        "Mi mamá prende una vela cada noche. Quiero que la prenda por gusto.",
        "Treinta días | El grupo de los jueves | Seis meses | Un año",
        "ir al grupo una vez | guardar tres números | we: hacer mi lista de momentos difíciles | decirle a mi compadre que no | visitar a mi mamá",
        [
            "Los viernes | Hicimos la lista de los momentos difíciles: el cobro, el fútbol, la soledad. | La soledad es la peor. | Con verdad | Nunca lo había dicho.",
            "El grupo | Le conté de mis primeras reuniones y buscamos una en español. | No tengo que hablar. | Dispuesto | Fui. Me dieron pan dulce.",
            "Decirle que no al compadre | Practicamos la frase. | “Hoy no, compadre, pero me quedo a platicar.” | Firme | ~ La dije. Se rió y ya.",
            "Seis meses | Celebramos con un café y una concha. | Ya no cuento los días, cuento los domingos. | Sereno | Seis meses. Mi mamá lloró.",
        ],
        "El bautizo | Había de todo y estaban todos. | Tomé esa noche. | Al otro día llamé, antes de esconderme. | Me debí ir cuando empezó la música. | Llegar temprano, irme temprano.",
        "Mi mamá me abrazó distinto | Un cumpleaños entero con agua de jamaica",
    ),
]
REQUIRED = [
    story(
        "Terminar las clases de la corte y recuperar a mis hijos los fines de semana",
        "home",
        "La corte las pide. Yo las hago por ellos.",
        "Inscribirme | Cuatro clases | Ocho clases | El certificado",
        "llamar al centro de clases | guardar cada comprobante | pedir la clase en español | we: contar los comprobantes",
        [
            "Que me obliguen | Escuché. Hablamos de qué quiere sacar de esto. | Ya que voy, que sirva. | Con menos coraje | ~ Ya me inscribí.",
            "La carpeta | Pusimos los comprobantes en orden. | Cuatro de doce. | Orden | Cuatro.",
            "Algo que me llegó | Me contó del video de los gritos. | Así gritaba mi papá. | Conmovido | Hablé en la clase.",
        ],
        "Me perdí el bus | Quitaron la ruta 8. | Falté y pensé que todo se acababa. | Llamé antes del mediodía. | Una llamada cuenta. | Pedirle raite a mi hermano.",
        "La maestra me dio la mano",
        required_by="El juzgado de familia",
    ),
]
