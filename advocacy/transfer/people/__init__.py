"""Import of people: what was decided about a file, who is known already, writing the batch, undoing it."""
