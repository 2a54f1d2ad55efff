"""s47_decision: the record states the outcome on section 47 enquiries for this child.

## What it looks for
Start, continue, not start or end, as something decided, in any wording that names section 47 or
child protection enquiries.

## Why it matters
Auditors found the decision clear in only one of six records (bulletin, area D).

## Known limits
An outcome told in two sentences, the first of which only names section 47, is not joined.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated

_S47 = r"(?:s(?:ec(?:tion|t)?)?\s?[./]?\s?(?:47|forty[- ]seven)s?|child protection (?:enquir\w+|investigation))"
_CONTEXTS = frozenset(
    {Why.PURPOSE, Why.POLICY, Why.HYPOTHETICAL, Why.DEFERRED, Why.HISTORICAL, Why.OPINION, Why.OTHER_PERSON, Why.QUESTION}
)

CRITERION = Criterion(
    id="s47_decision",
    area="D",
    title="Section 47 decision",
    question="Does the record state the outcome on section 47 enquiries for this child?",
    pointer="Record the decision itself: section 47 enquiries to start, continue, not start or end, and who leads.",
    missing="No section 47 outcome is stated",
    judge=judge_stated,
    cues=("47", "forty", "child protection enq", "child protection inv"),
    patterns=(
        Pattern(
            name="outcome",
            regex=re.compile(rf"\b{_S47}\b.*\b(?:agreed|yes|no|joint|single|start|opened|begin|commence|continue|not)|\bno {_S47}"),
            unless=_CONTEXTS,
        ),
        Pattern(name="named", regex=re.compile(rf"\b{_S47}\b"), why=Why.NO_OUTCOME),
    ),
    met_example="Agreed: joint s47 enquiry, police and children's social care.",
    not_met_example="The purpose of this meeting is to decide whether to initiate s47 enquiries.",
)
