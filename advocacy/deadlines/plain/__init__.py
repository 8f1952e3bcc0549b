"""What a deadline means for the person: in plain words, on screen and on paper, in each of our languages."""
