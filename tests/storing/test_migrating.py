"""A store of an older version is brought up to date when it is opened, and keeps what it holds."""

from importlib.resources import files
from typing import Any

import pytest
from alembic import command
from alembic.config import Config

from analyser.reporting.json_form import to_json
from analyser.storing import Wanted, open_store
from analyser.storing.opening import _engine, _parse, writing
from analyser.storing.store import Store

NEWEST = "0003"


def open_as_made_by(version: str, url: str) -> Store:
    """A new store with the schema that it had then."""
    engine = _engine(_parse(url))
    config = Config()
    config.set_main_option("script_location", str(files("analyser.storing") / "migrations"))
    config.set_main_option("path_separator", "os")
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    return Store(engine, keep_text=True)


@pytest.mark.parametrize("version", ["0001", "0002", NEWEST])
def test_a_store_of_any_version_keeps_what_it_holds(bare_url: str, assess: Any, review: Any, version: str) -> None:
    saved = assess("Agreed: joint s47.", metadata={"team": "East", "date": "2015-06-05"})
    with open_as_made_by(version, bare_url) as old:
        old.save(old.begin_batch("June", "records"), [saved])
    with open_store(bare_url) as store:
        assert store.info().version == NEWEST
        assert [(batch.name, batch.records) for batch in store.batches()] == [("June", 1)]
        assert store.assessment(saved.record.sha256) == to_json(saved)
        assert list(store.current_reviews()) == []
        store.add_review(review(saved))
    with open_store(bare_url) as store:
        assert store.info().reviews == 1
        assert [item.sha256 for item in store.queue(Wanted(team="East"))] == [saved.record.sha256]
