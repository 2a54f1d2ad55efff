"""Write lists of words: as sets, and as parts of regular expressions."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, which are divided by spaces."""
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """The phrases of a text, which are divided by spaces; "_" stands for a space in a phrase."""
    return frozenset(phrase.replace("_", " ") for phrase in text.split())


def any_of(text: str) -> str:
    """A regular expression for any of the words of a text, which are divided by spaces.

    "_" stands for a space in a phrase; a word can itself be a regular expression, as long as it holds no space.
    """
    return f"(?:{'|'.join(word.replace('_', ' ') for word in text.split())})"
