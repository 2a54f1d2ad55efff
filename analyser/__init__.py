"""Shows, with evidence, what a strategy-discussion record fails to state."""
