"""The first schema: batches, records, findings and what they rest on."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _description() -> list[sa.Column[Any]]:
    names = ("date_text", "team", "agency", "author", "child_age")
    return [
        sa.Column("date", sa.Date()),
        *(sa.Column(name, sa.Text()) for name in names),
        sa.Column("pages", sa.JSON(none_as_null=True)),
    ]


def _key(name: str, type_: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=False, autoincrement=False)


def _span() -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in ("start_char", "end_char")]


def _of(table: str, parent: str, key: str, *, cascade: bool = True) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [key], [f"{parent}.{key}"], name=f"fk_{table}_{parent}", ondelete="CASCADE" if cascade else None
    )


def _of_finding(table: str) -> sa.ForeignKeyConstraint:
    keys = ["record_key", "criterion"]
    return sa.ForeignKeyConstraint(
        keys, [f"findings.{key}" for key in keys], name=f"fk_{table}_findings", ondelete="CASCADE"
    )


def upgrade() -> None:
    """Create every table."""
    _create_sources()
    _create_records()
    _create_results()


def _create_sources() -> None:
    op.create_table(
        "engines",
        sa.Column("engine_key", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("model", sa.Text()),
        sa.Column("model_sha256", sa.Text()),
        sa.PrimaryKeyConstraint("engine_key", name="pk_engines"),
        sa.UniqueConstraint("digest", name="uq_engines_digest"),
    )
    op.create_table(
        "strata",
        sa.Column("stratum_key", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("month", sa.Date()),
        sa.Column("team", sa.Text()),
        sa.Column("agency", sa.Text()),
        sa.PrimaryKeyConstraint("stratum_key", name="pk_strata"),
        sa.UniqueConstraint("digest", name="uq_strata_digest"),
    )
    op.create_table(
        "batches",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime()),
        sa.Column("new_records", sa.Integer()),
        sa.Column("updated_records", sa.Integer()),
        sa.Column("unchanged_records", sa.Integer()),
        sa.Column("not_assessed", sa.Integer()),
        sa.PrimaryKeyConstraint("batch_id", name="pk_batches"),
        sqlite_autoincrement=True,
    )


def _create_records() -> None:
    op.create_table(
        "records",
        sa.Column("record_key", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.DateTime(), nullable=False),
        sa.Column("last_seen", sa.DateTime(), nullable=False),
        sa.Column("engine_key", sa.Integer()),
        sa.Column("stratum_key", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64)),
        *_description(),
        sa.PrimaryKeyConstraint("record_key", name="pk_records"),
        sa.UniqueConstraint("sha256", name="uq_records_sha256"),
        _of("records", "engines", "engine_key", cascade=False),
        _of("records", "strata", "stratum_key", cascade=False),
    )
    for columns in (["date"], ["team", "date"], ["agency", "date"], ["record_id"], ["stratum_key"]):
        op.create_index("_".join(["ix_records", *columns]), "records", columns)
    op.create_table(
        "texts",
        _key("record_key", sa.Integer()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record_key", name="pk_texts"),
        _of("texts", "records", "record_key"),
    )
    op.create_table(
        "batch_records",
        _key("batch_id", sa.Integer()),
        _key("record_id", sa.Text()),
        _key("source", sa.Text()),
        _key("record_key", sa.Integer()),
        *_description(),
        sa.PrimaryKeyConstraint("batch_id", "record_id", "source", "record_key", name="pk_batch_records"),
        _of("batch_records", "batches", "batch_id"),
        _of("batch_records", "records", "record_key", cascade=False),
    )
    for column in ("record_key", "record_id"):
        op.create_index(f"ix_batch_records_{column}", "batch_records", [column])
    op.create_table(
        "batch_problems",
        _key("batch_id", sa.Integer()),
        _key("record_id", sa.Text()),
        _key("source", sa.Text()),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "record_id", "source", name="pk_batch_problems"),
        _of("batch_problems", "batches", "batch_id"),
    )


def _create_results() -> None:
    op.create_table(
        "findings",
        _key("record_key", sa.Integer()),
        _key("criterion", sa.Text()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stratum_key", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.PrimaryKeyConstraint("record_key", "criterion", name="pk_findings"),
        _of("findings", "records", "record_key"),
    )
    for columns in (["criterion", "status", "record_key"], ["criterion", "stratum_key", "status"]):
        op.create_index("_".join(["ix_findings", *columns]), "findings", columns)
    for table, particulars in (
        (
            "evidence",
            [sa.Column("detector", sa.Text(), nullable=False), sa.Column("score", sa.Double(), nullable=False)],
        ),
        ("near_misses", [sa.Column("why", sa.String(16), nullable=False)]),
    ):
        op.create_table(
            table,
            _key("record_key", sa.Integer()),
            _key("criterion", sa.Text()),
            _key("position", sa.Integer()),
            *_span(),
            *particulars,
            sa.PrimaryKeyConstraint("record_key", "criterion", "position", name=f"pk_{table}"),
            _of_finding(table),
        )
    for table, particulars in (
        (
            "actions",
            [
                sa.Column("owner", sa.Text()),
                sa.Column("owner_kind", sa.String(16), nullable=False),
                sa.Column("due", sa.Text()),
                sa.Column("detector", sa.Text(), nullable=False),
            ],
        ),
        ("participants", [sa.Column("party", sa.String(16))]),
    ):
        op.create_table(
            table,
            _key("record_key", sa.Integer()),
            _key("position", sa.Integer()),
            *_span(),
            *particulars,
            sa.PrimaryKeyConstraint("record_key", "position", name=f"pk_{table}"),
            _of(table, "records", "record_key"),
        )
