"""The recipients' roll of an event: who stands on it, and who has not collected yet."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, CompoundSelect, Row, Select, and_, bindparam, select, union

from baktidesk.db.models import distribution, event, item, person, roll_entry
from baktidesk.db.session import Session
from baktidesk.domain.distribution import PersonKind
from baktidesk.domain.entitlement import Basis, Entitlement, Served
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.recipient_roll import RecipientLine
from baktidesk.domain.roll import RollKind, masked
from baktidesk.services.records import day_of
from baktidesk.services.relief.entitlements import list_entitlements

_KNOWN: Final = ("id", "full_name", "nik", "family_card_number", "name_key", "address")


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """What is still due to somebody on the recipients' roll: `rest` of an item, None where nothing says how much.

    `told` says that the roll has a quantity for this one.
    """

    person_id: str
    family_card_number: str
    rest: int | None
    told: bool

    def on_coupon(self, quantity: int) -> int:
        """Give how much a coupon is for where everybody gets `quantity`."""
        if self.rest is None:
            return quantity
        return self.rest if self.told else min(self.rest, quantity)


def recipient_lines(session: Session, event_id: str, item_id: str = "", *, whole: bool = False) -> list[RecipientLine]:
    """Give everybody on the recipients' roll by number, each with the last helping when nothing more is due.

    Of one item, as its entitlement counts it; without one, whatever was received at the event. NIK and family card
    number are given in full only when `whole` is asked for by an officer who may export names.
    """
    whole = whole and may(session.actor.role, Deed.EXPORT_DETAIL)
    helpings = _read(session, event_id, item_id)
    return [_line(row, helpings, whole=whole) for row in roll_rows(session, event_id)]


def not_yet_collected(session: Session, event_id: str, item_id: str = "") -> list[RecipientLine]:
    """Give those on the roll who, alone or with their household, have received nothing yet, by number."""
    return [line for line in recipient_lines(session, event_id, item_id) if line.served is None]


def due_on_roll(session: Session, event_id: str, item_id: str) -> list[Due]:
    """Give what is still due to everybody on the recipients' roll, by number."""
    helpings = _read(session, event_id, item_id)
    return [_due(row, helpings) for row in roll_rows(session, event_id)]


def dues_on_roll(session: Session, event_id: str, item_ids: Sequence[str]) -> dict[str, list[Due]]:
    """Give what is still due of several items, by item id; the roll and what was given are read once for all."""
    rules, people = list_entitlements(session, event_id), roll_rows(session, event_id)
    since = {item_id: _since(session, event_id, rules.get(item_id)) for item_id in item_ids}
    given: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in session.quick(_given(frozenset()), of_event=event_id):
        after = since.get(row.item_id)
        if after is None or row.day > after:
            given[row.item_id].append(row)
    helpings = {item_id: _Helpings(rules, item_id, given[item_id]) for item_id in item_ids}
    return {item_id: [_due(row, one) for row in people] for item_id, one in helpings.items()}


def roll_rows(session: Session, event_id: str) -> list[Row[Any]]:
    """Give the entries of the recipients' roll by number (`entry_id`, `number`, `share`, `note`) with their people.

    Of these the id and what they are known by: name, NIK, family card number and address.
    """
    return list(session.quick(_entries(), of_event=event_id))


def counts_households(rules: Mapping[str, Entitlement], item_id: str) -> bool:
    """Tell whether an item is given once to each household: so it is unless agreed otherwise."""
    rule = rules.get(item_id)
    return rule is None or rule.basis is Basis.HOUSEHOLD


class _Helpings:
    """What those on the roll have been given at an event, found again by person, NIK, family card, or home."""

    def __init__(self, rules: Mapping[str, Entitlement], item_id: str, given: Iterable[Row[Any]]) -> None:
        """Take what everybody may receive, and the rows of `_given` of one item, or of all ("")."""
        self._rules = rules
        self._rule = rules.get(item_id)
        self._of_one_item = bool(item_id)
        self._had: dict[str, Collection[Row[Any]]] = {}
        self._found: defaultdict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
        for row in given:
            for key in self._keys_of(row):
                self._found[key].append(row)

    def last(self, row: Row[Any]) -> Served | None:
        """Give the last helping of somebody to whom nothing more is due, None while something is."""
        had = self._of(row)
        if not had or (self._of_one_item and self.received(row) < (self.most(row) or 0)):
            return None
        return _served(max(had, key=lambda helping: (helping.at, helping.helping_id)))

    def most(self, row: Row[Any]) -> int | None:
        """Give how much somebody may receive of the item; None where neither the roll nor an entitlement says it."""
        share = row.share if self._of_one_item else None
        return self._rule.most(share) if self._rule else share

    def received(self, row: Row[Any]) -> int:
        """Give how much of the one item that is looked at somebody has received; 0 where all items are."""
        return sum(helping.quantity for helping in self._of(row)) if self._of_one_item else 0

    def rest(self, row: Row[Any]) -> int | None:
        """Give how much of the one item somebody may still receive; None where nothing says how much."""
        if self.last(row) is not None:
            return 0
        most = self.most(row)
        return None if most is None else most - self.received(row)

    def _of(self, row: Row[Any]) -> Collection[Row[Any]]:
        if not self._found:
            return ()
        if row.id not in self._had:
            found = (helping for key in _keys(row) for helping in self._found.get(key, ()))
            self._had[row.id] = {helping.helping_id: helping for helping in found}.values()
        return self._had[row.id]

    def _keys_of(self, row: Row[Any]) -> Iterator[tuple[str, str]]:
        """Give what a helping is found by: the family card only where households are counted."""
        if row.item_id in self._rules:
            shared = counts_households(self._rules, row.item_id)
        else:
            shared = row.recipient_kind != PersonKind.PERSON.value
        return (key for key in _keys(row) if shared or key[0] != "card")


def _read(session: Session, event_id: str, item_id: str) -> _Helpings:
    """Read what was given to those on the roll or theirs, of one item or of all ("")."""
    rules = list_entitlements(session, event_id)
    limits: dict[str, Any] = {"of_item": item_id} if item_id else {}
    since = _since(session, event_id, rules.get(item_id))
    limits |= {"since": since} if since else {}
    return _Helpings(rules, item_id, session.quick(_given(frozenset(limits)), of_event=event_id, **limits))


def _since(session: Session, event_id: str, rule: Entitlement | None) -> dt.date | None:
    """Give the local day after which helpings count; None where all do."""
    if rule is None or not rule.interval_days:
        return None
    return day_of(session, session.get(event, event_id)) - dt.timedelta(days=rule.interval_days)


def _due(row: Row[Any], helpings: _Helpings) -> Due:
    card, told = row.family_card_number, bool(row.share)
    return Due(person_id=row.id, family_card_number=card, rest=helpings.rest(row), told=told)


def _keys(row: Row[Any]) -> Iterator[tuple[str, str]]:
    yield "person", row.id
    if row.nik:
        yield "nik", row.nik
    if row.family_card_number:
        yield "card", row.family_card_number
    if row.address:
        yield "home", f"{row.name_key} {row.address}"


@cache
def _entries() -> Select[Any]:
    own = (roll_entry.c.id.label("entry_id"), roll_entry.c.number, roll_entry.c.quantity.label("share"))
    return _on_roll(*own, roll_entry.c.note, *(person.c[name] for name in _KNOWN)).order_by(roll_entry.c.number)


@cache
def _given(limits: frozenset[str]) -> Select[Any]:
    """Select what was given at an event to those on its roll, and to whoever shares with them what people are known by.

    What all others received is more by far on a long day, and would take a second to read.
    """
    own = [distribution.c[name] for name in ("at", "day", "quantity", "desk", "created_by", "proxy_name")]
    query = (
        select(distribution.c.id.label("helping_id"), distribution.c.item_id, distribution.c.recipient_kind, *own)
        .add_columns(item.c.unit, *(person.c[name] for name in _KNOWN))
        .select_from(distribution.join(person, person.c.id == distribution.c.person_id))
        .join(item, item.c.id == distribution.c.item_id)
        .where(distribution.c.event_id == bindparam("of_event"), distribution.c.voided_at.is_(None))
        .where(distribution.c.person_id.in_(_theirs()))
    )
    if "of_item" in limits:
        query = query.where(distribution.c.item_id == bindparam("of_item"))
    return query.where(distribution.c.day > bindparam("since")) if "since" in limits else query


def _theirs() -> CompoundSelect[Any]:
    """Select the ids of those on the roll, and of all with the same NIK, family card, or name and address."""
    known = _on_roll(*(person.c[name] for name in _KNOWN)).cte("known")
    ways = [("nik",), ("family_card_number",), ("address", "name_key")]
    same = (
        select(person.c.id)
        .join(known, and_(*(person.c[name] == known.c[name] for name in names)))
        .where(known.c[names[0]] != "")
        for names in ways
    )
    return union(select(known.c.id), *same)


def _on_roll(*columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .select_from(roll_entry.join(person, person.c.id == roll_entry.c.person_id))
        .where(roll_entry.c.event_id == bindparam("of_event"), roll_entry.c.kind == RollKind.RECIPIENT.value)
        .where(roll_entry.c.voided_at.is_(None))
    )


def _served(row: Row[Any]) -> Served:
    names = ("at", "day", "full_name", "quantity", "unit", "desk", "proxy_name")
    values = {name: row._mapping[name] for name in names}
    return Served(distribution_id=row.helping_id, officer=row.created_by, **values)


def _line(row: Row[Any], helpings: _Helpings, *, whole: bool) -> RecipientLine:
    nik, card = row.nik or "", row.family_card_number
    return RecipientLine(
        id=row.entry_id,
        person_id=row.id,
        number=row.number,
        full_name=row.full_name,
        nik=nik if whole else masked(nik),
        family_card_number=card if whole else masked(card),
        address=row.address,
        served=helpings.last(row),
        quantity=helpings.most(row) if row.share else None,
        received=helpings.received(row),
        note=row.note,
    )
