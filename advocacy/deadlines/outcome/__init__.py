"""What became of a deadline: filed with its proof, answered, missed, or not wanted."""
