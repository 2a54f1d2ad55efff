"""What ``analyser trends`` and ``analyser report`` are asked, and the trends that answer it."""

import datetime as dt
import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from analyser.errors import SettingsError

if TYPE_CHECKING:
    from analyser.domain.criterion import Criterion
    from analyser.reporting.trends import Rebase, Trends, Unit
    from analyser.settings import Settings
    from analyser.storing.store import Store

StoreUrl = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="URL", help="A .sqlite file or postgresql://...", show_default="the one in settings"
    ),
]
Criteria = Annotated[
    list[str] | None, typer.Option("--criterion", metavar="ID", help="Only this criterion. Repeatable.")
]
Team = Annotated[str | None, typer.Option(metavar="NAME", help="Over time, only this team's records.")]
Agency = Annotated[str | None, typer.Option(metavar="NAME", help="Over time, only this agency's records.")]
Since = Annotated[str | None, typer.Option(metavar="MONTH", help="From this month on, as in 2025-04.")]
Until = Annotated[str | None, typer.Option(metavar="MONTH", help="Up to this month.")]
NewBaselines = Annotated[
    list[str] | None,
    typer.Option("--rebase", metavar="MONTH=REASON", help="A new baseline from this month on, and why. Repeatable."),
]
SmallNumber = Annotated[
    int | None,
    typer.Option(
        "--small-numbers",
        min=1,
        metavar="N",
        help="Show no figure on fewer records than this; 1 shows all.",
        show_default="the one in settings, 5",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What trends are asked for, as it was said on the command line.

    Attributes:
        store: URL of the store; None for the one in the settings.
        criteria: Ids; empty for all.
        team: Whose records over time; None for all.
        agency: Likewise; not both.
        since: First month; None for as far back as there is anything.
        until: Last month; None for the newest.
        rebase: ``MONTH=REASON``.
        small: The fewest records that a figure may be about; None for what the settings say.
    """

    store: str | None
    criteria: tuple[str, ...]
    team: str | None
    agency: str | None
    since: str | None
    until: str | None
    rebase: tuple[str, ...]
    small: int | None


def answer(asked: Asked) -> "Trends":
    """The trends that are asked for.

    Raises:
        StoreError: The store cannot be read.
        SettingsError: No store is named.
        typer.BadParameter: Something does not exist, or cannot be understood.
    """
    from analyser.reporting.trends import Period, SmallNumbers, trends_of
    from analyser.settings import Settings
    from analyser.storing import open_store

    since, until = _month(asked.since, "--since"), _month(asked.until, "--until")
    if since and until and since > until:
        msg = f"{asked.since} comes after {asked.until}."
        raise typer.BadParameter(msg, param_hint="--since")
    rebase = [_rebase(each) for each in asked.rebase]
    criteria = _criteria(asked.criteria)
    settings = Settings()
    with open_store(_url(asked.store, settings), create=False) as store:
        unit = _unit(store, asked)
        counts, held = store.counts_by_stratum(), store.reviewed_counts()
    rule = SmallNumbers(records=asked.small or settings.small_records, counts=settings.small_counts)
    return trends_of(counts, criteria, Period(since=since, until=until), rule, rebase, unit=unit, held=held)


def _url(store: str | None, settings: "Settings") -> str:
    url = store or settings.store
    if url is None:
        msg = "No store is named. Add --store findings.sqlite; `analyser scan --store findings.sqlite` fills it."
        raise SettingsError(msg)
    return url


def _criteria(ids: tuple[str, ...]) -> list["Criterion"]:
    from analyser.criteria import discover

    known = {each.id: each for each in discover()}
    for each in ids:
        _must_be_one_of(each, list(known), "--criterion")
    return [known[each] for each in dict.fromkeys(ids)] or list(known.values())


def _unit(store: "Store", asked: Asked) -> "Unit":
    from analyser.reporting.trends import EVERYTHING, Grouping, Unit

    if asked.team is not None and asked.agency is not None:
        msg = "give a team or an agency; both together would show figures on too few records."
        raise typer.BadParameter(msg, param_hint="--agency")
    if asked.team is not None:
        _must_be_one_of(asked.team, store.teams(), "--team")
        return Unit(Grouping.TEAM, asked.team)
    if asked.agency is not None:
        _must_be_one_of(asked.agency, store.agencies(), "--agency")
        return Unit(Grouping.AGENCY, asked.agency)
    return EVERYTHING


def _must_be_one_of(name: str, known: list[str], option: str) -> None:
    if name in known:
        return
    near = difflib.get_close_matches(name, known, n=1)
    advice = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(known) or 'none'}."
    msg = f"there is no '{name}'. {advice}"
    raise typer.BadParameter(msg, param_hint=option)


def _rebase(said: str) -> "Rebase":
    from analyser.reporting.trends import Rebase

    when, _, reason = said.partition("=")
    month = _month(when, "--rebase")
    if month is None or not reason.strip():
        msg = "say from which month on, and why: 2025-04='New recording template'."
        raise typer.BadParameter(msg, param_hint="--rebase")
    return Rebase(month, reason.strip())


def _month(said: str | None, option: str) -> dt.date | None:
    if said is None:
        return None
    try:
        return dt.datetime.strptime(said.strip(), "%Y-%m").replace(tzinfo=dt.UTC).date()
    except ValueError as error:
        msg = f"{said!r} is no month. Write it like 2025-04."
        raise typer.BadParameter(msg, param_hint=option) from error
