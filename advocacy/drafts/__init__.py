"""What someone has typed and not yet saved: drafts, the last post of an ended session, words searched for."""
