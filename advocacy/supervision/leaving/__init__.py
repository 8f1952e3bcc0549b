"""When someone leaves: what they hold finds a new holder, and on the day their access ends."""
