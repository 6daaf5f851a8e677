"""Donors are known from earlier events, rolls and paper."""

import sqlalchemy as sa
from alembic import op

from baktidesk.domain.names import match_key

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "rule_set",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("limits", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_set")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("rule_set", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rule_set_valid_from"), ["valid_from"], unique=False)

    op.create_table(
        "different_person",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name=op.f("fk_different_person_other_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_different_person_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_different_person")),
        sa.UniqueConstraint("person_id", "other_id", name=op.f("uq_different_person_person_id_other_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("different_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_different_person_other_id"), ["other_id"], unique=False)

    op.create_table(
        "pmi_tally",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("blood_group", sa.String(length=10), nullable=False),
        sa.Column("bags", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint("bags >= 0", name=op.f("ck_pmi_tally_bags")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_pmi_tally_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pmi_tally")),
        sa.UniqueConstraint("event_id", "day", "blood_group", name=op.f("uq_pmi_tally_event_id_day_blood_group")),
        sqlite_strict=True,
    )
    op.create_table(
        "roll_entry",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("work_unit_id", sa.String(length=36), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_roll_entry_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_roll_entry_person_id")),
        sa.ForeignKeyConstraint(["work_unit_id"], ["work_unit.id"], name=op.f("fk_roll_entry_work_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_entry")),
        sa.UniqueConstraint("event_id", "kind", "person_id", name=op.f("uq_roll_entry_event_id_kind_person_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("roll_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roll_entry_person_id"), ["person_id"], unique=False)

    op.create_table(
        "slip_batch",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("first_number", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint("last_number >= first_number", name=op.f("ck_slip_batch_numbers")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_slip_batch_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip_batch")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("slip_batch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slip_batch_event_id"), ["event_id"], unique=False)

    with op.batch_alter_table("donor_visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("slip_number", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("consent_text", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("consent_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("specific", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_index(
            "uq_donor_visit_slip",
            ["event_id", "slip_number"],
            unique=True,
            sqlite_where=sa.text("slip_number IS NOT NULL AND voided_at IS NULL"),
            postgresql_where=sa.text("slip_number IS NOT NULL AND voided_at IS NULL"),
        )

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asks_donor_card", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("asks_consent", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("consent_text", sa.String(length=300), nullable=False, server_default=""))

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("match_key", sa.String(length=400), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("donor_card_number", sa.String(length=25), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("nip", sa.String(length=18), nullable=False, server_default=""))
        batch_op.create_index(
            batch_op.f("ix_person_birth_date_match_key"),
            ["birth_date", "match_key"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_person_birth_year_match_key_birth_date"),
            ["birth_year", "match_key", "birth_date"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_person_donor_card_number"), ["donor_card_number"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_nip"), ["nip"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_phone"), ["phone"], unique=False)

    _write_match_keys()


def _write_match_keys() -> None:
    person = sa.table("person", sa.column("id"), sa.column("full_name"), sa.column("match_key"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(person.c.id, person.c.full_name)).all():
        key = match_key(row.full_name)
        connection.execute(sa.update(person).where(person.c.id == row.id).values(match_key=key))


def downgrade() -> None:
    """Never used: a data file only goes forward, an older copy is kept."""
    raise RuntimeError("a data file only goes forward")
