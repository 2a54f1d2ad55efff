"""The nouns of the package: plain, frozen Python with no I/O and no spaCy."""
