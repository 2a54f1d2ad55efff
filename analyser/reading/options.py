"""What a caller may say about how files are to be read."""

from collections.abc import Callable
from dataclasses import dataclass

from analyser.errors import ReadingError
from analyser.reading.characters import is_encoding
from analyser.reading.columns import ColumnGuess

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How files are read; the defaults suit everyday batches.

    A column is named as it stands in the table; case, spaces and punctuation do not matter. A column
    that is not named is guessed (:func:`~analyser.reading.columns.guess_columns`).

    Attributes:
        id_col: The column that names the record.
        text_col: The columns that hold its words; several are joined under their headings.
        date_col: The column with the date of the discussion.
        team_col: The column with the team.
        agency_col: The column with the agency.
        author_col: The column with the author.
        child_age_col: The column with the child's age.
        question_col: In long form, the column with the question.
        answer_col: In long form, the column with the answer.
        encoding: Encoding of text files and delimited tables; None works it out file by file.
        max_record_characters: A longer record is not read; it is listed with the reason.
        max_file_bytes: A larger file is not read; it is listed with the reason.
        max_zip_bytes: Most bytes that one zip, with the zips inside it, may unpack to.
        max_zip_ratio: Most that a member of at least 1 MB may shrink by; more is taken for a zip bomb.
        max_zip_members: Most members of one zip, with the zips inside it.
        max_depth: How deep zips and e-mails may be nested.
        on_guess: Called once a table with its name and the columns that are used.
        on_file: Called with each file's name once all of it has been read.
    """

    id_col: str | None = None
    text_col: tuple[str, ...] = ()
    date_col: str | None = None
    team_col: str | None = None
    agency_col: str | None = None
    author_col: str | None = None
    child_age_col: str | None = None
    question_col: str | None = None
    answer_col: str | None = None
    encoding: str | None = None
    max_record_characters: int = 5_000_000
    max_file_bytes: int = 1024 * _MEBIBYTE
    max_zip_bytes: int = 1024 * _MEBIBYTE
    max_zip_ratio: int = 200
    max_zip_members: int = 100_000
    max_depth: int = 3
    on_guess: Callable[[str, ColumnGuess], None] | None = None
    on_file: Callable[[str], None] | None = None

    def __post_init__(self) -> None:
        """Refuse an encoding that Python does not know, and a column name where several are expected."""
        if self.encoding is not None and not is_encoding(self.encoding):
            msg = f"Unknown encoding '{self.encoding}'. Use for example 'utf-8', 'utf-16' or 'cp1252'."
            raise ReadingError(msg)
        if isinstance(self.text_col, str):
            msg = f"text_col must be a tuple of column names, not the string {self.text_col!r}."
            raise TypeError(msg)
