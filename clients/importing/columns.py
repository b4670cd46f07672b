"""What a column of a file is, by its heading, in English and Spanish."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "chosen_name": _("Chosen name"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "legal_name": _("Name on papers"),
    "pronouns": _("Pronouns"),
    "born_on": _("Date of birth"),
    "language": _("Language"),
    "county": _("County"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "program": _("Program"),
    "specialist": _("Specialist's e-mail"),
    "began_on": _("First day"),
    "payer": _("Who pays"),
}
HEADINGS = {
    "chosen_name": "chosen name|preferred name|name|full name|client|client name|participant|participant name|person"
    "|member name|goes by|nombre elegido|nombre preferido|nombre completo|nombre|nombre del cliente|cliente|persona"
    "|participante",
    "first_name": "first name|first|given name|primer nombre|nombre de pila|nombres|preferred first name",
    "last_name": "last name|last|surname|family name|apellido|apellidos",
    "legal_name": "name on papers|legal name|name on record|name in papers|nombre legal|nombre en papeles"
    "|nombre en los papeles|nombre en documentos",
    "pronouns": "pronouns|pronoun|pronombres|pronombre",
    "born_on": "date of birth|dob|birth date|birthdate|birthday|born|born on|fecha de nacimiento|nacimiento"
    "|fecha nacimiento|f nacimiento|nacido el",
    "language": "language|preferred language|primary language|spoken language|idioma|lengua|idioma preferido",
    "county": "county|county of residence|home county|residence county|parish|borough|condado|condado de residencia",
    "phone": "phone|phone number|telephone|tel|cell|cell phone|mobile|mobile phone|telefono|celular|movil"
    "|numero de telefono",
    "email": "e mail|email|email address|e mail address|client email|correo|correo electronico|correo e",
    "program": "program|programme|program name|service|programa|nombre del programa",
    "specialist": "specialists e mail|specialist e mail|specialist email|specialists email|peer specialist email"
    "|peer specialist|specialist|staff email|worker email|assigned to|peer email|correo del especialista|especialista"
    "|correo especialista|correo electronico del especialista|asignado a",
    "began_on": "first day|start date|start|began|began on|date started|enrollment date|enrolled on|intake date"
    "|admission date|fecha de inicio|inicio|primer dia|fecha de ingreso|ingreso|fecha de inscripcion",
    "payer": "payer|payor|who pays|funding source|funder|funding|insurance|paid by|grant|pagador|quien paga"
    "|fuente de fondos|financiador|seguro",
}
MEANS = {heading: field for field, headings in HEADINGS.items() for heading in headings.split("|")}


def bare(words):
    """Without accents, case and signs: how names and headings are compared."""
    apart = unicodedata.normalize("NFKD", words).casefold()
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"['’]", "", kept)).replace("_", " ").split())


def matched(headings):
    """{field: place of its column}. A first column of a meaning is taken, a second is not."""
    columns = {}
    for place, heading in enumerate(headings):
        field = MEANS.get(bare(heading))
        if field:
            columns.setdefault(field, place)
    return columns
