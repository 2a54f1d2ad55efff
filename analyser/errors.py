"""The errors that analyser raises on purpose.

The tree::

    AnalyserError
    ├── ReadingError        a file cannot be read (the batch goes on)
    ├── ColumnError         a table lacks a column that was asked for
    ├── CriterionError      a criterion file is malformed (a programming error)
    ├── SettingsError       an unknown or impossible setting
    ├── OutputError         the result cannot be written
    ├── PhrasesError        a phrase bank is missing or malformed
    ├── ModelError          a learned model is missing, damaged or of another version
    ├── LabelsError         a labels or findings file does not say what it must
    └── StoreError          the database cannot be opened or is of another version

Every message says what is wrong, where, and what to do instead.
"""


class AnalyserError(Exception):
    """Root of every error that analyser raises on purpose."""


class ReadingError(AnalyserError):
    """A file cannot be read; the message is shown to the user beside the file's name."""


class ColumnError(ReadingError):
    """A table lacks a column that was named by the user or that cannot be guessed."""


class CriterionError(AnalyserError):
    """A file in ``analyser/criteria`` does not define its criterion properly."""


class SettingsError(AnalyserError):
    """A setting is unknown or has an impossible value."""


class OutputError(AnalyserError):
    """A result cannot be written where it was asked for."""


class PhrasesError(AnalyserError):
    """A phrase bank is missing, or does not say what it must."""


class ModelError(AnalyserError):
    """A learned model is missing, was changed, or cannot be used by this version."""


class LabelsError(AnalyserError):
    """A labels or findings file is malformed, or the two do not belong together."""


class StoreError(AnalyserError):
    """The store cannot be opened, read or written."""


class ReviewedMeanwhileError(StoreError):
    """What stands of a finding is no longer what its reviewer saw."""
