"""A request to a service on the person's behalf, chased to an outcome, with its printed record."""
