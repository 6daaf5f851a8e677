"""Settings, the audit, officers, events with their days, areas and items, people, and the counters."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer, String, Table

from baktidesk.db.base import UtcDateTime, link_column, metadata, record_table, text_column

setting = Table(
    "setting",
    metadata,
    Column("key", String(60), primary_key=True),
    Column("value", JSON, nullable=False),
    sqlite_strict=True,
)

audit = Table(
    "audit",
    metadata,
    Column("sequence", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("deed", String(36), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("officer", String(100), nullable=False),
    Column("desk", String(1), nullable=False),
    Column("program", String(20), nullable=False),
    Column("action", String(30), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("record_id", String(36), nullable=False, index=True),
    Column("changes", JSON, nullable=False),
    Column("seal", String(64), nullable=False, default=""),
    sqlite_strict=True,
)

officer = record_table(
    "officer",
    text_column("name"),
    text_column("role", 20),
    text_column("pin_hash", 200),
)

work_unit = record_table("work_unit", text_column("name"), Column("key", String(400), nullable=False, unique=True))

event_series = record_table(
    "event_series", text_column("name"), Column("key", String(400), nullable=False, unique=True)
)

event = record_table(
    "event",
    Column("code", String(24), nullable=False, unique=True),
    text_column("name"),
    text_column("occasion"),
    text_column("organiser"),
    text_column("partner", 200),
    link_column("series_id", "event_series", optional=True),
    text_column("zone", 4),
    Column("target_donors", Integer),
    Column("target_bags", Integer),
    Column("asks_nik", Boolean, nullable=False),
    Column("asks_phone", Boolean, nullable=False),
    Column("asks_birth_date", Boolean, nullable=False),
    Column("asks_screening", Boolean, nullable=False),
    Column("asks_donor_card", Boolean, nullable=False, default=False),
    Column("asks_consent", Boolean, nullable=False, default=False),
    text_column("consent_text", 300),
    Column("closed", Boolean, nullable=False, default=False),
)

event_day = record_table(
    "event_day", link_column("event_id", "event"), Column("day", Date, nullable=False), text_column("place")
)
Index(None, event_day.c.event_id)

area = record_table(
    "area", link_column("event_id", "event"), text_column("name"), Column("position", Integer, nullable=False)
)
Index(None, area.c.event_id)

item = record_table(
    "item",
    link_column("event_id", "event"),
    text_column("name"),
    text_column("unit", 20),
    text_column("contents", 300),
    Column("position", Integer, nullable=False),
)
Index(None, item.c.event_id)

allocation = record_table(
    "allocation",
    link_column("event_id", "event"),
    link_column("item_id", "item"),
    link_column("area_id", "area"),
    Column("quantity", BigInteger, nullable=False),
)
Index(None, allocation.c.event_id)

person = record_table(
    "person",
    text_column("full_name"),
    Column("name_key", String(400), nullable=False, index=True),
    Column("nik", String(16), index=True),
    Column("family_card_number", String(16), nullable=False, default="", index=True),
    Column("birth_year", Integer),
    Column("birth_date", Date),
    text_column("sex", 10),
    Column("phone", String(25), nullable=False, default="", index=True),
    text_column("address", 200),
    Column("match_key", String(400), nullable=False, default=""),
    Column("donor_card_number", String(25), nullable=False, default="", index=True),
    Column("nip", String(18), nullable=False, default="", index=True),
)
Index(None, person.c.birth_date, person.c.match_key)
Index(None, person.c.birth_year, person.c.match_key, person.c.birth_date)
Index(
    "ix_person_undated",
    person.c.birth_year,
    person.c.match_key,
    sqlite_where=person.c.birth_date.is_(None),
)

tally = Table(
    "tally",
    metadata,
    Column("event_id", String(36), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("measure", String(20), primary_key=True),
    Column("key", String(160), primary_key=True),
    Column("n", BigInteger, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
