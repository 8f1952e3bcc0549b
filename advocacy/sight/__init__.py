"""Who can see a record: the pages on which it is narrowed, widened for a while, and opened in an emergency."""
