"""Officers, their roles, and what each role may do."""

from dataclasses import dataclass, field, replace
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Choice, Text
from baktidesk.domain.labels import Labelled

COMMON_PINS = frozenset({"123456", "654321", "121212", "112233", "123123", "696969", "012345"})


class Role(Labelled):
    """What an officer may do at the desk."""

    OFFICER = "officer", QT_TRANSLATE_NOOP("Choice", "Officer")
    SUPERVISOR = "supervisor", QT_TRANSLATE_NOOP("Choice", "Supervisor")
    ADMIN = "admin", QT_TRANSLATE_NOOP("Choice", "Administrator")


class Deed(Labelled):
    """Deeds that not every role may do."""

    SET_UP_EVENT = "set_up_event", QT_TRANSLATE_NOOP("Choice", "Set up events")
    VOID = "void", QT_TRANSLATE_NOOP("Choice", "Void records")
    VOID_OTHERS = "void_others", QT_TRANSLATE_NOOP("Choice", "Void what others, or an earlier day, recorded")
    OVERDRAW = "overdraw", QT_TRANSLATE_NOOP("Choice", "Hand over more than the book shows")
    CORRECT_STOCK = "correct_stock", QT_TRANSLATE_NOOP("Choice", "Correct the stock ledger")
    MANAGE_OFFICERS = "manage_officers", QT_TRANSLATE_NOOP("Choice", "Manage officers")
    EXPORT_DETAIL = "export_detail", QT_TRANSLATE_NOOP("Choice", "Export with names")
    SET_RULES = "set_rules", QT_TRANSLATE_NOOP("Choice", "Change the donor rules")
    KEEP_PEOPLE = "keep_people", QT_TRANSLATE_NOOP("Choice", "Correct or erase a person")
    PASS_GATE = "pass_gate", QT_TRANSLATE_NOOP("Choice", "Close a day with open points")
    REOPEN_DAY = "reopen_day", QT_TRANSLATE_NOOP("Choice", "Open a closed day again")
    READ_TRAIL = "read_trail", QT_TRANSLATE_NOOP("Choice", "Read what others did")
    RESTORE = "restore", QT_TRANSLATE_NOOP("Choice", "Put a backup back")


ALLOWED: dict[Role, frozenset[Deed]] = {
    Role.OFFICER: frozenset({Deed.VOID}),
    Role.SUPERVISOR: frozenset(
        {
            Deed.SET_UP_EVENT,
            Deed.VOID,
            Deed.VOID_OTHERS,
            Deed.OVERDRAW,
            Deed.CORRECT_STOCK,
            Deed.EXPORT_DETAIL,
            Deed.SET_RULES,
            Deed.KEEP_PEOPLE,
            Deed.PASS_GATE,
            Deed.REOPEN_DAY,
            Deed.READ_TRAIL,
            Deed.RESTORE,
        }
    ),
    Role.ADMIN: frozenset(Deed),
}


def may(role: Role, deed: Deed) -> bool:
    """Tell whether a role may do a deed."""
    return deed in ALLOWED[role]


OFFICER_NAME = Text(label=QT_TRANSLATE_NOOP("Field", "Name of the officer"), required=True)
OFFICER_PIN = Text(
    label=QT_TRANSLATE_NOOP("Field", "PIN"),
    help=QT_TRANSLATE_NOOP("Field", "Six digits; it says who did what."),
    required=True,
    max_length=6,
    width=1,
)
NEW_PIN = replace(
    OFFICER_PIN, label=QT_TRANSLATE_NOOP("Field", "New PIN"), help=QT_TRANSLATE_NOOP("Field", "Six digits.")
)
NEW_PIN_AGAIN = replace(OFFICER_PIN, label=QT_TRANSLATE_NOOP("Field", "New PIN again"), help="")
PIN_OF_NOW = replace(OFFICER_PIN, label=QT_TRANSLATE_NOOP("Field", "PIN of now"), help="", width=2)
DESK_LETTER = Text(
    label=QT_TRANSLATE_NOOP("Field", "Desk letter"),
    help=QT_TRANSLATE_NOOP("Field", "Each desk has its own, A to Z."),
    required=True,
    upper=True,
    max_length=1,
    width=1,
)
DESK_WORK_UNIT = Text(label=QT_TRANSLATE_NOOP("Field", "Work unit"), required=True)


@dataclass(kw_only=True)
class OfficerEntry:
    """A new officer."""

    name: Annotated[str, OFFICER_NAME] = ""
    role: Annotated[Role, Choice(label=QT_TRANSLATE_NOOP("Field", "Role"), options=Role, required=True)] = Role.OFFICER
    pin: Annotated[str, OFFICER_PIN] = ""


@dataclass(kw_only=True)
class NewPin:
    """A PIN in place of another's, typed twice."""

    new_pin: Annotated[str, NEW_PIN] = field(default="", repr=False)
    new_pin_again: Annotated[str, NEW_PIN_AGAIN] = field(default="", repr=False)


@dataclass(kw_only=True)
class OwnPin:
    """A PIN in place of one's own, which is typed first."""

    pin: Annotated[str, PIN_OF_NOW] = field(default="", repr=False)
    new_pin: Annotated[str, NEW_PIN] = field(default="", repr=False)
    new_pin_again: Annotated[str, NEW_PIN_AGAIN] = field(default="", repr=False)


@dataclass(kw_only=True)
class EndOfDuty:
    """Why somebody is on duty no longer."""

    reason: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Reason"),
            help=QT_TRANSLATE_NOOP("Field", "It stands in the trail."),
            max_length=200,
        ),
    ] = ""


@dataclass(kw_only=True)
class Desk:
    """This laptop's place: the first page's questions."""

    work_unit: Annotated[str, DESK_WORK_UNIT] = ""
    desk: Annotated[str, DESK_LETTER] = "A"


@dataclass(frozen=True, kw_only=True)
class StoredOfficer:
    """An officer as stored, without the PIN; one who has `ended` is no longer on duty."""

    id: str
    name: str
    role: Role
    ended: bool = False


def check_pin(pin: str) -> Problem | None:
    """Say why a PIN is not accepted: six digits, neither one digit repeated nor a common row."""
    digits = sum(character in "0123456789" for character in pin)
    if digits != 6 or len(pin) != 6:
        return Problem(QT_TRANSLATE_NOOP("Problem", "A PIN has six digits. Now {count}."), {"count": digits})
    if len(set(pin)) == 1 or pin in COMMON_PINS:
        return Problem(QT_TRANSLATE_NOOP("Problem", "This PIN is too easy to guess. Please choose another."))
    return None


def check_desk(letter: str) -> Problem | None:
    """Say why a desk letter is not accepted."""
    if len(letter) == 1 and "A" <= letter <= "Z":
        return None
    return Problem(QT_TRANSLATE_NOOP("Problem", "The desk is one letter from A to Z."))
