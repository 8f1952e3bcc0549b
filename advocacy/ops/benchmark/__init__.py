"""How fast it is, as ratios to a bare floor that is measured in the same minutes."""
