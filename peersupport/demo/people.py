"""Who the demo agency supports. Every one of them is made up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    name: str
    pronouns: str
    language: str
    specialist: str
    program: str
    months: float
    kind: str
    goals: int
    signs_in: bool = False


HE, SHE, THEY = "he/him", "she/her", "they/them"

# going: an ordinary way · new: no goal yet · waiting: no first contact yet · resting, reached, changed: the first goal is ·
# unseen: not seen for weeks · space: asked for space · suggested, required: whose goal · quiet: a goal nobody touched ·
# moved: came from another specialist · part: archived
ROWS = {
    "dana": [
        ("Marcus R.", HE, "en", "recovery", 6.3, "marcus", 2, True),
        ("Luz T.", SHE, "es", "wellness", 8, "going", 2, True),
        ("Aisha B.", SHE, "en", "wellness", 7, "due", 2, True),
        ("Jo P.", THEY, "en", "recovery", 9, "unseen", 1),
        ("Sam K.", HE, "en", "outreach", 0.5, "new", 0),
        ("Denise W.", SHE, "en", "recovery", 11, "reached", 2),
        ("Curtis M.", HE, "en", "recovery", 5, "going", 1),
        ("Ngoc L.", SHE, "en", "wellness", 4, "going", 1),
        ("Harold F.", HE, "en", "wellness", 10, "resting", 2),
        ("Ernesto V.", HE, "es", "recovery", 7, "going", 1),
        ("Bea C.", SHE, "en", "wellness", 3, "going", 1),
    ],
    "terrell": [
        ("Andre H.", HE, "en", "recovery", 11, "going", 2, True),
        ("Tasha G.", SHE, "en", "recovery", 9, "suggested", 2),
        ("Wendell O.", HE, "en", "wellness", 8, "unseen", 1),
        ("Crystal D.", SHE, "en", "recovery", 10, "unseen", 1),
        ("Mateo S.", HE, "es", "outreach", 6, "suggested", 1),
        ("Lamar E.", HE, "en", "recovery", 7, "required", 2),
        ("Ruth A.", SHE, "en", "wellness", 5, "quiet", 1),
        ("Kendra J.", SHE, "en", "recovery", 6, "late", 1),
        ("Phil N.", HE, "en", "outreach", 4, "unseen", 1),
        ("Ollie B.", THEY, "en", "wellness", 9, "late", 1),
        ("Dre W.", HE, "en", "recovery", 1.2, "suggested", 1),
        ("Yesenia P.", SHE, "es", "recovery", 1.1, "suggested", 1),
        ("Vernon T.", HE, "en", "outreach", 1, "late", 1),
        ("Candace L.", SHE, "en", "wellness", 0.9, "suggested", 1),
        ("Mike D.", HE, "en", "recovery", 0.7, "new", 0),
        ("Shanice R.", SHE, "en", "outreach", 0.3, "waiting", 0),
        ("Paulie G.", HE, "en", "recovery", 1.3, "moved", 1),
    ],
    "marisol": [
        ("Rosa M.", SHE, "es", "recovery", 11, "reached", 2, True),
        ("Javier C.", HE, "es", "recovery", 8, "going", 2),
        ("Elena Q.", SHE, "es", "wellness", 6, "going", 1),
        ("Ramón D.", HE, "es", "outreach", 5, "required", 2),
        ("Beatriz L.", SHE, "es", "wellness", 9, "resting", 1),
        ("Chuy A.", HE, "es", "recovery", 4, "going", 1),
        ("Marta F.", SHE, "es", "wellness", 7, "going", 1),
        ("Abel N.", HE, "es", "outreach", 0.6, "new", 0),
        ("Guadalupe S.", SHE, "es", "recovery", 10, "going", 1),
        ("Gina R.", SHE, "en", "wellness", 3, "going", 1),
        ("Toby H.", HE, "en", "recovery", 5, "space", 1),
    ],
    "kofi": [
        ("Walt S.", HE, "en", "outreach", 10, "going", 1),
        ("Imani C.", SHE, "en", "recovery", 7, "reached", 2, True),
        ("Dmitri K.", HE, "en", "wellness", 6, "going", 1),
        ("Faye L.", SHE, "en", "wellness", 4, "changed", 2),
        ("Terry B.", THEY, "en", "outreach", 3, "unseen", 1),
        ("Amos P.", HE, "en", "recovery", 8, "going", 1),
        ("Jalen T.", HE, "en", "recovery", 2, "going", 1),
        ("Nadia H.", SHE, "en", "wellness", 0.2, "waiting", 0),
    ],
    "hana": [
        ("Oscar L.", HE, "es", "wellness", 5, "going", 1),
        ("Peg M.", SHE, "en", "wellness", 9, "going", 1),
        ("Rashid A.", HE, "en", "recovery", 6, "going", 1),
        ("Winnie C.", SHE, "en", "wellness", 3, "quiet", 1),
        ("Des F.", THEY, "en", "recovery", 4, "going", 1),
        ("Lorraine V.", SHE, "en", "outreach", 7, "required", 2),
        ("Cody J.", HE, "en", "recovery", 0.5, "new", 0),
    ],
    "roz": [
        ("Bernadette I.", SHE, "en", "recovery", 11, "going", 1),
        ("Earl W.", HE, "en", "outreach", 8, "covered", 1),
        ("Sunny Y.", THEY, "en", "wellness", 5, "covered", 1),
        ("Malik B.", HE, "en", "recovery", 6, "reached", 2),
        ("Trudy N.", SHE, "en", "wellness", 9, "space", 1),
        ("Hector P.", HE, "es", "recovery", 4, "going", 1),
        ("Ivy D.", SHE, "en", "outreach", 2, "changed", 2),
        ("Leon K.", HE, "en", "recovery", 11.5, "part", 1),
    ],
}


def _person(specialist, name, pronouns, language, program, months, kind, goals, signs_in=False):
    return Person(name, pronouns, language, specialist, program, months, kind, goals, signs_in)


PEOPLE = [_person(specialist, *row) for specialist, rows in ROWS.items() for row in rows]

STRENGTHS = {
    "en": """Shows up even on hard mornings|Makes people laugh|Good with engines|Remembers everybody’s birthday|Cooks for a crowd
Patient with kids|Knows every bus line|Sings when nobody is looking|Asks good questions|Keeps a tidy room|Reads a room fast
Has been through the courts and knows the forms|Draws|Honest, also when it costs|Good neighbor|Grows tomatoes in buckets
Never late|Finds the cheap way|Speaks up for others|Stays calm when others don’t""".replace("\n", "|").split("|"),
    "es": """Cocina para todo el mundo|Nunca se rinde|Hace reír a la gente|Sabe escuchar|Tiene buena mano con las plantas|Llega puntual
Cuida a los suyos|Aprende rápido|Arregla lo que sea|Dice la verdad con cariño|Canta en el coro|Ahorra hasta el último centavo
Conoce a todo el barrio|Muy trabajador, muy trabajadora|Tiene fe""".replace("\n", "|").split("|"),
}
MATTERS = {
    "en": [
        "Being there when my kids call.",
        "A door that I can lock and a quiet night behind it.",
        "People knowing that I do what I say.",
        "Waking up with a clear head.",
        "My mother seeing me well while she still can.",
        "Making things with my hands.",
        "Not owing anybody an explanation.",
        "My dog. He waits for me.",
        "Giving back some of what I got.",
        "Having one place where I don’t have to be strong.",
        "My faith, and the people I pray with.",
        "Being outside, near the water if I can.",
    ],
    "es": [
        "Que mis hijos puedan contar conmigo.",
        "Tener un lugar tranquilo donde nadie grite.",
        "Que mi mamá me vea bien.",
        "Mi fe y la gente de la iglesia.",
        "Trabajar con mis manos y llegar cansado, pero contento.",
        "Poder mirar a mi familia a los ojos.",
        "Que me hablen con respeto.",
        "Bailar otra vez los domingos.",
    ],
}
VALUES = {
    "en": "Family|Being outside|Keeping my word|Faith|Peace and quiet|Honesty|Humor|Learning|Freedom|Loyalty|Work|Music".split(
        "|"
    ),
    "es": "Familia|Fe|Respeto|Trabajo|Tranquilidad|Honestidad|Alegría|Libertad|Música|Comunidad".split("|"),
}
CORNER = {
    "en": """Aunt Vi: my aunt: Sunday dinner and straight talk|Coach Bell: from the gym: calls me on Mondays
Tanya: my cousin: drives me when the bus won’t do|Mr. Oakes: neighbor: keeps my spare key|My brother: brother: we are talking again
Sister Joan: from church: prays with me|Big Mike: my sponsor: picks up at any hour|Grace: friend from group: walks home with me
My daughter: daughter: sends me pictures|Keisha: old roommate: makes me laugh|Pastor Lyle: from church: lets me help in the kitchen
Uncle Ned: my uncle: lends me tools""".replace("\n", "|").split("|"),
    "es": """Mi tía Chela: tía: me invita a comer los domingos|Don Beto: vecino: me guarda las llaves|Lupita: comadre: me escucha por teléfono
Mi hermano: hermano: me lleva en su carro|El padre Tomás: de la iglesia: reza conmigo|Nena: mi prima: cuida a los niños
Doña Carmen: vecina: me regaña con cariño|Mi hija: hija: me enseña el celular""".replace("\n", "|").split("|"),
}
SAFE = {
    "en": [
        "Text first, then call. Say your first name only.",
        "After 4 pm. The phone is shared: say nothing about the program.",
        "Mornings are best. Leave no messages with my roommate.",
        "At the front desk of the shelter, before 8 am.",
        "Any time by text. I read it when I can.",
        "Not on Thursdays. If my mother answers, say you are a friend.",
    ],
    "es": [
        "Por mensaje, en español. No dejar recado con nadie.",
        "Después de las 5. Si contesta mi esposo, decir que es de la clínica dental.",
        "Llamar en la mañana, antes de las 9.",
        "En la iglesia, los miércoles. El teléfono lo comparto.",
    ],
}
CHEERS = {
    "en": [
        "You went even though you didn’t want to. That’s the whole thing right there.",
        "I saw how hard that was. So glad you told me.",
        "Look at you. I’m smiling over here.",
        "That is yours. Nobody handed it to you.",
        "Small? Not to me. I remember when you said it would never happen.",
        "Thank you for letting me see this one.",
    ],
    "es": [
        "¡Qué alegría! Lo lograste a tu manera.",
        "Yo sé lo que te costó. Aquí lo celebro contigo.",
        "Paso a paso. Así se hace.",
        "Gracias por contármelo. Me alegraste el día.",
    ],
}
