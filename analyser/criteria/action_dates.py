"""action_dates: every action has a date or a timescale that can be checked.

## What it looks for
Actions wherever they stand, and for each the words that say by when: a date in any notation ("by 12/6", "Fri 9th"),
a day or time ("Thursday 9am", "before 17:30"), a timescale ("within 24 hours", "before school tomorrow"), or one
deadline stated for all of them ("Actions, all by Friday"). "ASAP", "immediately", "ongoing", "in due course" and "next
available" are none. Met if every action has one, partly met if some have, not met if none has or there are no actions.

## Why it matters
Actions need a date for completion; otherwise no timescale is set and they may never be completed, as serious case
reviews show (Victoria Climbié; bulletin, area D).

## Known limits
A date that tells what a thing is ("the fall on 3 May") is told from a deadline by the words before it; an unusual noun
misleads it.
"""

from analyser.domain.criterion import Criterion, Verdict
from analyser.domain.evidence import Action, Detected, Why
from analyser.domain.judgement import judge_actions


def judge(criterion: Criterion, detected: Detected) -> Verdict:  # noqa: ARG001  # every judge is called with its criterion
    """Met if every action has a date."""
    return judge_actions(detected, _lacks, says="by when it is to be done")


def _lacks(action: Action) -> Why | None:
    return None if action.due else Why.NO_DATE


CRITERION = Criterion(
    id="action_dates",
    area="D",
    title="Actions dated",
    question="Does every action have a date or a timescale that can be checked?",
    pointer='Give each action a day or a number of hours or days; "ASAP" and "ongoing" cannot be checked.',
    missing="Not every action says by when it is to be done",
    judge=judge,
    learned=False,
    met_example="Actions: Ros Tennant to visit mother today. Police to check the address by Friday.",
    not_met_example="Actions: Ros Tennant to visit mother ASAP. Police to check the address in due course.",
)
