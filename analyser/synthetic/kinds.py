"""The criteria that records are made for, and the kinds of passages that only look like evidence of each."""

from types import MappingProxyType

CORE = ("s47_decision", "risk_statement", "timing_rationale", "action_owners", "action_dates", "meeting_wording")
EXTENDED = (
    "attendance",
    "decision_rationale",
    "history_considered",
    "child_perspective",
    "siblings_considered",
    "information_sharing",
    "conference_focus",
)
CRITERIA = CORE + EXTENDED
"""Every criterion of criteria.md, in its order."""

OFFENDING = frozenset({"meeting_wording", "conference_focus"})
"""Criteria whose evidence is what offends."""

ACTION_CRITERIA = ("action_owners", "action_dates")
"""Criteria that are judged on the actions of a record."""

_GENERAL = frozenset(
    {
        *("purpose", "prompt", "hypothetical", "deferred", "historical", "opinion", "other_person", "policy"),
        *("question", "other_event", "no_outcome", "no_level", "no_reason", "vague", "no_owner", "agency_owner"),
        *("group_owner", "no_date"),
    }
)
_OWN = MappingProxyType(
    {
        "action_owners": {"no_actions"},
        "action_dates": {"no_actions", "other_date"},
        "attendance": {
            "apologies",
            "invited",
            "see_list",
            "written_only",
            "agency_only",
            "action_only",
            "missing_party",
        },
        "decision_rationale": {"facts_only", "other_decision"},
        "history_considered": {"current_event", "pending", "other_family"},
        "child_perspective": {"to_be_spoken_to", "not_seen", "home_conditions", "clinical", "adult_view"},
        "siblings_considered": {"composition", "legal_status", "adult_sibling", "same_child", "pending"},
        "information_sharing": {"agencies_only", "already_known", "consent_only", "action_only"},
        "conference_focus": {"after_s47", "step_of_plan", "other_conference", "none_mentioned"},
    }
)

CONTRADICTING = frozenset(
    {
        *("deferred", "hypothetical", "question", "no_outcome", "no_level", "no_reason", "vague", "prompt", "pending"),
        *("to_be_spoken_to", "not_seen", "composition", "already_known", "consent_only"),
    }
)
"""Kinds that would sound odd beside a passage that meets the criterion."""

NEEDS_PLAIN_HEADING = frozenset(
    {
        *("no_outcome", "no_level", "no_reason", "vague", "other_event", "facts_only", "other_decision"),
        *("current_event", "composition", "same_child", "adult_view", "clinical", "home_conditions"),
        *("already_known", "agencies_only", "action_only", "opinion"),
    }
)
"""Kinds that the criterion's own heading might turn into evidence ("Rationale:" before bare facts)."""


def kinds_of(criterion: str) -> frozenset[str]:
    """The kinds of near miss that a bank may name."""
    return _GENERAL | _OWN.get(criterion, frozenset())
