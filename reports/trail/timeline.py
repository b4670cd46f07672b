"""The rows of all sources in one line of time, newest first. Every source gives its newest few behind a place, by an
index; of those the newest few are shown. So a page costs the same at the first row as at the millionth."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from .sources import sources

COLUMNS = "rank, key, at, by, client, told"


@dataclass(frozen=True)
class Place:
    """Where a row stands: its moment, its source's place in the list, its key."""

    at: datetime
    rank: int
    key: str

    def __str__(self):
        return f"{self.at.isoformat()}~{self.rank}~{self.key}"

    @classmethod
    def read(cls, words):
        """What `str` wrote, or None for anything else."""
        at, _tilde, rest = words.partition("~")
        rank, _tilde, key = rest.partition("~")
        try:
            source = sources()[int(rank)] if rank.isdecimal() else None
            moment = datetime.fromisoformat(at)
            known = source and moment.tzinfo and cls(moment, int(rank), source.model._meta.pk.to_python(key))
        except (ValueError, IndexError, ValidationError):
            return None
        return known or None


@dataclass(frozen=True)
class Row:
    source: object
    place: Place
    user_id: str
    client_id: object
    told: str

    @property
    def key(self):
        return self.place.key


@dataclass(frozen=True)
class Timeline:
    """What is asked for: whose record, which member of the staff, which kind, which days. Nothing asked: everything."""

    client_id: object = None
    user_id: object = None
    kind: str = ""
    from_on: object = None
    until_on: object = None
    as_of: datetime | None = None

    @classmethod
    def of(cls, asked, as_of=None):
        client, staff = asked.get("client"), asked.get("staff")
        return cls(
            client_id=client and client.pk,
            user_id=staff and staff.user_id,
            kind=asked.get("kind") or "",
            from_on=asked.get("from_on"),
            until_on=asked.get("until_on"),
            as_of=as_of,
        )

    def rows_after(self, place, limit):
        """The next rows behind this place; from the newest for None."""
        branches = [self._branch(rank, source, place, limit) for rank, source in self._asked()]
        if not branches:
            return []
        union = "\nUNION ALL ".join(sql for sql, _values in branches)
        values = [value for _sql, its in branches for value in its]
        order = 'at DESC, rank DESC, key COLLATE "C" DESC'
        found = _fetch(f"SELECT {COLUMNS} FROM ({union}) found ORDER BY {order} LIMIT {limit}", values)
        return [_row(*one) for one in found]

    def count(self):
        counted = []
        for _rank, source in self._asked():
            where, values = self._where(source)
            counted.append((f"(SELECT count(*) FROM {source.table} e WHERE {where})", values))
        if not counted:
            return 0
        sums = " + ".join(sql for sql, _values in counted)
        return _fetch(f"SELECT {sums}", [value for _sql, its in counted for value in its])[0][0]

    def _asked(self):
        for rank, source in enumerate(sources()):
            is_kind = not self.kind or source.kind == self.kind
            if is_kind and not (self.client_id and source.of_client == "FALSE"):
                yield rank, source

    def _branch(self, rank, source, place, limit):
        where, values = self._where(source)
        if place:
            behind, more = _behind(rank, source, place)
            where, values = f"{where} AND {behind}", [*values, *more]
        order = f"e.{source.at} DESC, e.{source.key} DESC"
        return f"({_select(rank, source)} WHERE {where} ORDER BY {order} LIMIT {limit})", values

    def _where(self, source):
        asked = [(source.where, []), *self._days(source)]
        if self.client_id:
            asked.append((source.of_client, [self.client_id]))
        if self.user_id:
            asked.append((source.of_user, [self.user_id]))
        return " AND ".join(sql for sql, _values in asked), [value for _sql, its in asked for value in its]

    def _days(self, source):
        if self.from_on:
            yield f"e.{source.at} >= %s", [_midnight(self.from_on)]
        if self.until_on:
            yield f"e.{source.at} < %s", [_midnight(self.until_on + timedelta(days=1))]
        if self.as_of:
            yield f"e.{source.at} <= %s", [self.as_of]


def row_of(name, key):
    """The row of one change, or None."""
    for rank, source in enumerate(sources()):
        if source.is_change and source.name == name:
            where = f"WHERE {source.where} AND e.{source.key} = %s"
            for one in _fetch(f"{_select(rank, source)} {where}", [key]):
                return _row(*one)
    return None


def _select(rank, source):
    key = f"lpad(e.{source.key}::text, 20, '0')" if source.is_change else f"e.{source.key}::text"
    shown = f"{rank} AS rank, {key} AS key, e.{source.at} AS at, ({source.by})::text AS by"
    return f"SELECT {shown}, ({source.client})::uuid AS client, {source.told} AS told FROM {source.table} e"


def _fetch(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _behind(rank, source, place):
    if rank < place.rank:
        return f"e.{source.at} <= %s", [place.at]
    if rank > place.rank:
        return f"e.{source.at} < %s", [place.at]
    return f"(e.{source.at}, e.{source.key}) < (%s, %s)", [place.at, place.key]


def _row(rank, key, at, by, client, told):
    source = sources()[rank]
    return Row(source, Place(at, rank, source.model._meta.pk.to_python(key)), by or "", client, told)


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
