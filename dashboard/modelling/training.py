"""The part Train: make a model of the project's records and what reviewers hold right, and watch it being made."""

import datetime as dt

import streamlit as st

from analyser.errors import AnalyserError
from analyser.settings import Settings
from analyser.storing.store import Store
from dashboard import trainings
from dashboard.modelling.kept import about
from dashboard.modelling.words import model_words
from dashboard.trainings import Order, Phase, Training
from dashboard.visit import Visit
from dashboard.words import plain

_FAILED = "models.training_failed"
_PHASES = {
    Phase.STARTING: (":material/hourglass_top:", "starting"),
    Phase.RUNNING: (":material/model_training:", "under way"),
    Phase.DONE: (":material/check_circle:", "done"),
    Phase.STOPPED: (":material/cancel:", "cancelled"),
    Phase.FAILED: (":material/error:", "failed"),
    Phase.INTERRUPTED: (":material/power_off:", "broken off: its process is gone, as when a computer is switched off"),
}
_NO_ENCODER = ""


def show_training(visit: Visit) -> None:
    """Draw the part."""
    st.markdown(
        "A new model learns from the fictional records and phrases that come with the project, and, if you like, from "
        "what your reviewers hold right. It goes on the shelf beside the others; nothing changes until it is in use."
    )
    if said := st.session_state.pop(_FAILED, None):
        st.error(said, icon=":material/error:")
    everything = trainings.all_trainings(visit.settings)
    running = next((each for each in everything if not each.phase.is_over), None)
    if running is None:
        _show_order(visit)
    else:
        _watch(running.id, visit.settings)
    _show_past([each for each in everything if each.phase.is_over])


def _show_order(visit: Visit) -> None:
    settings = visit.settings
    reviewed = _reviewed(visit.store)
    with st.form("models.order", border=True):
        name = st.text_input(
            "Name of the new model", key="models.name", placeholder="for example: with-reviews", max_chars=64
        )
        reviews = st.checkbox(
            f"Learn from reviews in the store as well ({reviewed:,} findings that somebody has reviewed)",
            key="models.reviews",
            disabled=not reviewed,
            help="Findings on which reviewers disagree are left out, and so are records kept without their text.",
        )
        st.caption(
            "Reviewed records are used while it learns and deleted from its working folder after. No sentence of "
            "theirs stays in the model, but what it weighs was counted in their words: keep it as you keep them."
        )
        encoder = st.selectbox(
            "Reading",
            [_NO_ENCODER, *_encoders(settings)],
            format_func=lambda each: f"with the encoder of {model_words(each)}" if each else "by words alone (fast)",
            key="models.encoder",
            help="An encoder reads passages in doubt for their meaning. It is slower, and needs its extra installed.",
        )
        measure = st.checkbox(
            "Measure it: leave each author out in turn (some minutes more)",
            value=True,
            key="models.measure",
            help="Only a model that was measured can be compared, and put into use here.",
        )
        asked = st.form_submit_button("Train", type="primary", icon=":material/model_training:")
    if asked:
        order = Order(name=name.strip(), reviews=reviews, encoder=encoder or None, measure=measure)
        _start(order, visit)


def _start(order: Order, visit: Visit) -> None:
    try:
        trainings.start(order, visit.settings, by=visit.person.name)
    except AnalyserError as error:
        st.session_state[_FAILED] = plain(str(error))
    st.rerun()


@st.fragment(run_every=1.0)
def _watch(name: str, settings: Settings) -> None:
    """The training that is under way; the page is drawn anew when it has ended."""
    training = trainings.find(name, settings)
    if training is None or training.phase.is_over:
        st.rerun()
        return
    with st.container(border=True):
        st.subheader(f"{plain(training.order.name)} is being trained", anchor=False)
        said = training.progress
        stage, share = (said.stage, said.share) if said is not None and said.stage else ("Getting ready", 0.0)
        st.progress(share, text=f"{plain(stage)} …")
        st.caption(f"For {_duration(dt.datetime.now(dt.UTC) - training.begun)}. You may leave this page; it goes on.")
        if st.button("Cancel", key="models.cancel", icon=":material/cancel:"):
            with st.spinner("Ending it …"):
                trainings.cancel(training)
            st.rerun()


def _show_past(past: list[Training]) -> None:
    if not past:
        return
    st.subheader("Earlier trainings", anchor=False)
    for training in past:
        icon, words = _PHASES[training.phase]
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{icon} **{plain(training.order.name)}**, {words}. {_details(training)}", width="stretch")
                st.button(
                    "Remove",
                    key=f"models.remove.{training.id}",
                    icon=":material/delete:",
                    help="Takes it off this list; a model that it made stays on the shelf.",
                    on_click=_discard,
                    args=(training,),
                )
            if training.trouble:
                st.error(plain(training.trouble), icon=":material/error:")
            elif training.phase is Phase.DONE and training.order.measure:
                st.caption("Compare it with the one in use under *Compare*, and put it into use under *On the shelf*.")


def _details(training: Training) -> str:
    said = training.progress
    parts = [f"Begun {training.begun:%d/%m/%Y %H:%M} UTC by {plain(training.by)}"]
    if said is not None:
        parts.append(f"after {_duration(dt.timedelta(seconds=said.seconds))}")
        if training.phase is not Phase.DONE and said.stage:
            parts.append(f"while {plain(said.stage[0].lower() + said.stage[1:])}")
    learnt = "with reviews" if training.order.reviews else "without reviews"
    return f"{', '.join(parts)}; {learnt}, {'measured' if training.order.measure else 'not measured'}."


def _discard(training: Training) -> None:
    trainings.discard(training)


def _reviewed(store: Store) -> int:
    """How many findings somebody has reviewed."""
    return sum(count.records for count in store.reviewed_counts())


def _encoders(settings: Settings) -> list[str]:
    shelf = settings.shelf()
    found = []
    for name in shelf.names():
        try:
            if about(name, settings).description.full:
                found.append(name)
        except AnalyserError:  # it is damaged; the part On the shelf says so
            continue
    return found


def _duration(time: dt.timedelta) -> str:
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    return f"{minutes} min {seconds:02d} s" if minutes else f"{seconds} s"
