"""What Alembic runs to migrate a store; :mod:`analyser.storing.opening` hands it the connection.

A change of the schema: edit ``schema.py``, add a file to ``versions/`` that does the same to an
existing database (``down_revision`` is the file before it), and run the tests, which compare the two.
"""

from alembic import context

from analyser.storing.opening import VERSION_TABLE
from analyser.storing.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,  # the caller's transaction holds all of it, on SQLite as well
    render_as_batch=True,  # SQLite changes a column by copying its table
)
with context.begin_transaction():
    context.run_migrations()
