"""Counters that triggers keep inside every transaction, so that a summary costs the same at any size.

A measure counts the live rows of one table by event, day and a key. `services/summary.py` reads the
counters; `services/check.py` proves them equal to a scan of the records.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

SEPARATOR = "|"


@dataclass(frozen=True)
class Measure:
    """One counter: the table, the key (SQL over the row R), the condition and the amount a row adds.

    `server_key` is the key on PostgreSQL, where it cannot be said in the same words.
    """

    name: str
    table: str
    key: str
    condition: str = "1 = 1"
    amount: str = "1"
    server_key: str = ""

    def key_on(self, dialect: str) -> str:
        """Give the key for `sqlite` or `postgresql`."""
        return self.server_key if self.server_key and dialect == "postgresql" else self.key


ARRIVED = "arrived"
"""The measure of arrivals; its keys are the hours of UTC, 00 to 23."""

DONATED = "R.status = 'donated'"
MEASURES = (
    Measure("status", "donor_visit", "R.status"),
    Measure("passed", "donor_visit", "'passed'", "R.passed_at IS NOT NULL"),
    Measure("work_unit", "donor_visit", "R.work_unit_id"),
    Measure("unit_donated", "donor_visit", "R.work_unit_id", DONATED),
    Measure("blood_group", "donor_visit", "COALESCE(R.blood_group, 'unknown')", DONATED),
    Measure("deferral_reason", "donor_visit", "R.deferral_reason", "R.status = 'deferred'"),
    Measure(
        ARRIVED,
        "donor_visit",
        "substr(R.checked_in_at, 12, 2)",
        server_key="to_char(R.checked_in_at AT TIME ZONE 'UTC', 'HH24')",
    ),
    Measure(
        "stock",
        "stock_movement",
        "R.item_id || '|' || R.kind || '|' || COALESCE(R.area_id, '') || '|' || R.recipient_kind",
        amount="R.quantity",
    ),
    Measure(
        "crowd",
        "distribution",
        "R.item_id || '|' || COALESCE(R.area_id, '') || '|' || R.recipient_kind || '|' || R.desk",
        "R.person_id IS NULL AND R.collection_id = ''",
        amount="R.quantity",
    ),
)
TABLES = tuple(dict.fromkeys(measure.table for measure in MEASURES))


def scan_sql(measure: Measure, dialect: str) -> str:
    """Give the SELECT that counts a measure from the records themselves: event_id, day, key, n."""
    parts = (measure.key_on(dialect), measure.condition, measure.amount)
    key, condition, amount = (part.replace("R.", "") for part in parts)
    return (
        f"SELECT event_id, day, {key} AS key, SUM({amount}) AS n FROM {measure.table} "
        f"WHERE voided_at IS NULL AND {condition} GROUP BY 1, 2, 3"
    )


def trigger_sql(dialect: str) -> list[str]:
    """Give the statements that create the triggers of every measured table for `sqlite` or `postgresql`."""
    make = _postgresql if dialect == "postgresql" else _sqlite
    return [statement for table in TABLES for statement in make(table)]


def build(connection: Connection) -> None:
    """Create the triggers and count what is there already."""
    server = connection.dialect.name
    for statement in trigger_sql(server):
        connection.exec_driver_sql(statement)
    for measure in MEASURES:
        connection.exec_driver_sql(
            f"INSERT INTO tally (event_id, day, measure, key, n) "
            f"SELECT event_id, day, '{measure.name}', key, n FROM ({scan_sql(measure, server)}) AS counted"
        )


def drop(connection: Connection) -> None:
    """Remove the triggers and their counts, as before a migration; what is missing is passed over."""
    server = connection.dialect.name == "postgresql"
    for table in TABLES:
        if server:
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS tally_{table}() CASCADE")
            continue
        for moment in ("insert", "update"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS tally_{table}_{moment}")
    if "tally" in connection.dialect.get_table_names(connection):
        connection.exec_driver_sql("DELETE FROM tally")


def _addition(table: str, row: str, sign: str, dialect: str) -> str:
    parts = []
    for measure in (one for one in MEASURES if one.table == table):
        key, condition, amount = (
            part.replace("R.", f"{row}.") for part in (measure.key_on(dialect), measure.condition, measure.amount)
        )
        parts.append(
            f"SELECT {row}.event_id, {row}.day, '{measure.name}', {key}, {sign}({amount}) "
            f"WHERE {row}.voided_at IS NULL AND {condition}"
        )
    rows = " UNION ALL ".join(parts)
    return (
        f"INSERT INTO tally (event_id, day, measure, key, n) SELECT * FROM ({rows}) AS news WHERE true "
        "ON CONFLICT (event_id, day, measure, key) DO UPDATE SET n = tally.n + excluded.n"
    )


def _sqlite(table: str) -> list[str]:
    add, remove = _addition(table, "NEW", "+", "sqlite"), _addition(table, "OLD", "-", "sqlite")
    return [
        f"CREATE TRIGGER tally_{table}_insert AFTER INSERT ON {table} BEGIN {add}; END",
        f"CREATE TRIGGER tally_{table}_update AFTER UPDATE ON {table} BEGIN {remove}; {add}; END",
    ]


def _postgresql(table: str) -> list[str]:
    add, remove = _addition(table, "NEW", "+", "postgresql"), _addition(table, "OLD", "-", "postgresql")
    body = f"BEGIN IF TG_OP = 'UPDATE' THEN {remove}; END IF; {add}; RETURN NULL; END"
    return [
        f"CREATE FUNCTION tally_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER tally_{table} AFTER INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION tally_{table}()",
    ]
