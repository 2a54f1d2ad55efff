"""The parts of the page Scan: asking for a scan, watching it, and what came of a batch."""
