"""Finding notes and letters by their words: one folded copy of each text, under the case it belongs to."""
