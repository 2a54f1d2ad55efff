"""Learned detectors made from labelled records and phrase banks: examples → linear model, encoder, heads → a model."""
