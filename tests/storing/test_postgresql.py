"""What only a PostgreSQL server can do: refuse people, restart, encrypt, lock each other out, sort in its own way."""

import datetime as dt
import ipaddress
import os
import ssl
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import Connection, make_url, text

from analyser.errors import StoreError
from analyser.reporting.json_form import to_json
from analyser.storing import SaveCounts, open_store
from analyser.storing.postgresql import Pg8000, server_url
from analyser.storing.store import Store
from tests.storing.server import EMPTY, Server


@pytest.fixture
def reader(server: Server) -> Iterator[str]:
    """Somebody with a password who may do nothing yet; given as in a URL."""
    server.run("CREATE ROLE reader LOGIN PASSWORD 'open sesame'")
    yield "reader:open%20sesame"
    server.run("DROP OWNED BY reader")
    server.run("DROP ROLE reader")


def refused(url: str) -> str:
    """What is said of a store that cannot be opened; the password is in none of it."""
    with pytest.raises(StoreError) as caught:
        open_store(url)
    error: BaseException | None = caught.value
    while error:
        assert "sesame" not in str(error)
        error = error.__cause__ or error.__context__
    return str(caught.value)


@pytest.mark.parametrize(
    ("form", "message"),
    [
        pytest.param(
            "postgresql://postgres@127.0.0.1:1/x",
            "No database answers there. Check the address and the port",
            id="away",
        ),
        pytest.param("postgresql://postgres@nowhere.invalid/x", "There is no computer of that name", id="no-computer"),
        pytest.param("postgresql://postgres@/x?host=/nowhere", "No database answers there", id="no-socket"),
        pytest.param("postgresql://reader:sesame@127.0.0.1:{port}/x", "refuses this name or password", id="password"),
        pytest.param("postgresql://reader@127.0.0.1:{port}/x", "refuses this name or password", id="no-password"),
        pytest.param("postgresql://stranger:sesame@127.0.0.1:{port}/x", "refuses this name or password", id="stranger"),
        pytest.param("postgresql://postgres@127.0.0.1:{port}/nosuch", "There is no such database", id="no-database"),
        pytest.param(
            "postgresql://postgres:sesame@127.0.0.1:{port}/x?sslmode=require", "cannot be encrypted", id="not-encrypted"
        ),
    ],
)
@pytest.mark.usefixtures("reader")
def test_who_cannot_get_there(server: Server, form: str, message: str) -> None:
    assert message in refused(form.format(port=server.port))


@pytest.mark.parametrize(
    ("url", "message"),
    [
        pytest.param("postgresql://u:sesame@host", "it names no database", id="no-database"),
        pytest.param(
            "postgresql://u@host/x?password=sesame", "'password' is not understood. Known are host", id="option"
        ),
        pytest.param(
            "postgresql://u:sesame@host/x?sslmode=prefer", "Use one of disable, require, verify-full", id="mode"
        ),
        pytest.param(
            "postgresql://u:sesame@host/x?sslrootcert=/nowhere", "there is no file '/nowhere'", id="certificate"
        ),
        pytest.param("postgresql+psycopg://u:sesame@host/x", "'postgresql[+]psycopg' is not supported", id="driver"),
    ],
)
def test_urls_that_are_refused(url: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(url)
    refused(url)


def test_without_the_driver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    assert 'Install it with pip install "analyser[postgresql]"' in refused("postgresql://u:sesame@host/x")


@pytest.mark.parametrize(
    ("url", "encryption"),
    [
        pytest.param("postgresql://u@db.example/x", "verified", id="elsewhere"),
        pytest.param("postgresql://u@10.0.0.5/x", "verified", id="elsewhere-by-number"),
        pytest.param("postgresql://u@db.example/x?sslmode=require", True, id="not-verified-if-so-asked"),
        pytest.param("postgresql://u@db.example/x?sslmode=disable", False, id="open-if-so-asked"),
        pytest.param("postgresql://u@localhost/x", False, id="here"),
        pytest.param("postgresql://u@127.0.0.2/x", False, id="here-by-number"),
        pytest.param("postgresql://u@[::1]/x", False, id="here-by-new-number"),
        pytest.param("postgresql:///x", False, id="here-by-default"),
        pytest.param("postgresql://u@/x?host=/run/postgresql", False, id="socket"),
        pytest.param("postgresql://u@localhost/x?sslmode=verify-full", "verified", id="here-if-so-asked"),
    ],
)
def test_a_line_to_another_computer_is_encrypted(url: str, encryption: bool | str) -> None:
    _, arguments = Pg8000().create_connect_args(server_url(make_url(url)))
    made = arguments["ssl_context"]
    if encryption == "verified":
        assert made.verify_mode is ssl.CERT_REQUIRED
        assert made.check_hostname
    else:
        assert made is encryption


def test_who_asks_is_who_has_signed_in_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "somebody")
    assert server_url(make_url("postgresql:///x")).username == "somebody"


@pytest.fixture
def certificate(server: Server, tmp_path: Path) -> Iterator[Path]:
    """What a server on this computer proves itself by; the server uses it while the test runs."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = made.public_bytes(serialization.Encoding.PEM)
    (tmp_path / "server.crt").write_bytes(public)
    owner = server.data.stat()
    for file, content in (("server.crt", public), ("server.key", key.private_bytes(*form))):
        (server.data / file).write_bytes(content)
        (server.data / file).chmod(0o600)
        os.chown(server.data / file, owner.st_uid, owner.st_gid)
    server.run("ALTER SYSTEM SET ssl = on")
    server.run("SELECT pg_reload_conf()")
    yield tmp_path / "server.crt"
    server.run("ALTER SYSTEM RESET ssl")
    server.run("SELECT pg_reload_conf()")


def test_the_server_proves_who_it_is(postgresql_url: str, certificate: Path) -> None:
    with open_store(f"{postgresql_url}?sslmode=verify-full&sslrootcert={certificate}") as store:
        with store._reading() as connection:
            encrypted = text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
            assert connection.execute(encrypted).scalar_one() is True
        assert "sslrootcert" not in store.place
    assert "cannot prove who it is" in refused(f"{postgresql_url}?sslmode=verify-full")
    elsewhere = postgresql_url.replace("127.0.0.1", "localhost")
    message = refused(f"{elsewhere}?sslmode=verify-full&sslrootcert={certificate}")
    assert "cannot prove who it is" in message
    open_store(f"{postgresql_url}?sslmode=require").close()


def test_a_socket_in_a_folder(server: Server, postgresql_url: str) -> None:
    name = make_url(postgresql_url).database
    with open_store(f"postgresql://postgres@:{server.port}/{name}?host={server.folder}") as store:
        assert store.batches() == []


def test_who_may_not_make_tables_is_told_what_to_ask_for(server: Server, reader: str) -> None:
    with server.lend(EMPTY) as url:
        name = make_url(url).database
        assert name is not None
        message = refused(server.url(name, reader))
        assert "permission denied for schema public. You may not do that there. Ask whoever looks after" in message


def test_who_may_only_read_can_look_and_is_told_when_writing(server: Server, postgresql_url: str, reader: str) -> None:
    name = make_url(postgresql_url).database
    assert name is not None
    server.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", name)
    with open_store(server.url(name, reader)) as store:
        assert store.batches() == []
        with pytest.raises(StoreError, match=r"Cannot begin a batch.*permission denied.*You may not do that there"):
            store.begin_batch("June", "records")
    server.run("DROP OWNED BY reader", name)


def test_a_database_without_a_store_is_left_as_it_is_by_who_only_looks(server: Server) -> None:
    with server.lend(EMPTY) as url:
        with pytest.raises(StoreError, match=r"There is no store at postgresql://postgres@127.*Check the name"):
            open_store(url, create=False)
        name = make_url(url).database
        assert name is not None
        assert server.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", name) == [(0,)]


def test_a_restart_breaks_no_store_that_is_open(server: Server, postgresql_url: str, assess: Any) -> None:
    with open_store(postgresql_url) as store:
        batch = store.begin_batch("June", "records")
        store.save(batch, [assess("before")])
        server.control("restart")
        assert store.save(batch, [assess("after")]) == SaveCounts(new=1)
        server.control("restart")
        assert store.info().records == 2


def test_a_connection_that_breaks_in_the_middle_is_explained_and_replaced(
    server: Server, postgresql_url: str, assess: Any
) -> None:
    name = make_url(postgresql_url).database
    with open_store(postgresql_url) as store:
        batch = store.begin_batch("June", "records")

        def cut_off(connection: Connection) -> None:
            server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
            connection.execute(text("SELECT 1"))

        with pytest.raises(
            StoreError, match=r"Cannot save to the store.*starting or stopping|line to the server broke"
        ):
            store._write("save to", cut_off)
        assert store.save(batch, [assess("after")]) == SaveCounts(new=1)


def test_two_who_lock_each_other_out_both_get_through(store: Store, assess: Any) -> None:
    """PostgreSQL ends one of two transactions that wait for each other; it is begun again."""
    saved = [assess("one"), assess("two")]
    store.save(store.begin_batch("June", "records"), saved)
    keys = sorted(each.record.sha256 for each in saved)
    both_hold_one, tries = threading.Barrier(2), [0, 0]

    def lock(which: int) -> None:
        def work(connection: Connection) -> None:
            tries[which] += 1
            order = keys if which else keys[::-1]
            for step, sha256 in enumerate(order):
                connection.execute(
                    text("UPDATE records SET characters = characters WHERE sha256 = :key"), {"key": sha256}
                )
                if step == 0 and tries[which] == 1 and store._reader.dialect.name == "postgresql":
                    both_hold_one.wait(30)

        store._write("save to", work)

    threads = [threading.Thread(target=lock, args=(which,)) for which in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert sum(tries) == (3 if store._reader.dialect.name == "postgresql" else 2)


def test_text_is_compared_code_point_by_code_point(server: Server, postgresql_url: str) -> None:
    name = make_url(postgresql_url).database
    assert name is not None
    assert server.run("SELECT 'a' < 'B' COLLATE \"default\"", name) == [(True,)]  # as people sort
    other = server.run(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND data_type IN ('text', 'character varying') AND collation_name IS DISTINCT FROM 'C' "
        "AND table_name <> 'store_version'",
        name,
    )
    assert other == []


@pytest.mark.parametrize("field", ["record_id", "source", "team", "agency"])
def test_a_name_that_is_too_long_to_look_up_is_explained(postgresql_url: str, assess: Any, field: str) -> None:
    long = "".join(chr(0x4E00 + number * 7 % 20_000) for number in range(3000))
    changes = {field: long} if field in {"record_id", "source"} else {"metadata": {field: long, "date": "2015-06-05"}}
    with open_store(postgresql_url) as store:
        batch = store.begin_batch("June", "records")
        with pytest.raises(
            StoreError, match=r"is longer than the server can look up .2,700 bytes.. Check which columns"
        ):
            store.save(batch, [assess("text", **changes)])
        assert store.info().records == 0


def test_what_the_server_complains_of_is_not_repeated(postgresql_url: str, assess: Any) -> None:
    """It shows the row, with the words of the record, beside its message."""
    saved = assess("Zeynep said her uncle hit her.")
    with open_store(postgresql_url) as store:
        batch = store.begin_batch("June", "records")
        store._write(
            "save to", lambda each: each.execute(text("ALTER TABLE texts ADD CHECK (text NOT LIKE 'Zeynep%')"))
        )
        with pytest.raises(StoreError, match="violates check constraint") as caught:
            store.save(batch, [saved])
        error: BaseException | None = caught.value
        while error:
            assert "Zeynep" not in str(error)
            error = error.__cause__
        store._write("save to", lambda each: each.execute(text("ALTER TABLE texts DROP CONSTRAINT texts_text_check")))
        store.save(batch, [saved])
        assert store.assessment(saved.record.sha256) == to_json(saved)


def test_what_is_read_together_is_of_one_moment(postgresql_url: str) -> None:
    with open_store(postgresql_url) as store, store._reading() as connection:
        counting = text("SELECT count(*) FROM batches")
        assert connection.execute(counting).scalar_one() == 0
        store.begin_batch("June", "records")
        assert connection.execute(counting).scalar_one() == 0
    with open_store(postgresql_url) as store:
        assert len(store.batches()) == 1


def test_reading_writes_nothing(postgresql_url: str) -> None:
    with (
        open_store(postgresql_url) as store,
        pytest.raises(StoreError, match="read-only transaction"),
        store._reading() as connection,
    ):
        connection.execute(text("DELETE FROM batches"))


def test_a_store_is_made_once_however_many_make_it(server: Server) -> None:
    with server.lend(EMPTY) as url:
        made = [threading.Thread(target=lambda: open_store(url).close()) for _ in range(6)]
        for each in made:
            each.start()
        for each in made:
            each.join(120)
        with open_store(url, create=False) as store:
            assert store.batches() == []
