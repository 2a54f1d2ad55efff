"""Words on the screen: text that is not Markdown, and how statuses, dates and criteria are written."""

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>:$~&@^=])")


def plain(text: str) -> str:
    """The text so that Streamlit's Markdown shows it as it is written, for names of files, teams and people.

    Words of records are never shown by Markdown at all; see :mod:`dashboard.recordview`.
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
