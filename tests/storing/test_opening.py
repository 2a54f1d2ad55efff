"""Opening a store: what may be opened, what is made, and clear words where it cannot be."""

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect

from analyser.errors import StoreError
from analyser.storing import open_store
from analyser.storing.opening import VERSION_TABLE, _parse, open_engine
from analyser.storing.schema import Base


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Without the powers of root, if the tests run as root, for whom nothing is forbidden."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that an ordinary user can look into; pytest's own are for its user alone."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("form", ["{}/a.sqlite", "{}/a.db", "{}/A.SQLITE", "sqlite:///{}/a.anything"])
def test_a_file_is_made_and_found_again(tmp_path: Path, assess: Any, form: str) -> None:
    url = form.format(tmp_path)
    with open_store(url) as store:
        store.save(store.begin_batch("June", "records"), [assess("text")])
    with open_store(url, create=False) as store:
        assert store.info().records == 1
    [file] = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("url", "message"),
    [
        pytest.param("findings", "'findings'.*no database URL. Name a file that ends in .sqlite or .db", id="no-url"),
        pytest.param("mysql://host/name", "'mysql' is not supported. Use sqlite:///path", id="other-database"),
        pytest.param("sqlite+aiosqlite:///a.db", "is not supported", id="other-driver"),
        pytest.param("postgresql+nosuch://host/name", "'postgresql[+]nosuch' is not supported", id="unknown-driver"),
        pytest.param("sqlite://", "names no file", id="memory"),
        pytest.param("sqlite:///:memory:", "names no file", id="memory-by-name"),
        pytest.param("sqlite:///file:a.db?mode=ro&uri=true", "names no file", id="sqlite-uri"),
        pytest.param("{}/nowhere/a.sqlite", "No such file or directory. Name a file in a folder", id="no-folder"),
        pytest.param("{}/file.txt/a.sqlite", "Not a directory", id="folder-is-a-file"),
        pytest.param("{}/folder.db", "unable to open database file.*permissions or name another", id="is-a-folder"),
        pytest.param("sqlite:///{}/file.txt", "file is not a database. It is another kind of file", id="no-database"),
    ],
)
def test_what_cannot_be_opened(tmp_path: Path, url: str, message: str) -> None:
    (tmp_path / "file.txt").write_text("This is no database, whatever its name says." * 50)
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(StoreError, match=message):
        open_store(url.format(tmp_path))
    assert (tmp_path / "file.txt").read_text().startswith("This is no database")


@pytest.mark.parametrize("url", ["postgresql+pg8000://{}/name", "mysql://{}/name", "postgresql://{}:x/name"])
def test_a_password_is_never_repeated(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(url.format("user:secret@host"))
    assert "secret" not in str(caught.value)


def test_a_store_that_must_be_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"There is no store at .*a.sqlite. Check the name"):
        open_store(f"{tmp_path}/a.sqlite", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_store_if_one_is_to_be_made(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").touch()
    with pytest.raises(StoreError, match=r"There is no store at .*a.sqlite. Check the name"):
        open_store(f"{tmp_path}/a.sqlite", create=False)
    with open_store(f"{tmp_path}/a.sqlite") as store:
        assert store.batches() == []


def everything_in(engine: Engine) -> dict[str, object]:
    """Every table with its columns, indexes and rows, and the bytes of the file if it is one."""
    held: dict[str, object] = {}
    seen = inspect(engine)
    with engine.connect() as connection:
        for table in seen.get_table_names():
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()
            held[table] = (str(seen.get_columns(table)), str(seen.get_indexes(table)), [tuple(row) for row in rows])
    if engine.dialect.name == "sqlite":
        held["file"] = Path(str(engine.url.database)).read_bytes()
    return held


def test_a_store_of_a_newer_version_is_refused_and_left_alone(store_url: str) -> None:
    open_store(store_url).close()
    other = create_engine(_parse(store_url))
    with other.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    before = everything_in(other)
    with pytest.raises(StoreError, match=r"a newer version of analyser made it .its schema is 9999.*Upgrade analyser"):
        open_store(store_url)
    assert everything_in(other) == before
    other.dispose()


def test_the_database_of_another_program_is_refused(bare_url: str) -> None:
    other = create_engine(_parse(bare_url))
    with other.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE records (mine INTEGER)")
    other.dispose()
    with pytest.raises(StoreError, match=r"belongs to another program. Name a new one"):
        open_store(bare_url)


def test_a_damaged_store_is_refused(tmp_path: Path, assess: Any) -> None:
    path = tmp_path / "a.sqlite"
    with open_store(str(path)) as store:
        store.save(store.begin_batch("June", "records"), [assess(f"text {number}") for number in range(200)])
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with pytest.raises(StoreError, match=r"damaged. Restore it from a backup"), open_store(str(path)) as store:
        store.records()


def test_a_folder_where_nothing_may_be_written(shared_folder: Path) -> None:
    shared_folder.chmod(0o555)
    with (
        as_ordinary_user(),
        pytest.raises(StoreError, match=r"Permission denied. Name a file in a folder where you may"),
    ):
        open_store(f"{shared_folder}/a.sqlite")


def test_a_store_that_may_only_be_read(shared_folder: Path) -> None:
    path = shared_folder / "a.sqlite"
    open_store(str(path)).close()
    path.chmod(0o444)
    shared_folder.chmod(0o555)
    with as_ordinary_user(), pytest.raises(StoreError, match=r"You may not write to it.*name another file"):
        open_store(str(path))


def test_migrations_make_what_the_code_expects(bare_url: str) -> None:
    engine = open_engine(bare_url, create=True)
    with engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_many_threads_may_open_a_new_store_at_once(bare_url: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(open_store, [bare_url] * 8))
    for number, store in enumerate(stores):
        store.begin_batch(str(number), "records")
        store.close()
    with open_store(bare_url) as store:
        assert len(store.batches()) == 8


def test_many_processes_may_open_a_new_store_at_once(bare_url: str) -> None:
    program = f"from analyser.storing import open_store\nwith open_store({bare_url!r}) as s: s.begin_batch('b', 'f')"
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(4)]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    with open_store(bare_url) as store:
        assert len(store.batches()) == 4


def test_importing_the_stage_does_not_import_sqlalchemy() -> None:
    program = "import sys, analyser.storing, analyser.cli.store; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("replaced", [pytest.param(False, id="gone"), pytest.param(True, id="replaced")])
def test_a_file_that_goes_while_it_is_open_is_written_to_no_more(
    tmp_path: Path, assess: Any, review: Any, replaced: bool
) -> None:
    saved, file, elsewhere = assess("text"), tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    with open_store(str(file)) as store:
        store.save(store.begin_batch("June", "records"), [saved])
        file.rename(elsewhere)
        if replaced:
            file.write_bytes(elsewhere.read_bytes())
        for _ in range(2):
            with pytest.raises(StoreError, match="was moved, deleted or replaced while it was open"):
                store.add_review(review(saved))
            with pytest.raises(StoreError, match="was moved"):
                store.batches()
        assert file.exists() == replaced
        elsewhere.replace(file)
        store.add_review(review(saved))
        assert store.info().reviews == 1
