"""Stage 2: text → spaCy Doc, with sentences and sections made for minutes.

:func:`~analyser.segmenting.layout.lay_out` does the reading of the page;
:mod:`~analyser.segmenting.components` offers it to spaCy.
"""
