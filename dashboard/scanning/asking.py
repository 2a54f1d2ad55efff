"""Asking for a scan: files or a folder, which column is what, and under which name."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path, PurePath
from typing import Any, TypeAlias

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analyser.errors import AnalyserError
from analyser.reading import READERS, ReadOptions
from analyser.reading.preview import TablePreview, preview, preview_data
from analyser.reporting.wording import count_of
from dashboard.scans import start
from dashboard.scans.uploads import is_record
from dashboard.visit import Visit
from dashboard.words import plain

_What: TypeAlias = list[UploadedFile] | str
"""What is scanned: uploads, or the path of a folder or file."""
_DEMO = Path(__file__).parents[2] / "data" / "synthetic" / "demo"
_TYPES = sorted(suffix.removeprefix(".") for suffix in READERS)
_ROUND = "scan.round"
"""Counts the scans that were asked for: the fields of the next one are new, and empty."""
_Look: TypeAlias = Callable[[ReadOptions], Sequence[TablePreview]]
"""Looks into one file."""
_WITH_TABLES = READERS.keys() - {".docx", ".eml", ".md", ".pdf", ".rtf", ".txt"}
_MOST_LOOKED_INTO, _MOST_WALKED = 10, 2000
_GUESS = "As guessed"
_ROLES = {
    "id_col": ("Names the record", "id"),
    "date_col": ("Date of the discussion", "date"),
    "team_col": ("Team", "team"),
    "agency_col": ("Agency", "agency"),
    "author_col": ("Author", "author"),
    "child_age_col": ("Child's age", "child_age"),
    "question_col": ("Question, where one row is one answer", "question"),
    "answer_col": ("Answer, where one row is one answer", "answer"),
}
"""By option: what it is for, and the guess's name for it."""


def show_asking(visit: Visit) -> None:
    """Draw the form; a scan that is asked for starts at once."""
    ways = ["Files or a zip"] if visit.person.signed_in else ["Files or a zip", "A folder on this computer"]
    way = ways[0]
    if len(ways) > 1:
        chosen = st.segmented_control("What to scan", ways, default=way, required=True, label_visibility="collapsed")
        way = chosen or way
    if way == ways[0]:
        _files(visit)
    else:
        _folder(visit)


def offer_demo(visit: Visit) -> None:
    """A first look for whoever has no records at hand; only where the project's source is."""
    if not _DEMO.is_dir() or visit.person.signed_in or visit.store.batches():
        return
    st.caption("No records at hand? The demonstration batch is fictional; some of its files are damaged on purpose.")
    if st.button("Scan the demonstration batch", icon=":material/science:"):
        _begin(visit, str(_DEMO), name="Demonstration", columns=ReadOptions(), keep_text=True)


def _files(visit: Visit) -> None:
    uploaded = st.file_uploader(
        "Records: one file each, tables with a row each, or a zip of any of them",
        type=_TYPES,
        accept_multiple_files=True,
        key=f"scan.files.{st.session_state.get(_ROUND, 0)}",
        help="Word, PDF with a text layer, text, e-mail, RTF, Excel, CSV, parquet, JSON Lines. What you upload goes to "
        "the computer that analyser runs on, and nowhere else. It is deleted there as soon as it has been scanned. "
        "A hundred files and more arrive much sooner in a zip.",
    )
    if not uploaded:
        offer_demo(visit)
        return
    looks = [partial(_look_into_upload, file.file_id, file) for file in uploaded if _may_hold_tables(file.name)]
    columns = _columns(looks, nothing_else=all(_is_table(file.name) for file in uploaded))
    _finish(visit, uploaded, columns, usual=uploaded[0].name if len(uploaded) == 1 else "")


def _folder(visit: Visit) -> None:
    typed = st.text_input(
        "Full path of the folder",
        key=f"scan.folder.{st.session_state.get(_ROUND, 0)}",
        placeholder="/home/me/records",
        help="Its subfolders are scanned as well.",
    ).strip()
    if typed:
        path = Path(typed).expanduser()
        looks = [partial(_look_into, each) for each in _files_with_tables(path)]
        columns = _columns(looks, nothing_else=path.is_file() and _is_table(path.name))
        _finish(visit, typed, columns, usual=path.name)


def _finish(visit: Visit, what: _What, columns: ReadOptions | None, *, usual: str) -> None:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    name = left.text_input("Name of the batch", placeholder=usual or "June audit", max_chars=200)
    keep = right.checkbox(
        "Keep the words of the records",
        value=True,
        help="Without them the store holds places and statuses only, and nobody can review a record in its text.",
    )
    if st.button("Scan", type="primary", icon=":material/play_arrow:", disabled=columns is None) and columns:
        _begin(visit, what, name=name or usual, columns=columns, keep_text=keep)


def _begin(visit: Visit, what: _What, *, name: str, columns: ReadOptions, keep_text: bool) -> None:
    store = visit.settings.dashboard_store
    try:
        start(what, name=name, store_url=store, columns=columns, keep_text=keep_text, settings=visit.settings)
    except AnalyserError as error:  # what was chosen stays, to be mended
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.query_params.clear()
    st.rerun()


@st.cache_data(max_entries=40, scope="session", show_spinner="Looking into the tables …")
def _look_into_upload(file_id: str, _file: UploadedFile, options: ReadOptions) -> list[TablePreview]:  # noqa: ARG001
    return preview_data(_file.name, _file.getvalue(), options)


@st.cache_data(max_entries=40, ttl=60, scope="session", show_spinner="Looking into the tables …")
def _look_into(path: Path, options: ReadOptions) -> list[TablePreview]:
    return preview(path, options)


@st.cache_data(max_entries=4, ttl=60, scope="session", show_spinner="Looking into the folder …")
def _files_with_tables(path: Path) -> list[Path]:
    """The file itself, or those of a folder; none where there is no such folder, which is told when it is scanned."""
    if path.is_file():
        return [path] if _may_hold_tables(path.name) else []
    below = islice(path.rglob("*"), _MOST_WALKED)
    return sorted(
        each
        for each in below
        if _may_hold_tables(each.name) and is_record(each.relative_to(path).as_posix()) and each.is_file()
    )


def _may_hold_tables(name: str) -> bool:
    return PurePath(name).suffix.lower() in _WITH_TABLES


def _is_table(name: str) -> bool:
    return _may_hold_tables(name) and not name.lower().endswith(".zip")


def _columns(looks: Sequence[_Look], *, nothing_else: bool) -> ReadOptions | None:
    """The columns as guessed or as chosen.

    Args:
        looks: Look into each file that may hold tables.
        nothing_else: Whether those are all that there is to scan.

    Returns:
        How to read; None where nothing could be read that way.
    """
    looks, left = looks[:_MOST_LOOKED_INTO], len(looks[_MOST_LOOKED_INTO:])
    guessed = [table for look in looks for table in look(ReadOptions())]
    if not guessed:
        return ReadOptions()
    with st.expander(f"Columns of {count_of(len(guessed), 'table')}", expanded=True, icon=":material/table:"):
        options = _choose(guessed)
        tables = [table for look in looks for table in look(options)]
        for table in tables:
            _show_table(table)
        if left:
            st.caption(f"Not looked into beforehand: {count_of(left, 'more file')}.")
    return None if nothing_else and all(table.problem for table in tables) else options


def _choose(tables: Sequence[TablePreview]) -> ReadOptions:
    names = list(dict.fromkeys(column for table in tables for column in table.columns))
    st.caption("Each column is used as its name suggests. Change what is not right; it goes for every table here.")
    texts = st.multiselect(
        "Words of the record",
        names,
        placeholder="As guessed",
        help="Several columns are joined under their headings.",
    )
    chosen: dict[str, Any] = {}
    for place, (option, (label, _)) in zip(_places(len(_ROLES)), _ROLES.items(), strict=True):
        picked = place.selectbox(label, [_GUESS, *names], key=f"scan.{option}")
        chosen[option] = None if picked == _GUESS else picked
    return ReadOptions(text_col=tuple(texts), **chosen)


def _places(number: int) -> list[DeltaGenerator]:
    row = 4
    return [column for _ in range(0, number, row) for column in st.columns(row)][:number]


def _show_table(table: TablePreview) -> None:
    st.markdown(f"**{plain(table.label)}**")
    if table.problem:
        st.warning(plain(table.problem), icon=":material/warning:")
        return
    if table.guess is None:
        st.caption("Holds no records, and is not read.")
        return
    used = {column: "id" for column in [table.guess.id] if column} | dict.fromkeys(table.guess.texts, "text")
    used |= {column: role.replace("_", " ") for role, column in table.guess.metadata.items()}
    used |= {column: role for role in ("question", "answer") if (column := getattr(table.guess, role))}
    heads = {column: f"{column} → {used[column]}" if column in used else column for column in table.columns}
    frame = pd.DataFrame(list(table.rows), columns=list(table.columns)).rename(columns=heads)
    st.dataframe(frame, hide_index=True, height="content")
    unused = [column for column in table.columns if column not in used]
    if unused:
        st.caption(f"Not used: {plain(', '.join(unused))}")
