"""Synthetic records: whole labelled minutes, made from banks of phrases that were written by hand.

Start at ``record.py``: plan → passages → page → noise → label row, one function a step. ``corpus.py`` writes a folder.
"""
