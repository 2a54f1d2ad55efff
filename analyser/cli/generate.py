"""``analyser generate``: synthetic records with labels, to train and test learned detectors on."""

from pathlib import Path
from typing import Annotated

import typer

EPILOG = """\
[bold]Examples[/bold]

  analyser generate --out records-a

  analyser generate --n 10000 --seed 7 --out records-b --noise all

  analyser generate --out records-c --noise typos,ocr
"""

_PHRASES = Path(__file__).parents[2] / "data" / "synthetic" / "phrases"


def generate(
    *,
    out: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where the records go; new or empty.", show_default=False)
    ],
    n: Annotated[int, typer.Option("--n", min=1, max=1_000_000, help="How many records.")] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same bytes.")] = 7,
    noise: Annotated[
        str,
        typer.Option(help="typos, dictation, capitals, csv, ocr, wraps with commas between; or none, or all."),
    ] = "none",
    phrases: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The phrase banks.", show_default="data/synthetic/phrases"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over what an earlier run left there.")] = False,
) -> None:
    """Make synthetic records with labels, to train and test on.

    Each record is put together from passages written by hand; what it states is drawn criterion by criterion.
    Writes records/<id>.txt, labels.jsonl and manifest.json.
    """
    from rich.progress import track

    from analyser.cli.screen import screen, words
    from analyser.synthetic.banks import load_banks
    from analyser.synthetic.corpus import Order, write_corpus
    from analyser.synthetic.noise import parse_noises

    order = Order(number=n, seed=seed, noises=parse_noises(noise), out=out, force=force)
    order.check_folder()
    console = screen(stderr=True)
    made = track(
        write_corpus(order, load_banks(phrases or _PHRASES)),
        description="Writing",
        total=n,
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    count = sum(1 for _ in made)
    screen().print(words(f"Wrote {count:,} records with labels to {out}."), soft_wrap=True)
