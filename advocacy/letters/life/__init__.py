"""What happens to a letter around its issue: the check by a second person, sending, voiding, correcting, following."""
