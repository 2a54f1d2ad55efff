"""Stage 3: Doc → evidence, near misses, actions and participants.

Rules are spaCy components; what they find goes to ``doc.spans`` and :func:`collect` reads it back
as the domain's nouns. A learned detector is one more component that writes to the same groups.
"""

from analyser.detecting.found import collect

__all__ = ["collect"]
