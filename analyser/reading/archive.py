"""Zips: every member is read in memory and handed on; nothing is written to the disk."""

import zipfile
from collections.abc import Iterator

from analyser.domain.record import Unreadable
from analyser.reading.options import ReadOptions
from analyser.reading.packages import UNZIP_ERRORS, check_limits, is_encrypted, open_zip
from analyser.reading.source import Budget, Source
from analyser.reading.walk import is_left_out


def read(source: Source, options: ReadOptions) -> Iterator[Source | Unreadable]:
    """Give the members of a zip, sorted by name; what cannot be unpacked is listed with the reason.

    Raises:
        ReadingError: The zip is damaged, or unpacks to more than is allowed.
    """
    budget = source.budget or Budget(options.max_zip_bytes, options.max_zip_members)
    with open_zip(source) as archive:
        members = sorted(
            (each for each in archive.infolist() if not each.filename.endswith("/")), key=lambda each: each.filename
        )
        check_limits(source, members, budget, options)
        for member in members:
            parts = member.filename.replace("\\", "/").split("/")
            if leads_out(parts):
                why = "its name leads out of the zip, as that of an attack does. Ask whoever made the zip."
                yield _unreadable(source, member, why)
            elif not any(is_left_out(part) for part in parts):
                yield _unpack(source, archive, member, budget, options)


def leads_out(parts: list[str]) -> bool:
    """Whether a member's name, cut at its slashes, points to a place outside the folder it is unpacked to."""
    return ".." in parts or not parts[0] or parts[0].endswith(":")


def _unpack(
    source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget, options: ReadOptions
) -> Source | Unreadable:
    if is_encrypted(member):
        why = "it is protected with a password. Unpack the zip with the password and give the folder."
        return _unreadable(source, member, why)
    if member.file_size > options.max_file_bytes:
        why = f"it has {member.file_size:,} bytes, and {options.max_file_bytes:,} are allowed."
        return _unreadable(source, member, why)
    try:
        data = archive.read(member)
    except UNZIP_ERRORS as error:
        return _unreadable(source, member, f"it is damaged ({error}). Make the zip again.")
    return source.part(member.filename, data, budget)


def _unreadable(source: Source, member: zipfile.ZipInfo, why: str) -> Unreadable:
    part = source.part(member.filename, b"")
    return Unreadable(record_id=part.stem, source=part.label, reason=str(part.cannot(why)))
