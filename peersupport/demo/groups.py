"""Two groups: what was done together, signed weeks ago, and one evening whose notes wait to be finished."""

from datetime import timedelta

from notes.models import Group, GroupMeeting, GroupMember, Note, Session

from .sessions import _reviews, _sign
from .world import SATURDAY

# (specialist, name, people, [(days ago, what the group did, [what each took away])], in how many days next)
GROUPS = [
    (
        "dana",
        "Evening kitchen",
        ["Denise W.", "Curtis M.", "Ernesto V."],
        [
            (
                22,
                "We cooked a pot of bean soup and talked about evenings: what makes them long, what makes them shorter.",
                [
                    (
                        "Chopped and told us how she spends the hour after work.",
                        "My hour after work can have soup in it.",
                    ),
                    ("Came early to set the table. Spoke more than last time.", "I talked. Nobody laughed at me."),
                    ("Taught the rest of us to season it.", "Me gustó enseñar algo."),
                ],
            ),
            (
                15,
                "We baked bread and each said one thing that went well this week.",
                [
                    ("Said out loud that she is proud of her month.", "I said it. It is true."),
                    ("Kneaded and listened, said one sentence at the end.", "One sentence is enough for today."),
                    ("Told the story of his mother’s oven.", "Me acordé de mi mamá sin llorar."),
                ],
            ),
            (
                1,
                "We made rice and planned who brings what next time.",
                [("", ""), ("", "I bring the onions."), ("", "")],
            ),
        ],
        6,
    ),
    (
        "marisol",
        "Mesa de los jueves",
        ["Rosa M.", "Javier C.", "Chuy A.", "Guadalupe S."],
        [
            (
                13,
                "Tomamos café y hablamos de cómo pedir ayuda sin pena.",
                [
                    ("Contó cómo le habló a su hermana.", "Pedí ayuda y no se cayó el mundo."),
                    ("Escuchó y tomó notas para él.", "Me llevo una frase para el lunes."),
                    ("Llegó con pan para todos.", "Aquí sí hablo."),
                    ("Practicó una llamada con nosotros.", "La próxima llamo yo, sin nadie."),
                ],
            ),
        ],
        5,
    ),
]
HOUR, LASTS = 17, timedelta(minutes=75)


def build_groups(world):
    for specialist, name, people, evenings, ahead in GROUPS:
        by_name = {life.client.chosen_name: life for life in world.lives}
        lives = [by_name[person] for person in people]
        leader, program = world.staff[specialist], lives[0].program
        group = Group.objects.create(name=name, program=program, leader=leader, created_at=world.moment(world.day(40)))
        GroupMember.objects.bulk_create(
            GroupMember(group=group, client=life.client, began_on=world.day(40)) for life in lives
        )
        for ago, line, told in evenings:
            _evening(world, group, lives, _weekday(world.day(ago)), line, told, is_draft=ago == 1)
        GroupMeeting.plan(group, world.planned(_weekday(world.day(-ahead)), HOUR, 0))


def _weekday(day):
    while day.weekday() >= SATURDAY:
        day -= timedelta(days=1)
    return day


def _evening(world, group, lives, day, line, told, is_draft):
    start_at = world.planned(day, HOUR, 0)
    here = {"start_at": start_at, "end_at": start_at + LASTS, "method": "in_person", "place": "11"}
    whose = {"specialist": group.leader, "program": group.program}
    meeting = GroupMeeting.objects.create(group=group, status="held", shared_line=line, **whose, **here)
    code = next(code for code in group.program.codes if code.is_group)
    sessions = Session.objects.bulk_create(
        Session(
            client=life.client,
            status="held",
            group_meeting=meeting,
            service_code=code,
            created_at=start_at,
            **whose,
            **here,
        )
        for life in lives
    )
    notes = [
        Note(session=session, what_we_did=did, takeaway=words, no_goal="their_choice" if words else "",
             due_at=session.note_due_at, saved_at=session.end_at)
        for session, (did, words) in zip(sessions, told, strict=True)
    ]  # fmt: skip
    Note.objects.bulk_create(notes)
    if is_draft:
        return
    for note, life in zip(notes, lives, strict=True):
        note.group_line, note.group_size = line, len(lives)
        _sign(world, note, life)
    _reviews(world, notes)
