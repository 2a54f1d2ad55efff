"""A store of an older version is brought up to date when it is opened, and keeps what it holds."""

from importlib.resources import files
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import make_url

from analyser.reporting.json_form import to_json
from analyser.storing import open_store
from analyser.storing.opening import _engine, writing
from analyser.storing.store import Store


def open_as_made_by(version: str, url: str) -> Store:
    """A new store with the schema that it had then."""
    engine = _engine(make_url(url))
    config = Config()
    config.set_main_option("script_location", str(files("analyser.storing") / "migrations"))
    config.set_main_option("path_separator", "os")
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    return Store(engine, keep_text=True)


def test_a_store_from_before_reviews(store_url: str, assess: Any, review: Any) -> None:
    saved = assess("Agreed: joint s47.", metadata={"team": "East", "date": "2015-06-05"})
    with open_as_made_by("0001", store_url) as old:
        old.save(old.begin_batch("June", "records"), [saved])
    with open_store(store_url) as store:
        assert store.info().version == "0003"
        assert [(batch.name, batch.records) for batch in store.batches()] == [("June", 1)]
        assert store.assessment(saved.record.sha256) == to_json(saved)
        assert list(store.current_reviews()) == []
        store.add_review(review(saved))
    with open_store(store_url) as store:
        assert store.info().reviews == 1
