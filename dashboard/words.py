"""Words on the screen that are no Markdown, whatever they hold."""

import re

from analyser.reporting.safe_text import one_line

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>:$~&@^=])")


def plain(text: str) -> str:
    """The text so that Streamlit's Markdown shows it as it is written, for names of files, teams and people.

    Words of records are never shown by Markdown at all; see :mod:`dashboard.recordview`.
    """
    return _MARKDOWN.sub(r"\\\1", one_line(text))
