"""risk_statement: the record states the level, likelihood or presence of risk of harm to this child.

## What it looks for
A level ("risk to Mia is high"), a likelihood ("likely to suffer significant harm if he goes home"),
a presence or absence ("is suffering significant harm", "not at risk", "not safe with either
parent"), in prose, bullets, form answers, tick boxes and notes without a verb.

## Why it matters
In two of six cases auditors found no coherent analysis of risk and in one the level was not explicit;
elsewhere the record spoke of a mother's protectiveness instead of the risk to the child (bulletin, area C).

## Known limits
Who "he" or "she" is, is read from the same sentence and the one before: a sibling named earlier is
taken for this child. A first name that belongs to an adult cannot be told from a child's unless a
grading tool or a role stands beside it. A worry ("concerned that he is at risk") counts only with a
level or with everybody's agreement.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.grammar import Grammar
from analyser.domain.judgement import judge_stated

_GRAMMAR = Grammar.beside(__file__, number="number", other="word")


def _under(name: str, why: Why | None, heading: str, passage: str) -> Pattern:
    """What stands under a heading, or in the later sentences of a form answer."""
    return Pattern(name=name, regex=re.compile(rf"^\[[^\]]*\b(?:{heading})[^\]]*\]\s{passage}"), why=why)


_MENTIONS = r"(?=.{0,300}\b(?:risks?|harm|danger|safe)\b)"
_NOT_NOW = r"(?!.*\b(?:now|remains|still)\b)"
_UNDER_HEADINGS = (
    _under("under_siblings", Why.OTHER_PERSON, r"siblings?|other child|brother|sister|cousin", _MENTIONS),
    _under("under_history", Why.HISTORICAL, "histor|background|previous|chronolog", _MENTIONS + _NOT_NOW),
    _under("under_purpose", Why.PURPOSE, r"purpose|legal framework|agenda|script|terms of reference", _MENTIONS),
)

_LEVEL_UNDER_HEADING = (
    r"\W{0,80}(?:x\W+)?(?:very |v |currently |now )?(?:high|medium|med|moderate|low|significant|serious|severe|none|nil"
    r"|yes|no|minimal|unacceptable|red|amber|green|acute)\b(?!\s(?:concern|worr|incident|known|info|other|record|number))"
)
_LEVEL_IN_CELL = Pattern(
    name="level_in_cell",
    regex=re.compile(r"\brisk\b(?! assess)[^|]{0,40}\| (?:very )?(?:high|medium|moderate|low|significant|severe) \|"),
    cues=("|",),
)

_LEVEL_TICKED = Pattern(
    name="level_ticked",
    regex=re.compile(
        r"\brisk\b(?! assess)[^|]{0,30}(?:\|[^|]{1,30}){0,4}\| ?(?:very )?"
        r"(?:high|medium|moderate|low|significant|severe|none)"
        r"\s?(?:x\b|[✓✔√☒☑]|[\[(]\s?[x✓✔]\s?[\])])"
    ),
    cues=("|",),
)

_CUES = (
    "risk", "danger", "harm", "safe", "likel", "probab", "chance", "possibility", "odds", "hurt", "injur", "threat",
    "vulnerab", "abuse", "neglect", "exploit", "traffick", "killed", "bound to", "matter of time", "sooner or later",
    "scaling", "protect", "mappa", "dash", "oasys", "rosh", "grade", "score", "concern", "worries", "considered:",
)  # fmt: skip

CRITERION = Criterion(
    id="risk_statement",
    area="C",
    title="Risk to the child",
    question="Does the record state the level, likelihood or presence of risk of harm to this child?",
    pointer="State the level of risk to the child in so many words, and what it depends on.",
    missing="No level, likelihood or presence of risk to the child is stated",
    judge=judge_stated,
    cues=_CUES,
    carries=True,
    patterns=(
        *_UNDER_HEADINGS,
        _LEVEL_TICKED,
        *_GRAMMAR.patterns("near_misses"),
        *_GRAMMAR.patterns("answers"),
        Pattern(
            name="asks",
            regex=re.compile(
                r"^\[[^\]]*\] [^?]{0,300}\b(?:risks?|harm\w*|hurt|suffer\w*|danger|safe)\b[^?]{0,120}\?\s*$"
            ),
            why=Why.QUESTION,
            cues=("?",),
        ),
        *_GRAMMAR.patterns("evidence"),
        _LEVEL_IN_CELL,
        _under("level_under_heading", None, "risk|harm|danger|safe", _LEVEL_UNDER_HEADING),
        *_GRAMMAR.patterns("only_named"),
    ),
    met_example="Agreed that Mia is at continuing risk of significant harm in her father's care.",
    not_met_example="Risks and protective factors were discussed. Father is MAPPA level 2, high risk.",
)
