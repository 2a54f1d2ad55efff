"""Watching scans: how far each has come, and how to end it, go on with it or forget it."""

from collections.abc import Iterator

import streamlit as st

from analyser.reporting.wording import count_of
from dashboard.scans import JobProgress, JobState, ScanJob, all_jobs, cancel, discard, progress, resume
from dashboard.visit import Visit
from dashboard.words import plain

_SECONDS = 1.0
_MOST_SHOWN = 5
_STATES = {
    JobState.STARTING: (":material/hourglass_top:", "Starting"),
    JobState.READING: (":material/hourglass_top:", "Getting ready"),
    JobState.RUNNING: (":material/progress_activity:", "Scanning"),
    JobState.DONE: (":material/check_circle:", "Done"),
    JobState.STOPPED: (":material/pause_circle:", "Cancelled"),
    JobState.FAILED: (":material/error:", "Failed"),
    JobState.INTERRUPTED: (":material/power_off:", "Interrupted"),
}


def show_scans(visit: Visit) -> None:
    """Draw the scans that were not put away; those under way move on by themselves."""
    jobs = all_jobs(visit.settings)
    if not jobs:
        return
    st.subheader("Scans", anchor=False)
    for job in jobs[:_MOST_SHOWN]:
        under_way = not progress(job).state.is_over
        st.fragment(_show, run_every=_SECONDS if under_way else None)(visit, job, under_way=under_way)
    if len(jobs) > _MOST_SHOWN:
        with st.expander(f"{count_of(len(jobs) - _MOST_SHOWN, 'earlier scan')}"):
            for job in jobs[_MOST_SHOWN:]:
                _show(visit, job, under_way=False)


def _show(visit: Visit, job: ScanJob, *, under_way: bool) -> None:
    now = progress(job)
    if not job.home.exists():
        st.rerun()  # somebody has put it away in another tab
    if under_way and now.state.is_over:
        if now.batch is not None and _is_here(visit, job) and "batch" not in st.query_params:
            _open(now.batch)
        st.rerun()  # the batch's figures below are to be drawn as well
    icon, state = _STATES[now.state]
    with st.container(border=True, key=f"scan_job_{job.id}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"{icon} **{plain(job.asked.name)}** · {state}", width="content")
            with st.container(horizontal=True, width="content", gap="small"):
                _buttons(visit, job, now)
        if not now.state.is_over:
            _bar(now)
        st.caption(_figures(job, now))
        if now.error:
            st.error(plain(now.error), icon=":material/error:")
        for words in _asides(visit, job, now):
            st.caption(words)
        _columns_and_notices(now)


def _bar(now: JobProgress) -> None:
    said = now.said
    if said is None or not said.expected:
        st.progress(0.0, text="Getting ready …" if said is None else f"{said.records:,} so far")
        return
    done = said.held + said.records
    st.progress(min(1.0, done / said.expected), text=f"{done:,} of about {said.expected:,}")


def _figures(job: ScanJob, now: JobProgress) -> str:
    said = now.said
    parts = [f"asked for at {job.asked.at.astimezone():%H:%M on %d %B %Y}"]
    if said is not None:
        parts.append(count_of(said.held + said.records, "record"))
        if said.problems:
            parts.append(f"{said.problems:,} of them could not be read")
        if said.rate:
            parts.append(f"{said.rate:,.0f} a second" if said.rate >= 1 else "less than one a second")
        if said.seconds_left is not None and not now.state.is_over:
            parts.append(f"about {_duration(said.seconds_left)} left")
        elif now.state.is_over:
            parts.append(f"took {_duration(said.seconds)}")
    return " · ".join(parts)


def _asides(visit: Visit, job: ScanJob, now: JobProgress) -> Iterator[str]:
    """What else is to be known of a scan."""
    if not _is_here(visit, job):
        yield f"It saves to another store, {plain(job.asked.store)}. Open the dashboard with that one to go on."
    if now.can_resume and job.asked.uploads:
        files = count_of(job.asked.uploads, "uploaded file")
        yield f"Kept to go on with it: {files}, until it is done or put away, at most for a week."
    if job.asked.left_out:
        yield f"Left out as no records: {plain(', '.join(job.asked.left_out[:20]))}"


def _is_here(visit: Visit, job: ScanJob) -> bool:
    """Whether it saves to the store that is open; the number of its batch is another one's elsewhere."""
    return job.asked.store == visit.store.place


def _duration(seconds: float) -> str:
    if seconds < 1:
        return "a moment"
    if seconds < 100:
        return count_of(round(seconds), "second")
    return count_of(round(seconds / 60), "minute")


def _buttons(visit: Visit, job: ScanJob, now: JobProgress) -> None:
    if not now.state.is_over:
        st.button("Cancel", key=f"scan.cancel.{job.id}", icon=":material/stop:", on_click=cancel, args=(job,))
        return
    here = _is_here(visit, job)
    st.button(  # the leftmost: a second click on Cancel must not hit it
        "Put away",
        key=f"scan.discard.{job.id}",
        on_click=discard,
        args=(job,),
        help="What was saved stays in the store. Uploads that were kept to resume the scan are deleted.",
    )
    if here and now.can_resume and st.button("Resume", key=f"scan.resume.{job.id}", icon=":material/resume:"):
        resume(job, visit.settings.dashboard_store)
        st.rerun()
    if here and now.batch is not None:
        st.button("Show what came of it", key=f"scan.open.{job.id}", on_click=_open, args=(now.batch,), type="primary")


def _columns_and_notices(now: JobProgress) -> None:
    if now.said is None or not (now.said.columns or now.said.notices):
        return
    with st.expander("How its tables were read"):
        for table, columns in now.said.columns:
            st.caption(f"**{plain(table)}**: {plain(columns)}")
        for notice in now.said.notices:
            st.caption(plain(notice))


def _open(batch: int) -> None:
    st.query_params["batch"] = str(batch)
