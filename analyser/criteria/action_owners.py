"""action_owners: every action names the person who is to do it.

## What it looks for
An owner for each action: a name, "I", or a role that points to one person here ("the school nurse",
"allocated SW"). An agency ("Police", "Health"), a team or a group ("all") is none.

## Why it matters
If actions are not allocated to specific people, the questions for an enquiry may never be answered,
as in the case of Victoria Climbié (bulletin, area D).

## Known limits
Whether a role points to one person is read from the words alone. An owner who is named once above a
list of actions is not carried down to each of them.
"""

from analyser.domain.criterion import Criterion, Verdict
from analyser.domain.evidence import Action, Detected, OwnerKind, Why
from analyser.domain.judgement import judge_actions

_LACKING = {
    OwnerKind.NONE: Why.NO_OWNER,
    OwnerKind.AGENCY: Why.AGENCY_OWNER,
    OwnerKind.GROUP: Why.GROUP_OWNER,
}


def _lacks(action: Action) -> Why | None:
    return _LACKING.get(action.owner_kind)


def judge(criterion: Criterion, detected: Detected) -> Verdict:
    """Count the actions whose owner is a person or a role."""
    return judge_actions(criterion, detected, _lacks, "a named owner")


CRITERION = Criterion(
    id="action_owners",
    area="D",
    title="Action owners",
    question="Does every action name the person who is to do it?",
    pointer="Give each action to a named person, or to a role that only one person here can have.",
    missing="Not every action names who is to do it",
    judge=judge,
    met_example="Actions\n- DS Wray to interview father by 12/6\n- School nurse to weigh Ruby tomorrow",
    not_met_example="Actions\n- Police to interview father by 12/6\n- Home visit to be completed",
)
