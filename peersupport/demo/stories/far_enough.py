"""How far is far enough, for some of the goals, by their own words: hope | better | not there yet | wow | a long way."""

from . import parts

SCALES = {
    own_words: parts(levels)
    for own_words, levels in {
        "Get back to walking in the mornings like I used to with my dad": "Three mornings a week, around the pond and back | Five mornings, rain or not | I walk when somebody comes along | My nephew runs beside me and I keep up | Shoes by the door and I stay in",
        "My own place by spring, with a door that locks": "A room of my own with my name on the lease | An apartment, with my own kitchen | On a list and on somebody’s couch | My sister sleeps over at mine | Back at the shelter, no papers in yet",
        "Get my GED before my oldest gets his diploma": "All four tests passed by June | Done before his finals start | One test behind me | We walk across a stage the same spring",
        "Pay my rent on the first without borrowing from my brother": "Rent paid by the first, three months in a row | And a little left for groceries | Paid, but some of it was his | A month ahead | Late, and I don’t pick up his calls",
        "Make one friend who doesn’t use": "One person I see every week | Somebody who calls me first | I say hello and then I leave | Two friends and a birthday cake | Only the old crowd",
        "Cook my own supper four nights a week instead of chips in bed": "Four suppers a week at the table | Enough to freeze one | One or two, when I slept well",
        "Be at my son’s games, in the front, sober": "Every home game, front row | The away games too | I come and stand by the fence | He waves before I do | I mean to go and don’t",
        "Become a peer specialist, like the one who sat with me": "Training done and my papers sent in | Certified | Signed up and reading | My first day with a name tag | Thinking about it at night",
        "Sleep inside this winter, somewhere I can keep my dog": "Inside every night, Biscuit with me | A place with a yard | Inside on the coldest nights | My own lease with her name on it too | The tent",
        "Cut down to five cigarettes and be able to climb my stairs": "Five a day, and four flights with one stop | Three a day, no stop | Ten a day, two stops | None, and I carry the groceries up | A pack a day",
        "Feel my anger come before it’s already there": "I notice it in my hands and walk out first | I say out loud what is wrong | I see it afterwards, the same day | The boys come to me when something is broken | I hear about it from them",
        "Learn to run this house alone, bills and all": "All bills paid by me, on time | I know what each one is for | I pay when my daughter sits with me | I fixed the boiler man’s price | The envelopes stay in the drawer",
        "Play guitar at the open mic before the year is out": "One song, all the way, in front of people | Two songs | I play with the door open | Somebody asks me back | The case is closed",
        "Help at the center the way somebody helped me": "Soup shift every Thursday | I train the new one | I come and stack chairs",
        "Save 500 dollars that nobody knows about": "Five hundred in the envelope | Seven hundred | Two hundred and counting | I open an account | I borrowed from it",
        "Draw every week and hang one picture where people see it": "A drawing a week, one on a wall | Somebody asks about it | I draw when it gets loud | A show with my name on the card | The sketchbook is under the bed",
        "Aprender inglés para hablar yo con la maestra de mi hijo": "Hablo yo con la maestra, con ayuda para unas palabras | La junta completa, yo solita | Digo buenos días y dos frases | Le escribo una nota en inglés | Mi hijo me traduce todo",
        "Cumplir un año sin tomar, por mí y por mi viejita": "Un año completo | Un año, y llevo a otro al grupo | Unos meses, con tropiezos | Mi mamá prende la vela por gusto | Cada fin de semana",
        "Caminar todos los días para bajar el azúcar": "Media hora todos los días | Una hora con Doña Carmen | Tres días a la semana | Mi número ya salió normal | Nada más a la tienda",
        "Cocinar para vender los sábados": "Vendo dos sábados al mes, con permiso | Todos los sábados | Cocino por encargo para los vecinos",
        "Bailar otra vez los domingos": "Bailo dos piezas cada domingo | Me quedo hasta que cierran | Voy y me siento a oír | Bailo la nuestra sin llorar | Los zapatos están guardados",
        "Volver a hablar con mi hermano": "Nos llamamos cada semana | Comemos juntos los domingos | Un mensaje de vez en cuando | Vamos juntos al panteón | Ni nos miramos",
        "No deberle a nadie para Navidad": "Los siete pagados | Y algo guardado | Tres pagados | Soy yo quien presta | Otra vez pedí prestado",
    }.items()
}
