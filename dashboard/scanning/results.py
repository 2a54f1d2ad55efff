"""What came of a batch: how many records state what, what could not be read, and the whole as a file."""

from functools import partial
from io import BytesIO

import pandas as pd
import streamlit as st

from analyser.cli.stored_report import write_stored
from analyser.criteria import discover
from analyser.domain.finding import Status
from analyser.domain.share import Share
from analyser.reporting.report import Format
from analyser.reporting.wording import ABOUT_FLAGS
from analyser.storing import Batch
from dashboard.visit import Visit, turn_to
from dashboard.words import plain

_FORMATS = {
    Format.XLSX: ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Format.CSV: ("CSV", "text/csv"),
    Format.HTML: ("Web page", "text/html"),
    Format.JSONL: ("JSON Lines", "application/jsonl"),
}
_MOST_LISTED = 500


def show_results(visit: Visit) -> None:
    """Draw the batch that the address names, else the newest; nothing where there is none."""
    batches = list(reversed(visit.store.batches()))
    if not batches:
        return
    st.subheader("What came of a batch", anchor=False)
    batch = _chosen(batches)
    _figures(batch)
    _by_criterion(visit, batch)
    _problems(visit, batch)
    _downloads(visit, batch)


def _chosen(batches: list[Batch]) -> Batch:
    by_id = {batch.id: batch for batch in batches}
    asked = st.query_params.get("batch")
    named = next((batch.id for batch in batches if str(batch.id) == asked), None)
    if asked is not None and named is None:
        st.info(f"There is no batch {plain(asked[:20])}; it may have been deleted.", icon=":material/info:")
    if named is not None:
        st.session_state["scan.batch"] = named
    elif st.session_state.get("scan.batch") not in by_id:
        st.session_state["scan.batch"] = batches[0].id

    def words(batch_id: int) -> str:
        batch = by_id[batch_id]
        state = "" if batch.finished_at else ", not finished"
        return f"{batch.name} (number {batch.id}, {batch.created_at:%d %b %Y}{state})"

    chosen: int = st.selectbox("Batch", list(by_id), format_func=words, key="scan.batch", on_change=_say_in_address)
    return by_id[chosen]


def _say_in_address() -> None:
    st.query_params["batch"] = str(st.session_state["scan.batch"])


def _figures(batch: Batch) -> None:
    figures = [("Records", f"{batch.records:,}"), ("Could not be read", f"{batch.problems:,}")]
    counts = batch.counts
    known = counts.updated + counts.unchanged if counts else 0
    if counts is not None and counts.new + known >= batch.records:  # a resumed scan counts what it did since then
        figures += [("New to the store", f"{counts.new:,}"), ("Known before", f"{known:,}")]
    for column, (label, value) in zip(st.columns(4), figures, strict=False):
        column.metric(label, value)
    if batch.records and st.button("Review these records", icon=":material/rate_review:"):
        turn_to("review", batch=batch.id)


def _by_criterion(visit: Visit, batch: Batch) -> None:
    counts = visit.store.counts(batch)
    if not counts:
        return
    rows = []
    for criterion in discover():
        statuses = counts.get(criterion.id)
        if statuses is None:
            continue
        met, partly, unmet = (statuses[each] for each in (Status.MET, Status.PARTLY_MET, Status.NOT_MET))
        share = Share(met, met + partly + unmet)
        rows.append(
            {
                "What a record should state": criterion.title,
                "Met": met,
                "Partly met": partly,
                "Not met": unmet,
                "Share met": None if share.value is None else 100 * share.value,
                "95 % interval": "" if share.low is None else f"{share.low:.0%} to {share.high:.0%}",
            }
        )
    shown = st.column_config.ProgressColumn("Share met", format="%.0f %%", min_value=0, max_value=100)
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content", column_config={"Share met": shown})
    st.caption(ABOUT_FLAGS)


def _problems(visit: Visit, batch: Batch) -> None:
    if not batch.problems:
        return
    with st.expander(f"{batch.problems:,} could not be read", icon=":material/warning:"):
        listed = [
            {"Record": each.record_id, "Where": each.source, "Why": each.reason}
            for each in visit.store.problems(batch)[:_MOST_LISTED]
        ]
        st.dataframe(pd.DataFrame(listed), hide_index=True)
        if batch.problems > _MOST_LISTED:
            st.caption(f"The first {_MOST_LISTED:,} of them; the downloads below list all.")


def _downloads(visit: Visit, batch: Batch) -> None:
    if any(visit.store.text(each.sha256) is None for each in visit.store.records(batch, limit=1)):
        st.caption("The words of these records are not kept, so there is no file of them to download.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Download", width="content")
        for form, (label, mime) in _FORMATS.items():
            st.download_button(
                label,
                partial(_written, visit, batch, form),
                file_name=f"batch-{batch.id}.{form.value}",
                mime=mime,
                icon=":material/download:",
                key=f"scan.download.{form.value}",
                on_click="ignore",
            )
    st.caption("These files hold words of records. Keep them where you would keep the records themselves.")


def _written(visit: Visit, batch: Batch, form: Format) -> bytes:
    buffer = BytesIO()
    write_stored(visit.store, batch, buffer, form)
    return buffer.getvalue()
