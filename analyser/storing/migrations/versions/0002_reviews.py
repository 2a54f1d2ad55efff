"""Reviews: the log of what people say of findings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the log."""
    op.create_table(
        "reviews",
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("reviewed_status", sa.String(16), nullable=False),
        sa.Column("engine_key", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(16)),
        sa.Column("reason_code", sa.String(32)),
        sa.Column("note", sa.Text()),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("adjudicates", sa.Boolean(), nullable=False),
        sa.Column("undoes", sa.Integer()),
        sa.PrimaryKeyConstraint("review_id", name="pk_reviews"),
        sa.UniqueConstraint("undoes", name="uq_reviews_undoes"),
        sa.ForeignKeyConstraint(["record_key"], ["records.record_key"], name="fk_reviews_records", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["engine_key"], ["engines.engine_key"], name="fk_reviews_engines"),
        sa.ForeignKeyConstraint(["undoes"], ["reviews.review_id"], name="fk_reviews_reviews", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    columns = ["record_key", "criterion", "reviewer", "adjudicates"]
    op.create_index("_".join(["ix_reviews", *columns]), "reviews", columns)
