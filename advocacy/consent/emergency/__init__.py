"""Telling somebody without consent when a life is in danger: a reason, proof of who one is, and a second person."""
