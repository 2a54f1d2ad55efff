"""Stage 1: files → :class:`~analyser.domain.record.Record`, one module a format.

Start at :func:`read_paths`. The table of suffixes stands in :mod:`analyser.reading.formats`;
a format is one module with a function ``read(source, options)``, imported only when it is needed.
"""

from analyser.reading.batch import count_files, read_bytes, read_paths
from analyser.reading.columns import ColumnGuess, guess_columns
from analyser.reading.formats import READERS
from analyser.reading.options import ReadOptions

__all__ = ["READERS", "ColumnGuess", "ReadOptions", "count_files", "guess_columns", "read_bytes", "read_paths"]
