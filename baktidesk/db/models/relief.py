"""The tables of goods: handed over, given, counted, owed, in dispute."""

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

from baktidesk.db.base import UtcDateTime, link_column, record_table, text_column

handover = record_table(
    "handover",
    link_column("event_id", "event"),
    Column("day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    text_column("institution", 150),
    text_column("recipient_kind", 20),
    link_column("area_id", "area", optional=True),
    text_column("receiver_name"),
    text_column("receiver_position"),
    text_column("receiver_identity", 20),
    Column("onward", Boolean, nullable=False),
    Column("symbolic", Boolean, nullable=False),
    text_column("giver_name"),
    text_column("giver_position"),
    text_column("document_number", 60),
    text_column("place"),
    text_column("basis", 300),
    text_column("receiver_address", 200),
    text_column("giver_identity", 20),
    text_column("giver_address", 200),
    text_column("first_witness", 150),
    text_column("second_witness", 150),
    link_column("delivery_id", "handover", optional=True),
    Column("document_serial", Integer),
    Column("document_state", String(10), nullable=False, default="draft"),
    Column("printed", Integer, nullable=False, default=0),
    UniqueConstraint("event_id", "document_serial"),
)
Index(None, handover.c.event_id, handover.c.day)

handover_line = record_table(
    "handover_line",
    link_column("handover_id", "handover"),
    link_column("item_id", "item"),
    Column("quantity", BigInteger, nullable=False),
    text_column("condition", 10),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(None, handover_line.c.handover_id)

onward_report = record_table(
    "onward_report",
    link_column("handover_line_id", "handover_line"),
    Column("quantity", BigInteger, nullable=False),
    text_column("whereto", 200),
    text_column("document", 60),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(None, onward_report.c.handover_line_id)

distribution = record_table(
    "distribution",
    link_column("event_id", "event"),
    Column("day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    link_column("person_id", "person", optional=True),
    text_column("recipient_kind", 20),
    link_column("area_id", "area", optional=True),
    link_column("item_id", "item"),
    Column("quantity", BigInteger, nullable=False),
    text_column("proxy_name"),
    text_column("proxy_relation", 40),
    text_column("collection_id", 36),
    text_column("override_reason", 300),
    text_column("exception_reason", 300),
    text_column("exception_by"),
    Column("warnings", JSON, nullable=False, default=list),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(None, distribution.c.event_id, distribution.c.day)
# Every distribution stands in one of the next two: so the newest of a list are found, however many counts of a crowd
# lie between them. Such a condition only serves a query that says it in the same words.
Index(
    "ix_distribution_named",
    distribution.c.event_id,
    distribution.c.day,
    distribution.c.at,
    sqlite_where=text("person_id IS NOT NULL OR collection_id <> ''"),
)
Index(
    "ix_distribution_crowd",
    distribution.c.event_id,
    distribution.c.day,
    distribution.c.at,
    sqlite_where=text("person_id IS NULL AND collection_id = ''"),
)
Index(None, distribution.c.person_id, sqlite_where=text("person_id IS NOT NULL"))
Index(None, distribution.c.collection_id, sqlite_where=text("collection_id <> ''"))
Index(
    "ix_distribution_exception",
    distribution.c.event_id,
    distribution.c.id,
    sqlite_where=text("exception_reason <> ''"),
)

entitlement = record_table(
    "entitlement",
    link_column("event_id", "event"),
    link_column("item_id", "item"),
    text_column("basis", 12),
    Column("quantity", BigInteger, nullable=False),
    Column("interval_days", Integer, nullable=False, default=0),
    UniqueConstraint("item_id"),
    CheckConstraint("quantity > 0", name="quantity"),
)

coupon = record_table(
    "coupon",
    link_column("event_id", "event"),
    Column("number", Integer, nullable=False),
    Column("token", String(32), nullable=False, unique=True),
    link_column("item_id", "item"),
    Column("quantity", BigInteger, nullable=False),
    link_column("person_id", "person", optional=True),
    link_column("distribution_id", "distribution", optional=True),
    link_column("replaces_id", "coupon", optional=True),
    UniqueConstraint("event_id", "number"),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(None, coupon.c.person_id)
Index(None, coupon.c.distribution_id)
Index(None, coupon.c.replaces_id, sqlite_where=text("replaces_id IS NOT NULL"))

dispute = record_table(
    "dispute",
    link_column("event_id", "event"),
    Column("day", Date, nullable=False),
    text_column("full_name"),
    text_column("note", 300),
    text_column("resolution", 300),
    Column("resolved_at", UtcDateTime),
)
Index(None, dispute.c.event_id, dispute.c.day)

stock_movement = record_table(
    "stock_movement",
    link_column("event_id", "event"),
    link_column("item_id", "item"),
    link_column("area_id", "area", optional=True),
    Column("day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String(12), nullable=False),
    text_column("recipient_kind", 20),
    Column("quantity", BigInteger, nullable=False),
    link_column("handover_line_id", "handover_line", optional=True),
    link_column("distribution_id", "distribution", optional=True),
    link_column("original_id", "stock_movement", optional=True),
    text_column("document", 60),
    text_column("source", 150),
    text_column("override_reason", 300),
    text_column("override_by"),
    CheckConstraint("quantity > 0", name="quantity"),
)
Index(None, stock_movement.c.item_id, stock_movement.c.kind, stock_movement.c.id)
Index(None, stock_movement.c.event_id, stock_movement.c.day)
Index(None, stock_movement.c.handover_line_id, sqlite_where=text("handover_line_id IS NOT NULL"))
Index(None, stock_movement.c.distribution_id, sqlite_where=text("distribution_id IS NOT NULL"))
Index(None, stock_movement.c.original_id, sqlite_where=text("original_id IS NOT NULL"))

stock_count = record_table(
    "stock_count",
    link_column("event_id", "event"),
    link_column("item_id", "item"),
    Column("day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("book", BigInteger, nullable=False),
    Column("counted", BigInteger, nullable=False),
    text_column("reason", 300),
    link_column("movement_id", "stock_movement", optional=True),
)
Index(None, stock_count.c.item_id)
