"""HTML of e-mails → text with the lines, list items and table rows that a reader sees."""

import re

from lxml import etree

_LINES = frozenset(
    {"address", "article", "body", "center", "dd", "div", "dt", "footer", "form", "header", "li", "section", "tr"}
)
_PARAGRAPHS = frozenset({"blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul"})
_UNSEEN = frozenset({"head", "script", "style", "title", "noscript", "template"})
_CELLS = frozenset({"td", "th"})
_LONGEST_VALUE = 300
_NEW_LINE, _NEW_PARAGRAPH, _BULLET = "\x01", "\x02", "\x03"
_BREAKS = re.compile(rf"\s*(?:[{_NEW_LINE}{_NEW_PARAGRAPH}]\s*)+")


def html_text(html: str) -> str:
    """The words of a web page or e-mail."""
    root = etree.HTML(html, etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True))
    if root is None:
        return ""
    pieces: list[str] = []
    unseen = in_cell = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        step = 1 if event == "start" else -1
        if element.tag in _UNSEEN:
            unseen += step
        if _is_value(element):
            in_cell += step
        pieces.append(" " if in_cell else _break(str(element.tag), event))
        if not unseen:
            text = element.text if event == "start" else element.tail
            pieces.append(re.sub(r"[ \t\r\n]+", " ", text or ""))
    broken = _BREAKS.sub(lambda match: "\n\n" if _NEW_PARAGRAPH in match[0] else "\n", "".join(pieces))
    broken = re.sub(rf"{_BULLET}\s*", "- ", broken)
    lines = (re.sub(" {2,}", " ", line).strip(" |") for line in broken.split("\n"))
    return "\n".join(lines).strip("\n")


def _is_value(element: etree._Element) -> bool:
    """Whether an element is a cell of a table of values, not of one that only lays out the page."""
    row = element.getparent()
    if element.tag not in _CELLS or row is None or element.find(".//table") is not None:
        return False
    cells = sum(each.tag in _CELLS for each in row)
    return cells > 1 and sum(map(len, element.itertext())) <= _LONGEST_VALUE


def _break(tag: str, event: str) -> str:
    """What stands where an element starts or ends."""
    if tag in _CELLS or tag == "br":
        return "" if event == "start" else " | " if tag in _CELLS else "\n"
    if tag in _PARAGRAPHS:
        return _NEW_PARAGRAPH
    if tag in _LINES:
        return f"{_NEW_LINE}{_BULLET}" if tag == "li" and event == "start" else _NEW_LINE
    return ""
