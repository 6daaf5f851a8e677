"""A day can be closed, press figures are numbered, a roll says how much somebody is to get."""

import sqlalchemy as sa
from alembic import op

from baktidesk.db.base import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "day_lock",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("gates", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", UtcDateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_day_lock_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_lock")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("day_lock", schema=None) as batch_op:
        batch_op.create_index(
            "uq_day_lock_live",
            ["event_id", "day"],
            unique=True,
            sqlite_where=sa.text("voided_at IS NULL"),
            postgresql_where=sa.text("voided_at IS NULL"),
        )

    op.create_table(
        "press_figures",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("as_of", UtcDateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("corrects_id", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", UtcDateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["corrects_id"], ["press_figures.id"], name=op.f("fk_press_figures_corrects_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_press_figures_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_press_figures")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_press_figures_event_id_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("roll_entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("quantity", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("note", sa.String(length=200), nullable=False, server_default=""))


def downgrade() -> None:
    """Never used: a data file only goes forward, an older copy is kept."""
    raise RuntimeError("a data file only goes forward")
