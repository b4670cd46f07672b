"""What people did alone at their own door: a wish to come back, plans for hard days; and the agency's warm line."""

from datetime import timedelta

from accounts.crisis import Line
from accounts.models import CrisisPage
from clients.models import ComeBack, HardDays

WARM_LINE = Line(
    "own-warm-line",
    title_en="Harbor warm line",
    title_es="Línea cálida de Harbor",
    words_en="For hard evenings that are not an emergency. A peer picks up.",
    words_es="Para noches difíciles que no son una emergencia. Contesta un par.",
    when_en="Every day, 5 to 11 in the evening",
    when_es="Todos los días, de 5 de la tarde a 11 de la noche",
    call="555 0162",
)
COME_BACK = (
    "My daughter is back home with me now and the hours fit again. I miss the Thursday walks. Can I start again?"
)
PLANS = {
    "en": {
        "notice": "I stop answering texts. I sleep in my clothes.",
        "helps": "The river path, even ten minutes. Cold water on my face. The old playlist.",
        "whom": "Ray first. Then Dana in the day.",
        "place": "Ray’s porch.",
    },
    "es": {
        "notice": "Dejo de cocinar y no abro las cortinas.",
        "helps": "Regar las plantas. Cantar con la radio. Salir a la puerta un rato.",
        "whom": "A mi hermana, a cualquier hora.",
        "place": "La cocina de mi hermana.",
    },
}


def build_door(world):
    _crisis_page(world)
    _come_back(world)
    writing = [life for life in world.lives if life.client.user and not life.client.archived_on]
    marcus = next(life for life in writing if life.person.kind == "marcus")
    spanish = next(life for life in writing if life.person.language == "es")
    _plan(world, marcus, is_shared=True)
    _plan(world, spanish)


def _crisis_page(world):
    page = CrisisPage.being_written(world.agency)
    page.keep(WARM_LINE)
    page.publish(world.staff["patricia"], page.fingerprint)


def _come_back(world):
    """By somebody who moved away a while ago."""
    gone = next(life.client for life in world.lives if life.person.kind == "part")
    ComeBack.ask(gone, gone.open_account(), COME_BACK)


def _plan(world, life, **shown):
    HardDays.objects.create(
        client=life.client,
        language=life.person.language,
        written_at=world.now - timedelta(days=12),
        **PLANS[life.person.language],
        **shown,
    )
