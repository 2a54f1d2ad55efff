"""What each page is handed: who looks, the store, the settings; and what stays open between visits."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import streamlit as st

from analyser.settings import Settings
from analyser.storing import open_store
from analyser.storing.store import Store
from dashboard.access import Person
from dashboard.data_folder import folder_for

if TYPE_CHECKING:
    from analyser.pipeline import Pipeline  # with spaCy it takes a second, and most pages need neither


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One look at one page.

    Attributes:
        person: Who looks.
        store: The store, open.
        settings: What is set.
    """

    person: Person
    store: Store
    settings: Settings


def store_of(settings: Settings) -> Store:
    """The store of the dashboard; where none is set, one in the data folder, which is made for its owner alone.

    Raises:
        SettingsError: The data folder cannot be made.
        StoreError: The store cannot be opened.
    """
    if settings.store is None:
        folder_for(settings)
    return open_shared_store(settings.dashboard_store)


@st.cache_resource(show_spinner="Opening the store …")
def open_shared_store(url: str) -> Store:
    """The store, opened once for everybody; threads may share it.

    Raises:
        StoreError: It cannot be opened.
    """
    return open_store(url)


def turn_to(page: str, **query: object) -> NoReturn:
    """Turn to another page of the navigation.

    Args:
        page: Its part of the URL.
        query: What its address holds; never words of records.
    """
    # A page is known by its part of the URL, so this one stands for the one that the navigation shows.
    st.switch_page(
        st.Page(lambda: None, url_path=page, title=page), query_params={name: str(each) for name, each in query.items()}
    )


def pipeline_in_use(settings: Settings) -> "Pipeline":
    """The engine, loaded once for everybody, and anew when another model is promoted.

    Raises:
        ModelError: The model cannot be used.
    """
    from analyser.detecting.model_files import MANIFEST
    from analyser.detecting.shelf import NONE

    folder = settings.shelf().find(settings.model)
    return _pipeline(NONE if folder is None else (folder / MANIFEST).read_text(encoding="utf-8"), settings)


@st.cache_resource(show_spinner="Loading the reader …", max_entries=2)
def _pipeline(manifest: str, _settings: Settings) -> "Pipeline":  # noqa: ARG001 - the manifest is the cache's key
    from analyser.pipeline import load_pipeline

    return load_pipeline(_settings)
