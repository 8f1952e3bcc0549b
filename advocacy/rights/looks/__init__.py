"""Who has seen this file, in plain words, on a page and on paper."""
