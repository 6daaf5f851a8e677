"""A closed day takes nothing more: triggers refuse it, whichever program or desk asks.

A day is closed while a live row of `day_lock` names it. What is closed is what counts: visits, deliveries, stock,
disputes and PMI's tally. What comes after a day stays possible: papers, reports of onward distribution, erasing a
person.
"""

from typing import Final

from sqlalchemy import Connection

from baktidesk.db.base import metadata

REFUSAL: Final = "this day is closed"
OPEN: Final = {
    "distribution": {"proxy_name", "proxy_relation"},
    "dispute": set[str](),
    "donor_visit": set[str](),
    "handover": {
        "basis",
        "document_number",
        "document_serial",
        "document_state",
        "first_witness",
        "giver_address",
        "giver_identity",
        "place",
        "printed",
        "receiver_address",
        "second_witness",
    },
    "pmi_tally": set[str](),
    "stock_count": set[str](),
    "stock_movement": set[str](),
}
"""The tables of what a day is made of, each with the columns that may still change afterwards."""
LINES: Final = "handover_line"


def build(connection: Connection) -> None:
    """Create the triggers."""
    for statement in trigger_sql(connection.dialect.name):
        connection.exec_driver_sql(statement)


def trigger_sql(dialect: str) -> list[str]:
    """Give the statements that create the triggers of every watched table for `sqlite` or `postgresql`."""
    make = _postgresql if dialect == "postgresql" else _sqlite
    return [statement for table in (*OPEN, LINES) for statement in make(table)]


def drop(connection: Connection) -> None:
    """Remove the triggers, as before a migration; what is missing is passed over."""
    for table in (*OPEN, LINES):
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS keep_day_{table}() CASCADE")
            continue
        for deed in ("insert", "update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS keep_day_{table}_{deed}")


def _closed(table: str, row: str) -> str:
    """Give the condition that a row belongs to a closed day; `row` is NEW or OLD."""
    if table == LINES:
        return (
            "EXISTS (SELECT 1 FROM day_lock JOIN handover ON handover.event_id = day_lock.event_id "
            f"AND handover.day = day_lock.day WHERE handover.id = {row}.handover_id AND day_lock.voided_at IS NULL)"
        )
    return (
        f"EXISTS (SELECT 1 FROM day_lock WHERE day_lock.event_id = {row}.event_id "
        f"AND day_lock.day = {row}.day AND day_lock.voided_at IS NULL)"
    )


def _watched(table: str) -> str:
    free = OPEN.get(table, set()) | {"version"}
    return ", ".join(column.name for column in metadata.tables[table].columns if column.name not in free)


def _sqlite(table: str) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    new, old = _closed(table, "NEW"), _closed(table, "OLD")
    moments = {
        "insert": ("INSERT", new),
        "update": (f"UPDATE OF {_watched(table)}", f"{old} OR {new}"),
        "delete": ("DELETE", old),
    }
    return [
        f"CREATE TRIGGER keep_day_{table}_{name} BEFORE {deed} ON {table} WHEN {condition} {refuse}"
        for name, (deed, condition) in moments.items()
    ]


def _postgresql(table: str) -> list[str]:
    new, old = _closed(table, "NEW"), _closed(table, "OLD")
    refuse = f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'"
    body = (
        f"BEGIN IF TG_OP <> 'INSERT' THEN IF {old} THEN {refuse}; END IF; END IF; "
        f"IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; IF {new} THEN {refuse}; END IF; RETURN NEW; END"
    )
    deeds = f"INSERT OR DELETE OR UPDATE OF {_watched(table)}"
    return [
        f"CREATE FUNCTION keep_day_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER keep_day_{table} BEFORE {deeds} ON {table} FOR EACH ROW EXECUTE FUNCTION keep_day_{table}()",
    ]
