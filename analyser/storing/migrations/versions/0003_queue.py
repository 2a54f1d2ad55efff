"""Indexes by which the dashboard finds what to review, and one order of text on every database."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TABLES = (
    "engines",
    "strata",
    "batches",
    "records",
    "texts",
    "batch_records",
    "batch_problems",
    "findings",
    "evidence",
    "near_misses",
    "actions",
    "participants",
    "reviews",
)


def upgrade() -> None:
    """Order text as SQLite does, then make the indexes on it."""
    for columns in (["criterion", "status", "record_key"], ["criterion", "stratum_key", "status"]):
        op.drop_index("_".join(["ix_findings", *columns]), "findings")
    if op.get_bind().dialect.name == "postgresql":
        _order_by_code_point()
    for columns in (
        ["criterion", "status", "confidence", "record_key"],
        ["criterion", "stratum_key", "status", "confidence", "record_key"],
        ["record_key", "status", "confidence", "criterion"],
    ):
        op.create_index("_".join(["ix_findings", *columns]), "findings", columns)


def _order_by_code_point() -> None:
    """Names come in the same order whatever language the database was made for, and compare faster."""
    inspector = sa.inspect(op.get_bind())
    for table in _TABLES:
        for column in inspector.get_columns(table):
            kind = column["type"]
            if isinstance(kind, sa.String):
                op.alter_column(table, column["name"], type_=type(kind)(kind.length, collation="C"))
