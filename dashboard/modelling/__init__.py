"""The parts of the page Models: the shelf, two models side by side, confidence beside truth, training."""
