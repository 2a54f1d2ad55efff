"""How good the engine is: labels against findings, with intervals, and how fast it is."""
