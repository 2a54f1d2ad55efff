"""How the engine reads single passages that were written without sight of its rules.

``python benchmarks/phrases.py [FOLDER]`` reads the banks in ``data/synthetic/phrases`` (or FOLDER), assesses
each passage as a record of its own and prints, as JSON, how many that meet the criterion are read as met and
how many that only look like it are not.
"""

import argparse
import json
from pathlib import Path

import srsly

import analyser
from analyser.domain.finding import Status

BANKS = Path(__file__).parents[1] / "data" / "synthetic" / "phrases"
MEETING = ("meets", "fine")
TRAPS = ("near_misses", "offends")


def share_right(bank: Path) -> dict[str, int]:
    """Count the passages of one bank and those that are read rightly.

    Args:
        bank: A YAML file named by its criterion, with lists of passages under two of the keys above.
    """
    content = srsly.read_yaml(bank)
    counts = {"meeting": 0, "meeting_right": 0, "not_meeting": 0, "not_meeting_right": 0}
    for keys, name, wanted in ((MEETING, "meeting", True), (TRAPS, "not_meeting", False)):
        for passage in (passage for key in keys for passage in content.get(key, ())):
            status = analyser.assess(passage["text"]).findings[content["criterion"]].status
            counts[name] += 1
            counts[f"{name}_right"] += (status is Status.MET) == wanted
    return counts


def main() -> None:
    """Read every bank of the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=BANKS)
    banks = sorted(parser.parse_args().folder.glob("*.yaml"))
    print(json.dumps({bank.stem: share_right(bank) for bank in banks}, indent=1))


if __name__ == "__main__":
    main()
