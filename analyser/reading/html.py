"""HTML of e-mails → text with the lines, list items and table rows that a reader sees."""

import re

from lxml import etree

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "footer", "form"}
    | {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
    }
)
_UNSEEN = frozenset({"head", "script", "style", "title", "noscript", "template"})
_CELLS = frozenset({"td", "th"})


def html_text(html: bytes | str) -> str:
    """The words of a web page or e-mail, one block a line."""
    root = etree.HTML(html, etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True))
    if root is None:
        return ""
    pieces: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in _UNSEEN:
            unseen += 1 if event == "start" else -1
        elif tag in _BLOCKS or (tag == "br" and event == "end"):
            pieces.append("\n")
        elif tag in _CELLS and event == "end":
            pieces.append(" | ")
        if tag == "li" and event == "start":
            pieces.append("- ")
        if not unseen:
            pieces.append(_folded((element.text if event == "start" else element.tail) or ""))
    lines = (re.sub(r"[ \t]+", " ", line).strip(" |") for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _folded(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text)
