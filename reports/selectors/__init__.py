"""Reads for the printing room: where a paper's values come from, how far a batch is."""
