"""Write lists of words as parts of regular expressions."""


def any_of(words: str) -> str:
    """A group that matches any of the words, which are divided by spaces; "_" stands for a space in a phrase.

    A word can itself be a regular expression, as long as it holds no space.
    """
    return f"(?:{'|'.join(word.replace('_', ' ') for word in words.split())})"
