"""The lists of goods, and what belongs to a delivery, are found among any number of them without reading all."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    _partial("distribution", "named", ["event_id", "day", "at"], "person_id IS NOT NULL OR collection_id <> ''")
    _partial("distribution", "crowd", ["event_id", "day", "at"], "person_id IS NULL AND collection_id = ''")
    _partial("distribution", "exception", ["event_id", "id"], "exception_reason <> ''")
    _partial("distribution", "collection_id", ["collection_id"], "collection_id <> ''")
    # What points nowhere stood in these two as well, and no query asks for it.
    op.drop_index("ix_distribution_person_id", "distribution")
    op.drop_index("ix_stock_movement_original_id", "stock_movement")
    for table, column in (
        ("distribution", "person_id"),
        ("coupon", "replaces_id"),
        ("stock_movement", "handover_line_id"),
        ("stock_movement", "distribution_id"),
        ("stock_movement", "original_id"),
    ):
        _partial(table, column, [column], f"{column} IS NOT NULL")
    op.drop_index("ix_stock_movement_item_id_kind", "stock_movement")
    op.create_index("ix_stock_movement_item_id_kind_id", "stock_movement", ["item_id", "kind", "id"])


def downgrade() -> None:
    """Never used: a data file only goes forward, an older copy is kept."""
    raise RuntimeError("a data file only goes forward")


def _partial(table: str, name: str, columns: Sequence[str], condition: str) -> None:
    """Make an index of the rows that meet a condition."""
    where = sa.text(condition)
    op.create_index(f"ix_{table}_{name}", table, columns, sqlite_where=where, postgresql_where=where)
