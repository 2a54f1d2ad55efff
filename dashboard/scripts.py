"""The two scripts that the dashboard adds to Streamlit's; they hold nothing of a record, and fetch nothing.

Without them, everything still works: the text does not move by itself, and a draft is read when its field is left.
"""

import streamlit as st

_SCROLL = """
const ATTEMPTS = [0, 60, 150, 300, 600, 1000];
export default function ({ data, parentElement }) {
  const wanted = data.record + " " + data.anchor;
  if (parentElement.dataset.shown === wanted) return;
  parentElement.dataset.shown = wanted;
  const another = parentElement.dataset.record !== data.record;
  parentElement.dataset.record = data.record;
  const timers = [];
  function stop() {
    timers.forEach(clearTimeout);
    for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) document.removeEventListener(name, stop, true);
  }
  function go() {
    if (another) document.querySelector("[data-testid=stMain]").scrollTop = 0;
    const place = document.getElementById(data.anchor);
    const box = place && place.closest(".text");
    if (box) box.scrollTop += place.getBoundingClientRect().top - box.getBoundingClientRect().top - 72;
  }
  for (const pause of ATTEMPTS) timers.push(setTimeout(go, pause));
  for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) document.addEventListener(name, stop, true);
  timers.push(setTimeout(stop, 1100));
}
"""

_LIVE = """
export default function ({ data }) {
  let timer = 0;
  function later(event) {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || !field.closest(".st-key-" + data.key)) return;
    clearTimeout(timer);
    timer = setTimeout(() => field.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true })
    ), data.pause);
  }
  document.addEventListener("input", later);
  return () => { clearTimeout(timer); document.removeEventListener("input", later); };
}
"""

_scroll = st.components.v2.component("analyser_scroll", js=_SCROLL, isolate_styles=False)
_live = st.components.v2.component("analyser_live", js=_LIVE, isolate_styles=False)


def scroll_to(record: str, anchor: str | None) -> None:
    """Scroll the text of a record to one of its marks, and the page to its top where the record is another.

    Args:
        record: Hash of the text, so that another record is scrolled anew.
        anchor: The mark; None to leave the text where it is.
    """
    _scroll(key="analyser_scroll", data={"record": record, "anchor": anchor or ""}, height=1)


def live(key: str, *, pause: int = 600) -> None:
    """Let a text area hand over what is typed after a pause, as Ctrl+Enter would.

    Args:
        key: The key of the text area.
        pause: Milliseconds without typing.
    """
    _live(key="analyser_live", data={"key": key, "pause": pause}, height=1)
