"""One line of a story, and the curtain before the names of others."""

import re
from dataclasses import dataclass
from datetime import date

# Parts of a name that name nobody: without this, a supporter called “my sister” would blot out every “my”.
NOBODY = set(
    "my mi mis the el la los las le de del da do di du of and y e a o from at in un una uno san santa st dr dra mr mrs"
    " ms sr sra miss aunt uncle tia tía tio tío mom mum mother mama mamá dad father papa papá brother sister hermano"
    " hermana son daughter hijo hija friend amigo amiga neighbor vecino vecina sponsor pastor father padre wife husband"
    " esposo esposa boss jefe jefa abuela abuelo grandma grandpa cousin primo prima his her our nuestro nuestra".split()
)
# Names that are words as well: only as a name is written.
WORDS_TOO = set(
    "will may hope mark bill art rose grace faith joy sunny rich drew dawn frank pat sue guy gene chance chase june"
    " april august summer autumn river sky angel mercy ray jack rob bob iris lily daisy ivy heather holly ginger olive"
    " amber ruby pearl crystal jade gay dick don dean grant wade cliff glen heath dale brook miles max luz sol paz"
    " rosa alma gloria consuelo dolores esperanza mercedes pilar socorro victoria clara blanca estrella rey".split()
)


@dataclass(frozen=True)
class Line:
    """A plain sentence, the words it leads up to, and the day; the key is what the person ticks to leave it out.
    `mine`: the person wrote the words themselves."""

    key: str
    on: date | None
    says: str
    words: str = ""
    lang: str = ""
    mine: bool = False


class Curtain:
    """Others did not ask to be in a file: their names give way to a word that names nobody. `spared` are names that
    may stand there, of the person and of those who work with them."""

    def __init__(self, names, instead, spared=()):
        spared = {part.lower() for name in spared for part in name.split()} | NOBODY
        names = [name.strip() for name in names if name.strip().lower() not in NOBODY]
        parts = {part.strip(",.;:()") for name in names for part in name.split()}
        parts = {part for part in parts if len(part) > 1 and part.lower() not in spared}
        loose = {name for name in {*names, *parts} if not WORDS_TOO.issuperset(name.lower().split())}
        strict = {name for name in {*names, *parts} - loose if name[:1].isupper()}
        pieces = [f"(?i:{one})" for one in _longest_first(loose)] + _longest_first(strict)
        self.names = re.compile(rf"(?<!\w)(?:{'|'.join(pieces)})(?!\w)") if pieces else None
        self.instead = instead

    def before(self, words):
        return self.names.sub(lambda _name: str(self.instead), words) if self.names else words


def _longest_first(words):
    return [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]
