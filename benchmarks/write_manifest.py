"""Write ``manifest.json`` beside labelled records: ``python -m benchmarks.write_manifest data/synthetic/minutes``."""

import sys
from pathlib import Path

from analyser.evaluation.manifest import write_manifest

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(f"Written: {write_manifest(Path(sys.argv[1]))}")
