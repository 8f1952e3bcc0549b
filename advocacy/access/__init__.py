"""Who holds which case, since when: the one rule of who may see whom. Imports no feature's model."""
