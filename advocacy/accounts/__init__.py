"""Users, teams and roles; signing in, sessions and one-time links."""
