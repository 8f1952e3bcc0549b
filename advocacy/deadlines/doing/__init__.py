"""What needs doing: dates that are near or past, the agency's that ran out, and proof that is missing."""
