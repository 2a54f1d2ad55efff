"""How the rules read single passages that were written without sight of its rules.

``python -m benchmarks.phrases [FOLDER]`` reads the banks in ``data/synthetic/phrases`` (or FOLDER), assesses
each passage as a record of its own and prints, as JSON, how many that meet the criterion are read as met and
how many that only look like it are not.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import srsly

from analyser.criteria import discover
from analyser.domain.finding import Assessment, Status
from analyser.domain.record import Record
from analyser.pipeline import Pipeline, load_pipeline
from analyser.settings import Settings

BANKS = Path(__file__).parents[1] / "data" / "synthetic" / "phrases"
MEETING = ("meets", "fine")
TRAPS = ("near_misses", "offends")
HALVES = ("read", "unread")


def share_right(bank: Path, pipeline: Pipeline) -> dict[str, dict[str, int]]:
    """Count the passages of each half of one bank and those that are understood rightly.

    Args:
        pipeline: The rules; a model has learnt from the banks and would only repeat them.
        bank: A YAML file named by its criterion, with lists of passages under the keys above.
    """
    content = srsly.read_yaml(bank)
    return {
        half: {
            count: number
            for keys, kind, wanted in ((MEETING, "meeting", True), (TRAPS, "not_meeting", False))
            for count, number in _count(
                pipeline,
                content["criterion"],
                [each for key in keys for each in content.get(key, ())[first::2]],
                kind,
                wanted,
            )
        }
        for first, half in enumerate(HALVES)
    }


def _count(
    pipeline: Pipeline, criterion: str, passages: list[dict[str, str]], kind: str, wanted: bool
) -> Iterator[tuple[str, int]]:
    right = sum(
        (_assess(pipeline, each["text"]).findings[criterion].status is Status.MET) == wanted for each in passages
    )
    yield kind, len(passages)
    yield f"{kind}_right", right


def _assess(pipeline: Pipeline, text: str) -> Assessment:
    return pipeline.assess(Record(record_id="passage", source="bank", text=text))


def main() -> None:
    """Read every bank of the folder that is about a criterion."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=BANKS)
    folder = parser.parse_args().folder
    known = [criterion.id for criterion in discover()]
    banks = [bank for name in known if (bank := folder / f"{name}.yaml").exists()]
    pipeline = load_pipeline(Settings(model="none"))
    print(json.dumps({bank.stem: share_right(bank, pipeline) for bank in banks}, indent=1))


if __name__ == "__main__":
    main()
