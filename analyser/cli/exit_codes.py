"""What the command line tells the program that called it; fixed, because scripts rely on it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    FLAGGED = 1  # a flag named by --fail-on was found; wins over UNREADABLE
    USAGE = 2  # what was asked for cannot be done: a wrong option, path, setting, output or store
    UNREADABLE = 3  # done, but some files or records could not be read
    FAULT = 70  # a fault in analyser itself
    STOPPED = 130  # Ctrl-C
    READER_GONE = 141  # the program that read standard output has stopped reading
    TERMINATED = 143  # asked to end by the system
