"""Every table of the data file; a record is never deleted, only voided with a reason."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from baktidesk.db.base import Tenths, UtcDateTime, metadata, record_table

LIVE = text("voided_at IS NULL")


def _text(name: str, length: int = 100) -> Column[str]:
    return Column(name, String(length), nullable=False, default="")


def _link(name: str, target: str, *, optional: bool = False) -> Column[str]:
    return Column(name, String(36), ForeignKey(f"{target}.id"), nullable=optional)


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
    _text("name"),
    _text("role", 20),
    _text("pin_hash", 200),
)

work_unit = record_table("work_unit", _text("name"), Column("key", String(400), nullable=False, unique=True))

event_series = record_table("event_series", _text("name"), Column("key", String(400), nullable=False, unique=True))

event = record_table(
    "event",
    Column("code", String(24), nullable=False, unique=True),
    _text("name"),
    _text("occasion"),
    _text("organiser"),
    _text("partner", 200),
    _link("series_id", "event_series", optional=True),
    _text("zone", 4),
    Column("target_donors", Integer),
    Column("target_bags", Integer),
    Column("asks_nik", Boolean, nullable=False),
    Column("asks_phone", Boolean, nullable=False),
    Column("asks_birth_date", Boolean, nullable=False),
    Column("asks_screening", Boolean, nullable=False),
    Column("asks_donor_card", Boolean, nullable=False, default=False),
    Column("asks_consent", Boolean, nullable=False, default=False),
    _text("consent_text", 300),
    Column("closed", Boolean, nullable=False, default=False),
)

event_day = record_table("event_day", _link("event_id", "event"), Column("day", Date, nullable=False), _text("place"))
Index(None, event_day.c.event_id)

area = record_table("area", _link("event_id", "event"), _text("name"), Column("position", Integer, nullable=False))
Index(None, area.c.event_id)

item = record_table(
    "item",
    _link("event_id", "event"),
    _text("name"),
    _text("unit", 20),
    _text("contents", 300),
    Column("position", Integer, nullable=False),
)
Index(None, item.c.event_id)

allocation = record_table(
    "allocation",
    _link("event_id", "event"),
    _link("item_id", "item"),
    _link("area_id", "area"),
    Column("quantity", BigInteger, nullable=False),
)
Index(None, allocation.c.event_id)

person = record_table(
    "person",
    _text("full_name"),
    Column("name_key", String(400), nullable=False, index=True),
    Column("nik", String(16), index=True),
    Column("family_card_number", String(16), nullable=False, default="", index=True),
    Column("birth_year", Integer),
    Column("birth_date", Date),
    _text("sex", 10),
    Column("phone", String(25), nullable=False, default="", index=True),
    _text("address", 200),
    Column("match_key", String(400), nullable=False, default=""),
    Column("donor_card_number", String(25), nullable=False, default="", index=True),
    Column("nip", String(18), nullable=False, default="", index=True),
)
Index(None, person.c.birth_date, person.c.match_key)
Index(None, person.c.birth_year, person.c.match_key, person.c.birth_date)

donor_visit = record_table(
    "donor_visit",
    _link("event_id", "event"),
    Column("day", Date, nullable=False),
    Column("number", Integer, nullable=False),
    Column("queue_number", String(12), nullable=False),
    _link("person_id", "person"),
    _link("work_unit_id", "work_unit"),
    _text("category", 20),
    _text("claimed_blood_group", 10),
    Column("status", String(12), nullable=False),
    Column("checked_in_at", UtcDateTime, nullable=False),
    Column("passed_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("deferral_reason", String(20)),
    Column("bag_number", String(30)),
    Column("bag_type", String(12)),
    Column("bag_volume_ml", Integer),
    Column("blood_group", String(10)),
    Column("rhesus", String(10)),
    Column("reaction", String(12)),
    Column("weight_kg", Integer),
    Column("haemoglobin_g_dl", Tenths),
    Column("systolic_mmhg", Integer),
    Column("diastolic_mmhg", Integer),
    Column("pulse_bpm", Integer),
    Column("temperature_c", Tenths),
    Column("warnings", JSON, nullable=False, default=list),
    Column("slip_number", Integer),
    _text("consent_text", 300),
    Column("consent_at", UtcDateTime),
    Column("specific", Boolean, nullable=False, default=False),
    UniqueConstraint("event_id", "queue_number"),
)
# On PostgreSQL a partial index has the same condition: migrations/env.py sees to it. Naming that server here would
# make SQLAlchemy import its dialect at every start.
Index(
    "uq_donor_visit_bag",
    donor_visit.c.event_id,
    donor_visit.c.bag_number,
    unique=True,
    sqlite_where=text("bag_number IS NOT NULL AND voided_at IS NULL"),
)
Index(
    "uq_donor_visit_slip",
    donor_visit.c.event_id,
    donor_visit.c.slip_number,
    unique=True,
    sqlite_where=text("slip_number IS NOT NULL AND voided_at IS NULL"),
)
Index("ix_donor_visit_list", donor_visit.c.event_id, donor_visit.c.day, donor_visit.c.id)
Index("ix_donor_visit_desk", donor_visit.c.event_id, donor_visit.c.desk, donor_visit.c.number)
Index("ix_donor_visit_person", donor_visit.c.person_id)

roll_entry = record_table(
    "roll_entry",
    _link("event_id", "event"),
    _text("kind", 12),
    Column("number", Integer, nullable=False),
    _link("person_id", "person"),
    _link("work_unit_id", "work_unit", optional=True),
    UniqueConstraint("event_id", "kind", "person_id"),
)
Index(None, roll_entry.c.person_id)

different_person = record_table(
    "different_person",
    _link("person_id", "person"),
    _link("other_id", "person"),
    UniqueConstraint("person_id", "other_id"),
)
Index(None, different_person.c.other_id)

rule_set = record_table(
    "rule_set",
    _text("name"),
    _text("source", 300),
    Column("valid_from", Date, nullable=False, index=True),
    Column("limits", JSON, nullable=False),
)

pmi_tally = record_table(
    "pmi_tally",
    _link("event_id", "event"),
    Column("day", Date, nullable=False),
    _text("blood_group", 10),
    Column("bags", Integer, nullable=False),
    UniqueConstraint("event_id", "day", "blood_group"),
    CheckConstraint("bags >= 0", name="bags"),
)

slip_batch = record_table(
    "slip_batch",
    _link("event_id", "event"),
    Column("first_number", Integer, nullable=False),
    Column("last_number", Integer, nullable=False),
    CheckConstraint("last_number >= first_number", name="numbers"),
)
Index(None, slip_batch.c.event_id)

handover = record_table(
    "handover",
    _link("event_id", "event"),
    Column("day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    _text("institution", 150),
    _text("recipient_kind", 20),
    _link("area_id", "area", optional=True),
    _text("receiver_name"),
    _text("receiver_position"),
    _text("receiver_identity", 20),
    Column("onward", Boolean, nullable=False),
    Column("symbolic", Boolean, nullable=False),
    _text("giver_name"),
    _text("giver_position"),
    _text("document_number", 60),
    _text("place"),
    _text("basis", 300),
    _text("receiver_address", 200),
    _text("giver_identity", 20),
    _text("giver_address", 200),
    _text("first_witness", 150),
    _text("second_witness", 150),
    _link("delivery_id", "handover", optional=True),
    Column("document_serial", Integer),
    Column("document_state", String(10), nullable=False, default="draft"),
    Column("printed", Integer, nullable=False, default=0),
    UniqueConstraint("event_id", "document_serial"),
)
Index(None, handover.c.event_id, handover.c.day)

handover_line = record_table(
    "handover_line",
    _link("handover_id", "handover"),
    _link("item_id", "item"),
    Column("quantity", BigInteger, nullable=False),
    _text("condition", 10),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(None, handover_line.c.handover_id)

onward_report = record_table(
    "onward_report",
    _link("handover_line_id", "handover_line"),
    Column("quantity", BigInteger, nullable=False),
    _text("whereto", 200),
    _text("document", 60),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(None, onward_report.c.handover_line_id)

distribution = record_table(
    "distribution",
    _link("event_id", "event"),
    Column("day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    _link("person_id", "person", optional=True),
    _text("recipient_kind", 20),
    _link("area_id", "area", optional=True),
    _link("item_id", "item"),
    Column("quantity", BigInteger, nullable=False),
    _text("proxy_name"),
    _text("proxy_relation", 40),
    _text("collection_id", 36),
    _text("override_reason", 300),
    _text("exception_reason", 300),
    _text("exception_by"),
    Column("warnings", JSON, nullable=False, default=list),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(None, distribution.c.event_id, distribution.c.day)
Index(None, distribution.c.person_id)

entitlement = record_table(
    "entitlement",
    _link("event_id", "event"),
    _link("item_id", "item"),
    _text("basis", 12),
    Column("quantity", BigInteger, nullable=False),
    Column("interval_days", Integer, nullable=False, default=0),
    UniqueConstraint("item_id"),
    CheckConstraint("quantity > 0", name="quantity"),
)

coupon = record_table(
    "coupon",
    _link("event_id", "event"),
    Column("number", Integer, nullable=False),
    Column("token", String(32), nullable=False, unique=True),
    _link("item_id", "item"),
    Column("quantity", BigInteger, nullable=False),
    _link("person_id", "person", optional=True),
    _link("distribution_id", "distribution", optional=True),
    _link("replaces_id", "coupon", optional=True),
    UniqueConstraint("event_id", "number"),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(None, coupon.c.person_id)
Index(None, coupon.c.distribution_id)

dispute = record_table(
    "dispute",
    _link("event_id", "event"),
    Column("day", Date, nullable=False),
    _text("full_name"),
    _text("note", 300),
    _text("resolution", 300),
    Column("resolved_at", UtcDateTime),
)
Index(None, dispute.c.event_id, dispute.c.day)

stock_movement = record_table(
    "stock_movement",
    _link("event_id", "event"),
    _link("item_id", "item"),
    _link("area_id", "area", optional=True),
    Column("day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String(12), nullable=False),
    _text("recipient_kind", 20),
    Column("quantity", BigInteger, nullable=False),
    _link("handover_line_id", "handover_line", optional=True),
    _link("distribution_id", "distribution", optional=True),
    _link("original_id", "stock_movement", optional=True),
    _text("document", 60),
    _text("source", 150),
    _text("override_reason", 300),
    _text("override_by"),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(None, stock_movement.c.item_id, stock_movement.c.kind)
Index(None, stock_movement.c.event_id, stock_movement.c.day)
Index(None, stock_movement.c.original_id)

stock_count = record_table(
    "stock_count",
    _link("event_id", "event"),
    _link("item_id", "item"),
    Column("day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("book", BigInteger, nullable=False),
    Column("counted", BigInteger, nullable=False),
    _text("reason", 300),
    _link("movement_id", "stock_movement", optional=True),
)
Index(None, stock_count.c.item_id)

attachment = record_table(
    "attachment",
    _text("kind", 20),
    _text("record_id", 36),
    _text("label", 150),
    _text("media_type", 40),
    Column("sha256", String(64), nullable=False),
    Column("bytes", BigInteger, nullable=False),
)
Index(None, attachment.c.record_id)

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
