"""What is kept about a day as a whole: its lock, the figures told to the press, and attached files."""

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, String, UniqueConstraint, text

from baktidesk.db.base import UtcDateTime, link_column, record_table, text_column

attachment = record_table(
    "attachment",
    text_column("kind", 20),
    text_column("record_id", 36),
    text_column("label", 150),
    text_column("media_type", 40),
    Column("sha256", String(64), nullable=False),
    Column("bytes", BigInteger, nullable=False),
)
Index(None, attachment.c.record_id)


day_lock = record_table(
    "day_lock",
    link_column("event_id", "event"),
    Column("day", Date, nullable=False),
    Column("gates", JSON, nullable=False),
    Column("figures", JSON, nullable=False),
)
Index(
    "uq_day_lock_live",
    day_lock.c.event_id,
    day_lock.c.day,
    unique=True,
    sqlite_where=text("voided_at IS NULL"),
)

press_figures = record_table(
    "press_figures",
    link_column("event_id", "event"),
    Column("number", Integer, nullable=False),
    Column("as_of", UtcDateTime, nullable=False),
    Column("day", Date),
    Column("figures", JSON, nullable=False),
    link_column("corrects_id", "press_figures", optional=True),
    text_column("reason", 300),
    UniqueConstraint("event_id", "number"),
)
