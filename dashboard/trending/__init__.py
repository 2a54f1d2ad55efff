"""The parts of the page Trends: what is asked for, the charts with what they say, and the report for a board."""
