"""What stands above the lines of a large team: everybody on its caseloads is gathered once, for all the sums."""

from collections import Counter

from django.db import connection
from django.db.models import Case, Count, Q, Value, When
from django.db.models.expressions import RawSQL

from accounts.models import Membership
from clients.models import Client
from goals.models import Goal

from . import figures
from .counts import ASKED_FOR_SPACE, BESIDE, NOTHING

# In which sums a goal is counted, by whose it is.
IN_SUMS = {"court": ["court"], "by_them": ["by_them", "counted"], "together": ["together", "counted"], "": ["counted"]}
# Django has no word for WITH, and without it PostgreSQL gathers these people for each of the questions.
GATHERED = """
WITH gathered (client, asked_for_space_on) AS MATERIALIZED (%s)
SELECT 'people', COUNT(*), COUNT(asked_for_space_on) FROM gathered UNION ALL %s
"""


def sums_of(team):
    """{name: sum}, in which everybody counts once."""
    sums = Counter()
    for name, count, more in _asked(team):
        if name in IN_SUMS:
            sums.update(dict.fromkeys(IN_SUMS[name], count))
        else:
            sums.update({name: count, BESIDE.get(name, ""): more})
    return sums


def _asked(team):
    people, told = team.people.order_by().values("pk", "asked_for_space_on").query.sql_with_params()
    first, *others = _questions(team)
    sums, asked = first.union(*others, all=True).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(GATHERED % (people, sums), (*told, *asked))
        return cursor.fetchall()


def _questions(team):
    """(name, how many, how many more closely) of each."""
    gathered = RawSQL("SELECT gathered.client FROM gathered", [])
    quiet = Client.objects.filter(figures.not_seen_lately(team), ~ASKED_FOR_SPACE, pk__in=gathered)
    goals = Goal.objects.filter(figures.IN_PLAY, client__in=gathered)
    theirs = Case(When(goal__client__in=gathered, then=True), default=False)
    reached = figures.milestones(team).annotate(theirs=theirs).filter(theirs=True)
    specialists = Membership.objects.filter(pk__in=team.specialists)
    return [
        _sum(Value("specialists"), specialists, NOTHING),
        _sum(Value("not_seen"), quiet, Count("pk", filter=Q(figures.has_plan()))),
        _sum(Value("milestones"), reached, Count("goal__client", distinct=True)),
        _sum(Value("cosign"), figures.cosign_requests_of(team), NOTHING),
        _sum(figures.whose(), goals, NOTHING),
    ]


def _sum(name, rows, more):
    return rows.order_by().values_list(name).annotate(count=Count("pk"), more=more)
