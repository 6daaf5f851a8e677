"""Goods are given once: entitlements, coupons, disputes, counts and signed papers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "attachment",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("label", sa.String(length=150), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_record_id"), ["record_id"], unique=False)

    op.create_table(
        "dispute",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("full_name", sa.String(length=100), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("resolution", sa.String(length=300), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_dispute_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("dispute", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dispute_event_id_day"), ["event_id", "day"], unique=False)

    op.create_table(
        "entitlement",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("item_id", sa.String(length=36), nullable=False),
        sa.Column("basis", sa.String(length=12), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("interval_days", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_entitlement_quantity")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_entitlement_event_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_entitlement_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entitlement")),
        sa.UniqueConstraint("item_id", name=op.f("uq_entitlement_item_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "coupon",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.String(length=36), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.Column("distribution_id", sa.String(length=36), nullable=True),
        sa.Column("replaces_id", sa.String(length=36), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_coupon_quantity")),
        sa.ForeignKeyConstraint(["distribution_id"], ["distribution.id"], name=op.f("fk_coupon_distribution_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_coupon_event_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_coupon_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_coupon_person_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["coupon.id"], name=op.f("fk_coupon_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coupon")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_coupon_event_id_number")),
        sa.UniqueConstraint("token", name=op.f("uq_coupon_token")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("coupon", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coupon_distribution_id"), ["distribution_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_coupon_person_id"), ["person_id"], unique=False)

    op.create_table(
        "stock_count",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("item_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("book", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("movement_id", sa.String(length=36), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=1), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_stock_count_event_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_stock_count_item_id")),
        sa.ForeignKeyConstraint(["movement_id"], ["stock_movement.id"], name=op.f("fk_stock_count_movement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_count")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("stock_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_count_item_id"), ["item_id"], unique=False)

    with op.batch_alter_table("distribution", table_kwargs={"sqlite_strict": True}) as batch_op:
        batch_op.add_column(sa.Column("collection_id", sa.String(length=36), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("exception_reason", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("exception_by", sa.String(length=100), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("warnings", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.alter_column("person_id", existing_type=sa.String(length=36), nullable=True)

    with op.batch_alter_table("handover", table_kwargs={"sqlite_strict": True}) as batch_op:
        batch_op.add_column(sa.Column("basis", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("receiver_address", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("giver_identity", sa.String(length=20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("giver_address", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("first_witness", sa.String(length=150), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("second_witness", sa.String(length=150), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("delivery_id", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("document_serial", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("document_state", sa.String(length=10), nullable=False, server_default="draft"))
        batch_op.add_column(sa.Column("printed", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_unique_constraint(
            batch_op.f("uq_handover_event_id_document_serial"), ["event_id", "document_serial"]
        )
        batch_op.create_foreign_key(batch_op.f("fk_handover_delivery_id"), "handover", ["delivery_id"], ["id"])

    op.create_index("ix_person_family_card_number", "person", ["family_card_number"], unique=False)

    with op.batch_alter_table("onward_report", schema=None) as batch_op:
        batch_op.add_column(sa.Column("document", sa.String(length=60), nullable=False, server_default=""))

    with op.batch_alter_table("stock_movement", table_kwargs={"sqlite_strict": True}) as batch_op:
        batch_op.add_column(sa.Column("original_id", sa.String(length=36), nullable=True))
        batch_op.create_index(batch_op.f("ix_stock_movement_original_id"), ["original_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_stock_movement_original_id"), "stock_movement", ["original_id"], ["id"]
        )


def downgrade() -> None:
    """Never used: a data file only goes forward, an older copy is kept."""
    raise RuntimeError("a data file only goes forward")
