"""``analyser benchmark``: how fast, how large, how soon."""

from pathlib import Path
from typing import Annotated

import typer

SHIPPED = Path("data/synthetic/minutes")


def benchmark(
    *,
    records: Annotated[Path, typer.Option(help="Folder of .txt records to scan.")] = SHIPPED,
    repeat: Annotated[int, typer.Option(min=1, help="Rounds; the median is shown.")] = 5,
    memory: Annotated[
        int | None, typer.Option(metavar="N", help="Also scan N rows in a fresh process and watch its memory.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")] = False,
) -> None:
    """Measure the speed of the whole scan.

    It is set beside spaCy's blank tokeniser, both in this run and on one process: the ratio means the same everywhere.
    """
    import json
    from dataclasses import asdict

    from rich.table import Table

    from analyser.cli.screen import screen
    from analyser.evaluation.memory import measure_memory
    from analyser.evaluation.speed import measure_speed, measure_start
    from analyser.pipeline import load_pipeline, settle

    pipeline = load_pipeline()
    settle()  # as ``scan`` does
    speed = measure_speed(pipeline, records, repeat=repeat)
    start = measure_start(repeat=repeat)
    peak = measure_memory(records, memory) if memory is not None else None
    if as_json:
        form = {"speed": asdict(speed), "help_seconds": start, "memory": asdict(peak) if peak else None}
        typer.echo(json.dumps(form, indent=2))
        return
    table = Table("figure", "value", title=f"{speed.records} records, {speed.words:,} words", title_justify="left")
    table.add_row("whole scan, words a second", f"{speed.scan:,.0f}")
    table.add_row("spaCy's blank tokeniser, words a second", f"{speed.tokeniser:,.0f}")
    table.add_row("ratio", f"{speed.ratio:.2f} ({speed.lowest:.2f}-{speed.highest:.2f})")
    table.add_row("`analyser --help`, seconds", f"{start:.2f}")
    if peak is not None:
        table.add_row(f"peak memory after {peak.early_records:,} records, MB", f"{peak.early_megabytes:.0f}")
        table.add_row(f"peak memory after {peak.records:,} records, MB", f"{peak.megabytes:.0f}")
        table.add_row("growth", f"{peak.growth:.2f}")
    screen().print(table)
