"""The parts of a record: which passages stand together, and under what heading."""

from enum import StrEnum
from random import Random
from types import MappingProxyType

from analyser.synthetic.choosing import Item
from analyser.synthetic.kinds import NEEDS_PLAIN_HEADING


class Section(StrEnum):
    """A part of a record."""

    REASON = "reason"
    PRESENT = "present"
    FACTS = "facts"
    HISTORY = "history"
    CHILD = "child"
    SIBLINGS = "siblings"
    GENERAL = "general"
    RISK = "risk"
    OUTCOME = "outcome"
    FAMILY = "family"
    ACTIONS = "actions"
    CLOSING = "closing"


_HOME = MappingProxyType(
    {
        "timing_rationale": Section.REASON,
        "meeting_wording": Section.REASON,
        "attendance": Section.PRESENT,
        "history_considered": Section.HISTORY,
        "child_perspective": Section.CHILD,
        "siblings_considered": Section.SIBLINGS,
        "risk_statement": Section.RISK,
        "s47_decision": Section.OUTCOME,
        "decision_rationale": Section.OUTCOME,
        "conference_focus": Section.OUTCOME,
        "information_sharing": Section.FAMILY,
        "action_owners": Section.ACTIONS,
        "action_dates": Section.ACTIONS,
    }
)
_NEUTRAL = MappingProxyType({"closing": Section.CLOSING, "discussion": Section.GENERAL, "analysis": Section.GENERAL})
_UNDER_PLAIN_HEADING = 0.25
_ORDERS = (
    "reason present facts history child siblings general risk outcome family actions closing",
    "present reason facts general child history siblings risk outcome actions family closing",
    "reason present general facts siblings history child risk outcome family actions closing",
    "present reason history facts child siblings risk general outcome actions family closing",
    "reason facts child history siblings present general risk outcome family actions closing",
    "present reason general facts child siblings history outcome risk family actions closing",
)

FORMAL = MappingProxyType(
    {
        Section.REASON: (
            "Reason for this discussion",
            "Background to the discussion",
            "Introduction",
            "Convening",
            "Why now",
        ),
        Section.PRESENT: ("Who took part", "Attendance", "Taking part", "Participants"),
        Section.FACTS: ("Circumstances", "Current concerns", "Information from agencies", "The referral", "Facts"),
        Section.HISTORY: ("History", "Background", "Previous involvement", "Family history", "What we already know"),
        Section.CHILD: ("The child", "Views of the child", "Child's voice", "The child's experience", "Young person"),
        Section.SIBLINGS: ("Other children", "Siblings", "Other children in the household", "Brothers and sisters"),
        Section.GENERAL: (
            "Discussion",
            "Summary of discussion",
            "Notes",
            "Information shared",
            "Points raised",
            "Comments",
        ),
        Section.RISK: ("Analysis", "Risk", "Assessment of risk", "Analysis of risk", "What we are worried about"),
        Section.OUTCOME: (
            "Outcome",
            "Decision",
            "Decisions",
            "Conclusion",
            "Outcome of discussion",
            "Decision of the meeting",
        ),
        Section.FAMILY: (
            "Sharing with the family",
            "What the family will be told",
            "Parents",
            "Information for parents",
        ),
        Section.ACTIONS: (
            "Actions",
            "Action plan",
            "Agreed actions",
            "Plan",
            "Tasks",
            "Who will do what",
            "Next steps",
        ),
        Section.CLOSING: ("Any other business", "AOB", "Close", "Administration"),
    }
)
SHORT = MappingProxyType(
    {
        Section.REASON: ("Context", "Reason", "Why"),
        Section.PRESENT: ("Present", "Attended", "With"),
        Section.FACTS: ("Info", "Circs", "Situation", "HPC"),
        Section.HISTORY: ("Hx", "History", "Background", "PMH / social"),
        Section.CHILD: ("Child", "VOC", "Voice of child", "YP"),
        Section.SIBLINGS: ("Sibs", "Siblings", "Others in house"),
        Section.GENERAL: ("Discussed", "Notes", "Disc", "Points"),
        Section.RISK: ("Risk", "Analysis", "Imp", "Assessment"),
        Section.OUTCOME: ("Outcome", "O/C", "Decision", "Result"),
        Section.FAMILY: ("Family", "Parents", "Info to family"),
        Section.ACTIONS: ("Plan", "Actions", "To do", "Next", "Action"),
        Section.CLOSING: ("Other", "NB", "Admin"),
    }
)
"""Headings; each is used by passages that meet a criterion and by such that do not."""


def home_of(item: Item, rng: Random) -> Section:
    """Where a passage stands; what a heading might complete to evidence stands under a plain one."""
    if item.section or item.bank not in _HOME:
        return _NEUTRAL.get(item.section, Section.FACTS)
    if item.why in NEEDS_PLAIN_HEADING:
        return Section.GENERAL
    home = _HOME[item.bank]
    if home is Section.PRESENT:
        return Section.GENERAL if item.why and item.why not in {"missing_party", "apologies", "see_list"} else home
    plain = home is not Section.ACTIONS and rng.random() < _UNDER_PLAIN_HEADING
    return Section.GENERAL if plain else home


def draw_order(rng: Random) -> tuple[Section, ...]:
    """The sections in the order in which this record has them."""
    return tuple(Section(name) for name in rng.choice(_ORDERS).split())
