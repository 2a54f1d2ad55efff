"""Questions that a form asks and nobody answered."""

from types import MappingProxyType

PROMPTS = MappingProxyType(
    {
        "s47_decision": (
            "S47 enquiries: Yes [ ]  No [ ]",
            "Section 47 threshold met?  Y / N",
            "☐ S47 single agency  ☐ S47 joint  ☐ None",
        ),
        "risk_statement": (
            "Level of risk (low / medium / high): ______",
            "Risk of significant harm  [ ] Yes  [ ] No  [ ] Unclear",
        ),
        "timing_rationale": (
            "If not held the same day, give reason: ______",
            "Reason for timing of discussion: [please complete]",
        ),
        "action_dates": ("Date by which all actions are to be complete: __/__/____",),
        "action_owners": ("Person responsible for the plan: ______",),
        "decision_rationale": ("Rationale for decision: ______", "Give reasons for the outcome: [max 500 words]"),
        "history_considered": ("Previous involvement (give dates): ______", "Chronology attached?  Y / N"),
        "child_perspective": ("What does the child say? ______", "Wishes and feelings of the child: [please complete]"),
        "siblings_considered": ("Are other children at risk?  Y / N", "Siblings to be included:  [ ] Yes  [ ] No"),
        "information_sharing": (
            "Have parents been informed?  Y / N",
            "What will the child be told, and by whom? ______",
        ),
    }
)
"""Questions of a form that nobody answered, by the criterion that an answer would bear on."""

PLAIN_PROMPTS = (
    *("Interpreter needed?  Y / N", "Religion: ______", "Lead professional's telephone: ______", "GP surgery: ______"),
    *(
        "Copy to file  [ ]",
        "Legal advice taken?  Y / N",
        "Language spoken at home: ______",
        "Disability:  [ ] Yes  [ ] No",
    ),
)
"""Unanswered questions that bear on no criterion."""
