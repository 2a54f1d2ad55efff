"""Find what was agreed to be done: each action with its owner and its date."""

from spacy.tokens import Doc

from analyser.detecting.found import ACTIONS, PARTICIPANTS, leave
from analyser.detecting.names import spell_names
from analyser.detecting.page import Page
from analyser.detecting.people import read_roster
from analyser.detecting.planning import read_actions
from analyser.domain.evidence import OwnerKind
from analyser.domain.layout import LAYOUT_KEY, Layout


class ActionRules:
    """The spaCy component ``action_rules``: actions and participants over the layout of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave actions and participants in ``doc.spans``."""
        layout: Layout = doc.user_data[LAYOUT_KEY]
        text = layout.text
        spelt = spell_names(layout)
        roster, attendees = read_roster(spelt, spelt.text)
        for attendee in attendees:
            leave(doc, PARTICIPANTS, attendee.start, attendee.end, attendee.party)
        for draft in read_actions(spelt, Page(spelt.reading, spelt.text, roster)):
            owner = text[draft.owner.start : draft.owner.end] if draft.owner else None
            due = text[draft.due.start : draft.due.end] if draft.due else None
            kind = draft.owner.kind if draft.owner else OwnerKind.NONE
            leave(doc, ACTIONS, draft.start, draft.end, kind.value, f"rule:{draft.form.value}", owners=owner, dues=due)
        return doc
