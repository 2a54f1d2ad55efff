"""Laying out a record: passages become a page as the house style has it."""

import re
from collections.abc import Iterable, Sequence
from random import Random

from analyser.synthetic.actions import Actions
from analyser.synthetic.cast import LOG_TIMES, log_time
from analyser.synthetic.choosing import HEADER, Item
from analyser.synthetic.listing import BEGINS_WITH_BULLET, write_atoms
from analyser.synthetic.manner import Form
from analyser.synthetic.marks import Kind, Mark, Marked, Page
from analyser.synthetic.noise import dictate
from analyser.synthetic.prompts import PLAIN_PROMPTS, PROMPTS
from analyser.synthetic.sections import FORMAL, SHORT, Section, draw_order, home_of
from analyser.synthetic.styles import Heading, Style

_OWN_LINE = re.compile(
    r"\s*(?:[-*•>|~#\[(☐☑]|\d+[.):]|[a-z]\)|\d{1,2}[:.]?\d\d\b)|[^.\n]{0,28}:(?!\d)|.*[|\t\n]|[A-Z /]{12,}", re.DOTALL
)
_WHOLE_HEAD = re.compile(r".*\n|[A-Z /|:\d-]{12,}", re.DOTALL)
_BEGINS_WITH_TIME = re.compile(r"\s*\d{1,2}[:.]?\d\d")
_BULLETS = ("- ", "* ", "• ", "> ", "– ")
_PARAGRAPH = 4
"""At most so many passages stand in one paragraph."""


class _Writer:
    """Writes one page."""

    def __init__(self, rng: Random, style: Style, facts: dict[str, str]) -> None:
        self.rng, self.style, self.facts = rng, style, facts
        self.page = Page()
        self.heading: Heading = rng.choice(style.headings)
        self.body = rng.choice(style.bodies)
        self.listing = rng.choice(style.actions)
        self.bullet = rng.choice(_BULLETS)
        self.titles = FORMAL if style.formal else SHORT
        self.gap = "\n" if rng.random() < 0.6 or style.formal else ""
        self.colon = rng.choice((": ", " - ", ": ", ":\n"))
        self._number = 0
        self._head = rng.choice(style.headers).format(**facts)
        self.cell = "\t" if "\t" in self._head else " | "
        self._minute = int(facts["minute"])
        self._clock = rng.choice(LOG_TIMES)

    def start(self, header: Item | None) -> None:
        """Write the head of the page: the style's own, a line more, or one that a bank has in full."""
        if header is not None and _WHOLE_HEAD.match(header.marked.text):
            self.page.place(header.marked)
        else:
            self.page.write(self._head)
            if header is not None:
                self.page.write("\n")
                self.page.place(header.marked)
        self.page.write("\n" if self.body == "rows" else "\n\n")

    def title(self, section: Section, *, is_list: bool = False) -> None:
        """Write the heading of a section, if the style has headings; a list starts on a line of its own."""
        self.new_line()
        words = self.rng.choice(self.titles[section])
        self._number += 1
        gap = "" if self.page.after_gap else self.gap
        if self.body == "rows":
            self.page.write(words + ("\n" if is_list else self.cell))
        elif self.heading == "label":
            self.page.write(gap + words + (self.colon.rstrip() + "\n" if is_list else self.colon))
        elif self.heading == "none":
            self.page.write(gap if self.body == "paragraph" else "")
        else:
            shown = {
                "line": words,
                "upper": words.upper(),
                "numbered": f"{self._number}. {words}",
                "underlined": f"{words}\n{'-' * len(words)}",
            }[self.heading]
            self.page.write(f"{gap}{shown}\n")

    def new_line(self) -> None:
        """Go to the start of a line."""
        if self.page.last != "\n":
            self.page.write("\n")

    def passages(self, items: Sequence[Item]) -> None:
        """Write the passages of a section."""
        if self.body == "rows":
            self._row(items)
        elif self.body == "paragraph":
            self._paragraphs(items)
        else:
            for item in items:
                self._line(item)

    def _row(self, items: Sequence[Item]) -> None:
        """Write what fits into one cell, then what brings its own table or lines."""
        own = [item for item in items if item.form is Form.TABLE or "\n" in item.marked.text]
        for number, item in enumerate(each for each in items if each not in own):
            self.page.write(" " if number else "")
            self.page.place(item.marked)
            self.page.write("." if item.marked.text[-1].isalnum() else "")
        for item in own:
            self.new_line()
            self.page.place(item.marked)
        self.page.write("\n")

    def _line(self, item: Item) -> None:
        text = item.marked.text
        if self.page.last not in {"\n", " "}:
            self.page.write("\n")
        if self.body == "log" and not _BEGINS_WITH_TIME.match(text):
            self._minute += self.rng.randint(1, 18)
            self.page.write(log_time(self._clock, self._minute) + " ")
        elif (
            self.body == "bullets"
            and self.page.last == "\n"
            and "\n" not in text
            and not BEGINS_WITH_BULLET.match(text)
        ):
            self.page.write(self.bullet)
        self.page.place(item.marked)
        self.page.write("\n")

    def _paragraphs(self, items: Sequence[Item]) -> None:
        flowing = 0
        for item in items:
            text = item.marked.text
            if item.form in {Form.TABLE, Form.FIELD} or _OWN_LINE.match(text):
                if self.page.last not in {"\n", " "} or (self.page.last == " " and "\n" in text):
                    self.page.write("\n")
                self.page.place(item.marked)
                self.page.write("\n")
                flowing = 0
                continue
            if flowing and flowing < self.rng.randint(2, _PARAGRAPH):
                self.page.write(" ")
            elif flowing:
                self.page.write("\n\n" if self.gap else "\n")
                flowing = 0
            self.page.place(item.marked)
            flowing += 1
            if item.form is not Form.DICTATED and (text[-1].isalnum() or text[-1] == ")"):
                self.page.write("." if self.style.formal or self.rng.random() < 0.7 else "\n")
                flowing = 0 if self.page.last == "\n" else flowing
        self.new_line()

    def blank(self, words: str, about: str = "") -> None:
        """Write a question of the form that nobody answered."""
        self.new_line()
        place = (Mark(0, len(words), Kind.NEAR_MISS, about, "prompt"),) if about else ()
        self.page.place(Marked(words, place))
        self.page.write("\n")


def write_page(
    rng: Random, style: Style, facts: dict[str, str], items: Iterable[Item], actions: Actions, silent: Iterable[str]
) -> Marked:
    """Write a record.

    Args:
        rng: Decides what the style leaves open.
        style: The house style.
        facts: What stands in head and foot.
        items: The passages, in any order.
        actions: The actions.
        silent: Criteria about which nothing is said; a form may ask about them and get no answer.
    """
    writer = _Writer(rng, style, facts)
    sections: dict[Section, list[Item]] = {}
    header = None
    for item in items:
        if item.section == HEADER:
            header = item
        else:
            sections.setdefault(home_of(item, rng), []).append(item)
    prompts = _draw_prompts(rng, silent) if style.prompts else []
    writer.start(header)
    for section in draw_order(rng):
        if section is Section.ACTIONS:
            _write_actions(writer, actions)
        elif section in sections:
            rng.shuffle(sections[section])
            writer.title(section)
            writer.passages(sections[section])
        if prompts and rng.random() < 0.3:
            writer.blank(*prompts.pop())
    for words, about in prompts:
        writer.blank(words, about)
    footer = rng.choice(style.footers).format(**facts)
    if footer:
        writer.new_line()
        writer.page.write(f"{'' if writer.page.after_gap else writer.gap}{footer}\n")
    page = writer.page.finish()
    return dictate(page, rng) if style.dictated else page


def _write_actions(writer: _Writer, actions: Actions) -> None:
    if not actions.atoms and not actions.whole:
        return
    writer.title(Section.ACTIONS, is_list=writer.listing != "sentence" or not actions.atoms)
    if actions.atoms:
        write_atoms(writer.page, actions.atoms, writer.listing, writer.rng, writer.cell, writer.bullet)
    for item in actions.whole:
        writer.new_line()
        writer.page.place(item.marked)
        writer.page.write("\n")


def _draw_prompts(rng: Random, silent: Iterable[str]) -> list[tuple[str, str]]:
    asked = [(rng.choice(PROMPTS[name]), name) for name in silent if name in PROMPTS and rng.random() < 0.4]
    asked += [(words, "") for words in rng.sample(PLAIN_PROMPTS, rng.randint(0, 2))]
    rng.shuffle(asked)
    return asked
