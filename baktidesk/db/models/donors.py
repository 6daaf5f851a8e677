"""The donor desk's tables: visits, rolls, rules, PMI's tally, numbered slips."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
)

from baktidesk.db.base import Tenths, UtcDateTime, link_column, record_table, text_column

donor_visit = record_table(
    "donor_visit",
    link_column("event_id", "event"),
    Column("day", Date, nullable=False),
    Column("number", Integer, nullable=False),
    Column("queue_number", String(12), nullable=False),
    link_column("person_id", "person"),
    link_column("work_unit_id", "work_unit"),
    text_column("category", 20),
    text_column("claimed_blood_group", 10),
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
    text_column("consent_text", 300),
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
    link_column("event_id", "event"),
    text_column("kind", 12),
    Column("number", Integer, nullable=False),
    link_column("person_id", "person"),
    link_column("work_unit_id", "work_unit", optional=True),
    Column("quantity", BigInteger),
    text_column("note", 200),
    UniqueConstraint("event_id", "kind", "person_id"),
)
Index(None, roll_entry.c.person_id)

different_person = record_table(
    "different_person",
    link_column("person_id", "person"),
    link_column("other_id", "person"),
    UniqueConstraint("person_id", "other_id"),
)
Index(None, different_person.c.other_id)

rule_set = record_table(
    "rule_set",
    text_column("name"),
    text_column("source", 300),
    Column("valid_from", Date, nullable=False, index=True),
    Column("limits", JSON, nullable=False),
)

pmi_tally = record_table(
    "pmi_tally",
    link_column("event_id", "event"),
    Column("day", Date, nullable=False),
    text_column("blood_group", 10),
    Column("bags", Integer, nullable=False),
    UniqueConstraint("event_id", "day", "blood_group"),
    CheckConstraint("bags >= 0", name="bags"),
)

slip_batch = record_table(
    "slip_batch",
    link_column("event_id", "event"),
    Column("first_number", Integer, nullable=False),
    Column("last_number", Integer, nullable=False),
    CheckConstraint("last_number >= first_number", name="numbers"),
)
Index(None, slip_batch.c.event_id)
