"""The page Review, in parts: what is asked for, the queue, one record, deciding on a finding, and agreement."""
