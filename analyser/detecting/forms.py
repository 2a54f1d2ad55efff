"""The wordings in which minutes say that something is to be done."""

from enum import StrEnum
from typing import NamedTuple

from analyser.detecting.page import Owner

HANDED = (
    r"it(?:'s|'ll be| is| will be) (?:(?:down|left|over) )?(?:for|to|with)|(?:down|over|left) (?:for|to|with)"
    r"|(?:left|was) (?:it )?(?:down )?(?:for|to|with)|it (?:fell|falls|will fall|has fallen) to"
    r"|(?:action|task|job)s? (?:is |are |was )?for"
)
"""Words that hand a task to those who are named next: "it's for the HV to weigh baby", "down to me to ring him"."""


class Form(StrEnum):
    """How an action is worded; the value names the rule."""

    TO_DO = "owner_to_verb"  # CR to ring mum; CR is to ring mum
    WILL = "owner_will_verb"  # I will ring mum; we are going to ring mum
    AGREED = "agreed_to_verb"  # HV has agreed to weigh him
    TASKED = "asked_to_verb"  # HV was asked to weigh him
    WOULD = "agreed_would_verb"  # it was agreed that HV would weigh him
    MUST = "must_verb"  # HV must weigh him; I've to ring mum
    TO_BE_DONE = "to_be_done"  # home visit to be completed; minutes to follow
    IS_TO_BE_DONE = "is_to_be_done"  # the dentist is to be contacted
    NEEDS_DOING = "needs_doing"  # mum needs to be told; notes need going through
    WILL_BE_DONE = "will_be_done"  # the home will be visited
    BEING_DONE = "being_done"  # interview being set up by police
    DOING = "owner_doing"  # Jo seeing Fatima Thursday
    DOES = "owner_does"  # DS Hill tells mum at 10:15
    BARE = "owner_verb"  # EDT SW visit ward
    REQUEST = "request"  # could Mo send me the body map
    ANSWERED = "owner_answer"  # Who will tell mum? HV
    LABELLED = "owner_label"  # Police: welfare check
    IMPERATIVE = "imperative"  # ring mum
    ITEM = "list_item"  # LADO referral
    EVENT = "planned_event"  # joint visit by DC Hill at 4pm today
    ROW = "table_row"  # | home visit | SW | 12/6 |


PASSIVES = frozenset({Form.TO_BE_DONE, Form.IS_TO_BE_DONE, Form.NEEDS_DOING, Form.WILL_BE_DONE, Form.BEING_DONE})
"""Forms whose subject is what is done rather than who does it."""
MODALS = PASSIVES | {Form.TO_DO, Form.WILL, Form.AGREED, Form.TASKED, Form.WOULD, Form.MUST}
"""Forms that have a modal verb."""


class Clause(NamedTuple):
    """A stretch of a sentence that may be an action.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last.
        form: How it is worded.
        owner: Whom it names to do it, or None.
        verb: The word that says what is to be done; "" if there is none.
        lead: Where the words that may put it into a context start.
        subject: Where its subject starts, which is where those words end.
    """

    start: int
    end: int
    form: Form
    owner: Owner | None
    verb: str
    lead: int
    subject: int
