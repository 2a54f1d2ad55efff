"""action_owners: every action names one person or role to do it.

## What it looks for
Actions, that is what was agreed to be done after the discussion, wherever they stand: in lists, tables, form answers
and prose. For each, whom it names to do it: a person ("DC Moss", "CR", "I"), a role that points to one person here
("the allocated social worker", "HV", "MGM"), an agency or team ("Police", "day team"), a group ("all", "professionals")
or nobody ("home visit to be completed"). Persons and roles are specific; with two owners one of them is enough. Met if
every action has a specific owner, partly met if some have, not met if none has or there are no actions. The section 47
decision itself, review dates, attendance and what is not to be done are no actions.

## Why it matters
Actions must be given to specific people; otherwise nobody is clear who deals with the questions an enquiry must answer,
as serious case reviews show (Victoria Climbié; bulletin, area D).

## Known limits
A first name that stands nowhere else in the record, in a sentence outside an action list, is taken for a name only if a
verb of work follows. "He will ring" outside a list is not taken for an action, as "he" may be the father.
"""

from analyser.domain.criterion import Criterion, Verdict
from analyser.domain.evidence import Action, Detected, OwnerKind, Why
from analyser.domain.judgement import judge_actions

_WHY = {OwnerKind.NONE: Why.NO_OWNER, OwnerKind.AGENCY: Why.AGENCY_OWNER, OwnerKind.GROUP: Why.GROUP_OWNER}


def judge(criterion: Criterion, detected: Detected) -> Verdict:  # noqa: ARG001  # every judge is called with its criterion
    """Met if every action has a specific owner."""
    return judge_actions(detected, _lacks, says="who in particular is to do it")


def _lacks(action: Action) -> Why | None:
    return _WHY.get(action.owner_kind)


CRITERION = Criterion(
    id="action_owners",
    area="D",
    title="Actions owned",
    question="Does every action name one person or role to do it?",
    pointer="Give each action one named person, or a role that means one person here; not an agency, not everybody.",
    missing="Not every action names who in particular is to do it",
    judge=judge,
    learned=False,
    met_example="Actions: Ros Tennant to visit mother today. DC Moss to check the address by Friday.",
    not_met_example="Actions: Police to check the address. Home visit to be completed today.",
)
