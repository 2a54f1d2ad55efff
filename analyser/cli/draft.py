"""Printing what one draft lacks and what it has; the screen of ``analyser check``."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyser.cli.screen import status_words, words
from analyser.domain.criterion import Criterion
from analyser.domain.evidence import Action, NearMiss
from analyser.domain.finding import Assessment, Finding
from analyser.reporting.safe_text import one_line
from analyser.reporting.wording import lacks

_MOST_QUOTES = 3
_QUOTE_LENGTH = 160


def print_draft(console: Console, assessment: Assessment, criteria: Sequence[Criterion]) -> None:
    """Print what is missing, what is there, and the actions."""
    if assessment.problem is not None:
        console.print(words(f"Not assessed: {assessment.problem}", "bold"), soft_wrap=True)
        return
    findings = [(each, assessment.findings[each.id]) for each in criteria]
    missing = [(criterion, finding) for criterion, finding in findings if finding.status.is_flag]
    there = [(criterion, finding) for criterion, finding in findings if not finding.status.is_flag]
    heading = f"What is still missing ({len(missing)} of {len(findings)})" if missing else "Nothing is missing"
    console.print(f"[bold underline]{heading}[/]\n")
    for criterion, finding in missing:
        _print_missing(console, criterion, finding)
    if there:
        console.print("[bold underline]What is there[/]\n")
    for criterion, finding in there:
        _print_there(console, criterion, finding)
    _print_actions(console, assessment.actions)


def _print_missing(console: Console, criterion: Criterion, finding: Finding) -> None:
    console.print(Text.assemble(status_words(finding.status), "  ", words(criterion.title, "bold")))
    _print_inset(console, words(criterion.question, "italic"))
    _print_inset(console, words(finding.reason))
    if criterion.offending:
        _print_quotes(console, (each.text for each in finding.evidence), finding.reason, "")
    _print_near_misses(console, finding.near_misses, finding.reason)
    _print_inset(console, Text.assemble(("→ ", "bold cyan"), words(criterion.pointer)))
    console.print()


def _print_there(console: Console, criterion: Criterion, finding: Finding) -> None:
    console.print(Text.assemble(status_words(finding.status), "  ", words(criterion.title, "bold")))
    if finding.evidence and not criterion.offending:
        _print_quotes(console, (each.text for each in finding.evidence), "", "")
    else:
        _print_inset(console, words(finding.reason))
    console.print()


def _print_quotes(console: Console, quotes: Iterable[str], said: str, note: str) -> None:
    """Print passages that the reason has not quoted already, a few of them."""
    lines = [one_line(each, _QUOTE_LENGTH) for each in quotes]
    new = [line for line in dict.fromkeys(lines) if line[: _QUOTE_LENGTH // 4] not in said]
    for line in new[:_MOST_QUOTES]:
        _print_inset(console, Text.assemble(words(f"“{line}”", "cyan"), words(note)))
    if len(new) > _MOST_QUOTES:
        _print_inset(console, words(f"and {len(new) - _MOST_QUOTES} more", "dim"))


def _print_near_misses(console: Console, near_misses: Sequence[NearMiss], said: str) -> None:
    for miss in near_misses[:_MOST_QUOTES]:
        _print_quotes(console, [miss.text], said, f" – {miss.why.in_words}")


def _print_actions(console: Console, actions: Sequence[Action]) -> None:
    console.print("[bold underline]Actions[/]\n")
    if not actions:
        console.print("No actions were found in the draft.")
        return
    table = Table(show_lines=False, box=None, pad_edge=False, header_style="bold")
    for heading, ratio in (("Action", 5), ("Owner", 2), ("Due", 2), ("Lacks", 3)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for action in actions:
        owner, due = one_line(action.owner or "–"), one_line(action.due or "–")
        missing = lacks(action)
        row = (words(one_line(action.text, _QUOTE_LENGTH)), words(owner), words(due))
        table.add_row(*row, words(missing, "red") if missing else words("nothing", "green"))
    console.print(table)


def _print_inset(console: Console, line: Text) -> None:
    console.print(Padding(line, (0, 0, 0, 4)))
