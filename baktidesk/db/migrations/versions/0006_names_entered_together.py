"""People of whom only the birth year is known have an index; that of all names is built anew, as always."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    undated = sa.text("birth_date IS NULL")
    op.create_index(
        "ix_person_undated",
        "person",
        ["birth_year", "match_key"],
        unique=False,
        sqlite_where=undated,
        postgresql_where=undated,
    )


def downgrade() -> None:
    """Never used: a data file only goes forward, an older copy is kept."""
    raise RuntimeError("a data file only goes forward")
