"""Read the page: from a record's text to its passages, each under its heading and label."""

import re

from analyser.domain.layout import Cell, Layout, Passage, PassageKind
from analyser.segmenting import lines as rows
from analyser.segmenting.boxes import read_options
from analyser.segmenting.folding import FILLER, fold, lower
from analyser.segmenting.lines import Line
from analyser.segmenting.sentences import sentences
from analyser.segmenting.stacks import read_stack
from analyser.segmenting.tables import (
    Columns,
    Piece,
    cells_under,
    header_of,
    pipe_cells,
    spaced_cells,
)
from analyser.segmenting.wrapping import runs_on

_MAX_CELLS = 3
"""More than so many cells without a heading row or edges are a list that was joined by "|"."""
_FAR = 20
"""How many lines ahead the line that follows a heading may be."""
_LONG_LINE = 4000
"""A longer line is nobody's form field or table row."""
_SEEN_AS_SPACE = str.maketrans(dict.fromkeys(f"\n\t{FILLER}", " "))
_TRAILING = f" \t.:-=…?{FILLER}"
_KEEPS_ITS_FIELDS = re.compile(r"action|task|plan|next|to[ -]do|follow|who|step|recommend|outcome|decision|jobs")


def lay_out(text: str) -> Layout:
    """Divide a record into passages.

    Args:
        text: The record's text, unchanged.

    Returns:
        The layout; its passages cover every character that is no white space, ruler or marker.
    """
    shown = fold(text)
    page = _Page(shown)
    page.read()
    reading = lower(shown).translate(_SEEN_AS_SPACE)
    return Layout(text=text, reading=_blank_out(reading, page.blanks), passages=tuple(page.passages))


def _blank_out(reading: str, blanks: list[tuple[int, int]]) -> str:
    if not blanks:
        return reading
    parts, place = [], 0
    for start, end in sorted(blanks):
        parts += [reading[place:start], " " * (end - max(start, place))]
        place = max(end, place)
    return "".join([*parts, reading[place:]])


class _Page:
    """Reads the lines of one record from top to bottom."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.passages: list[Passage] = []
        self.blanks: list[tuple[int, int]] = []
        self._lines = rows.split_lines(shown)
        self._shouting = rows.is_shouting(shown)
        widths = sorted((line.end - line.start for line in self._lines if line), reverse=True)
        self._wrap = widths[len(widths) // 10] if widths else 0
        self._heading = ""
        self._question = ""
        self._columns: Columns | None = None
        self._block = 0

    def read(self) -> None:
        """Fill ``passages`` and ``blanks``."""
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            if line is None:
                if index + 1 < len(self._lines) and self._lines[index + 1] is None:
                    self._columns = None
                index += 1
                continue
            self._block += 1
            index = self._read_stack(index) or self._read_line(line, index)

    def _read_line(self, line: Line, index: int) -> int:
        """Read the line at ``index``, with what continues it; return the index after that."""
        if len(line.text) > _LONG_LINE:
            self._add_sentences(line.start, line.end, PassageKind.PROSE)
            return index + 1
        if line.text.startswith("#") and line.text.strip("# "):
            self._add_heading(line._replace(text=line.text.lstrip("# "), start=line.start + _leading(line.text)))
            return index + 1
        if "|" in line.text and self._read_pipes(line):
            return index + 1
        if rows.has_box(line.text):
            self._read_boxes(line)
            return index + 1
        pieces = spaced_cells(line.start, line.text)
        if len(pieces) > 1 and self._read_columns(line, pieces):
            return index + 1
        if self._columns and not self._columns.piped and not line.follows_blank and self._read_row(pieces):
            return index + 1
        if self._columns and not self._columns.piped and line.follows_blank:
            self._columns = None
        end, after = self._continuation(line, index)
        if self._read_field(line, end):
            return after
        alone = line.follows_blank and after < len(self._lines) and self._lines[after] is None
        follower = self._next_line(index)
        if after == index + 1 and rows.is_heading(line, follower, alone=alone, shouting=self._shouting):
            self._add_heading(line)
            return after
        kind = PassageKind.ITEM if line.marker else PassageKind.PROSE
        self._add_sentences(line.start, end, kind)
        return after

    def _read_stack(self, index: int) -> int:
        """Read a table of which each cell stands on a line of its own; the index after it, or 0 if there is none."""
        stack = read_stack(self._lines, index, self._continuation)
        if stack is None:
            return 0
        for cells in stack.rows:
            self._block += 1
            self._add_cells(cells, cells[0].start)
        return stack.after

    def _next_line(self, index: int) -> Line | None:
        return next((line for line in self._lines[index + 1 : index + 1 + _FAR] if line), None)

    def _continuation(self, line: Line, index: int) -> tuple[int, int]:
        """Where the sentence that starts on this line ends, if it runs over hard-wrapped lines."""
        end, last = line.end, line
        after = index + 1
        listed = bool(_KEEPS_ITS_FIELDS.search(self._heading))
        while after < len(self._lines):
            follower = self._lines[after]
            if not follower or not runs_on(line, last, follower, self._wrap, listed=listed):
                break
            end, last = follower.end, follower
            after += 1
        return end, after

    def _add(self, passage: Passage) -> None:
        self.passages.append(passage)

    def _add_cells(self, cells: tuple[Cell, ...], start: int) -> None:
        self._add(Passage(start, cells[-1].end, PassageKind.ROW, self._heading, "", start, self._block, cells))

    def _add_heading(self, line: Line) -> None:
        self._heading = lower(line.text).strip(_TRAILING)
        self._question = self._heading
        self._columns = None
        self._add(Passage(line.start, line.end, PassageKind.HEADING, self._heading, "", line.start, self._block))

    def _add_sentences(
        self, start: int, end: int, kind: PassageKind, label: str = "", answer: int | None = None
    ) -> None:
        self._question = ""
        if answer is None:
            for begin, stop in sentences(self.shown, start, end):
                self._add(Passage(begin, stop, kind, self._heading, label, begin, self._block))
            return
        for begin, stop in sentences(self.shown, answer, end):
            self._add(Passage(start, stop, kind, self._heading, label, begin, self._block))
            start = stop
            while start < end and self.shown[start].isspace():
                start += 1

    def _read_field(self, line: Line, end: int) -> bool:
        """Read "Label: answer"; False if the line is none."""
        match = rows.match_label(line.text)
        if not match or len(match["label"].split()) > rows.MAX_LABEL_WORDS:
            match = rows.match_dash_label(line.text)
            if not match or len(match["label"].split()) > rows.MAX_DASH_LABEL_WORDS:
                return False
        label = lower(match["label"]).strip(_TRAILING)
        if not match["answer"]:
            self._add_heading(line)
            return True
        self._leave_section(line)
        answer = line.start + match.start("answer")
        if rows.UNANSWERED.match(self.shown[answer:end]):
            self._question = ""
            self._add(Passage(line.start, end, PassageKind.PROMPT, self._heading, label, answer, self._block))
        else:
            self._add_sentences(line.start, end, PassageKind.FIELD, label, answer)
        return True

    def _leave_section(self, line: Line) -> None:
        """A form field after a blank line stands by itself, not under the heading above."""
        began = self.passages and self.passages[-1].kind is not PassageKind.HEADING
        if line.follows_blank and began and not _KEEPS_ITS_FIELDS.search(self._heading):
            self._heading = ""

    def _read_boxes(self, line: Line) -> None:
        """Read a line with tick boxes: blank out what was not chosen."""
        self._leave_section(line)
        options = read_options(line.text)
        self.blanks += [(line.start + begin, line.start + end) for begin, end in options.blanks]
        label = lower(line.text[: options.first]).strip(_TRAILING)
        kind = PassageKind.FIELD if options.answered else PassageKind.PROMPT
        answer = line.start + options.first
        self._add(Passage(line.start, line.end, kind, self._heading, label or self._question, answer, self._block))

    def _read_pipes(self, line: Line) -> bool:
        pieces = pipe_cells(line.start, line.text)
        columns = header_of(pieces, piped=True)
        if columns:
            self._columns = columns
            self._add(Passage(line.start, line.end, PassageKind.HEADING, self._heading, "", line.start, self._block))
            return True
        asked = self._asked(pieces)
        if asked:
            return self._read_pair(asked)
        if line.text.count("|") == 1 and not (self._columns and self._columns.piped) and line.text[0] != "|":
            return self._read_pair([piece for piece in pieces if piece.text])
        if not self._columns and line.text[0] != "|" and len(pieces) > _MAX_CELLS:
            return self._read_run(pieces)
        return self._read_row(pieces)

    def _asked(self, pieces: list[Piece]) -> list[Piece]:
        """A question and all cells with its options as one; empty if the row is none."""
        question, *options = [piece for piece in pieces if piece.text] or pieces
        if len(options) < 2 or question.text[-1:] not in "?:" or not all(rows.has_box(each.text) for each in options):
            return []
        start, last = options[0].start, options[-1]
        return [question, Piece(start, self.shown[start : last.start + len(last.text)], options[0].place)]

    def _read_run(self, pieces: list[Piece]) -> bool:
        """Read what was joined by "|" without being a table: one item each."""
        for piece in pieces:
            self._block += 1
            self._add_sentences(piece.start, piece.start + len(piece.text), PassageKind.ITEM)
        return True

    def _read_columns(self, line: Line, pieces: list[Piece]) -> bool:
        if rows.DASH.fullmatch(pieces[1].text):
            return False
        columns = header_of(pieces, piped=False)
        if columns:
            self._columns = columns
            self._add(Passage(line.start, line.end, PassageKind.HEADING, self._heading, "", line.start, self._block))
            return True
        if self._columns and not self._columns.piped:
            return self._read_row(pieces)
        if all(rows.UNANSWERED.match(piece.text) or rows.OPTIONS.match(piece.text) for piece in pieces[1:]):
            named = lower(pieces[0].text).strip(_TRAILING)
            kind = PassageKind.PROMPT
            self._add(Passage(line.start, line.end, kind, self._heading, named, pieces[1].start, self._block))
            return True
        labelled = [rows.match_label(piece.text) for piece in pieces]
        if all(labelled):
            for piece in pieces:
                self._block += 1
                part = Line(piece.start, piece.start + len(piece.text), piece.text, "", follows_blank=False)
                self._read_field(part, part.end)
            return True
        wide_gap = rows.GAP.search(line.text.replace(FILLER, ""))
        return bool(wide_gap) and not labelled[0] and self._read_pair(pieces)

    def _read_row(self, pieces: list[Piece]) -> bool:
        cells = cells_under(self._columns, pieces)
        if not cells:
            return False
        headers = self._columns.headers if self._columns else ()
        numbered = len(cells) > 2 and not headers and self.shown[cells[0].start : cells[0].end].isdigit()
        if len(pieces) == 2 and len(cells) == 2 and not {"action", "actions", "who", "owner"} & set(headers):
            return self._read_pair(pieces)
        start = cells[1].start if numbered else cells[0].start
        self._question = ""
        self._add_cells(cells, start)
        return True

    def _read_pair(self, pieces: list[Piece]) -> bool:
        """Read two cells as a label and its answer."""
        if len(pieces) != 2 or len(pieces[0].text.split()) > rows.MAX_LABEL_WORDS:
            return False
        label, answer = pieces
        named = lower(label.text).strip(_TRAILING)
        end = answer.start + len(answer.text)
        if label.text[-1:] in {"?", ":"}:
            self.blanks.append((label.start + len(label.text), answer.start))
        if rows.has_box(answer.text):
            options = read_options(answer.text)
            self.blanks += [(answer.start + begin, answer.start + stop) for begin, stop in options.blanks]
            kind = PassageKind.FIELD if options.answered else PassageKind.PROMPT
            self._add(Passage(label.start, end, kind, self._heading, named, answer.start, self._block))
        elif rows.UNANSWERED.match(answer.text):
            self._add(Passage(label.start, end, PassageKind.PROMPT, self._heading, named, answer.start, self._block))
        else:
            self._add_sentences(label.start, end, PassageKind.FIELD, named, answer.start)
        return True


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip("# "))
