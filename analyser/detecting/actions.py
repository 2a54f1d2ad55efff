"""Find what was agreed to be done: each action with its owner and its date."""

from spacy.tokens import Doc


class ActionRules:
    """The spaCy component ``action_rules``."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave actions in ``doc.spans``."""
        return doc
