"""What each law asks of a consent, as reviewed data, and what a sheet still lacks. Pure."""
