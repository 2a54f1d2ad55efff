"""action_dates: every action has a date or a timescale that can be checked.

## What it looks for
A date or timescale for each action ("by 12/6", "within 24 hours", "before school tomorrow"), or one
deadline stated for all. "ASAP", "ongoing", "in due course" and the like cannot be checked.

## Why it matters
Without a date for completion no timescales are set and actions may not be completed (bulletin, area D).

## Known limits
A date is taken as the action's deadline unless its wording says otherwise.
"""

from analyser.domain.criterion import Criterion, Verdict
from analyser.domain.evidence import Action, Detected, Why
from analyser.domain.judgement import judge_actions


def _lacks(action: Action) -> Why | None:
    return None if action.due else Why.NO_DATE


def judge(criterion: Criterion, detected: Detected) -> Verdict:
    """Count the actions that have a date or timescale."""
    return judge_actions(criterion, detected, _lacks, "a date")


CRITERION = Criterion(
    id="action_dates",
    area="D",
    title="Action dates",
    question="Does every action have a date or timescale that can be checked?",
    pointer='Give each action a date or a timescale; "ASAP" and "ongoing" cannot be checked.',
    missing="Not every action has a date",
    judge=judge,
    met_example="Actions\n- DS Wray to interview father by 12/6\n- School nurse to weigh Ruby tomorrow",
    not_met_example="Actions\n- DS Wray to interview father ASAP\n- School nurse to weigh Ruby in due course",
)
