import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BANK = """\
criterion: s47_decision
meets:
  - {voice: duty social worker, form: log, text: "Agreed: joint s47."}
  - {voice: duty social worker, form: log, text: "We had tea."}
near_misses:
  - {voice: chair, form: minutes, why: purpose, text: "The purpose is to decide whether to make s47 enquiries."}
"""


def test_passages_are_counted_by_how_they_are_read(tmp_path):
    (tmp_path / "s47_decision.yaml").write_text(BANK, encoding="utf-8")
    command = [sys.executable, str(ROOT / "benchmarks" / "phrases.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {
        "s47_decision": {
            "read": {"meeting": 1, "meeting_right": 1, "not_meeting": 1, "not_meeting_right": 1},
            "unread": {"meeting": 1, "meeting_right": 0, "not_meeting": 0, "not_meeting_right": 0},
        }
    }
