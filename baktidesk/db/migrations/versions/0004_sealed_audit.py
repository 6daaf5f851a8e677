"""Every audit row carries the seal of all before it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision; db/seals.py then seals the rows that are there."""
    op.add_column("audit", sa.Column("seal", sa.String(length=64), nullable=False, server_default=""))


def downgrade() -> None:
    """Never used: a data file only goes forward, an older copy is kept."""
    raise RuntimeError("a data file only goes forward")
