"""Support with one person from opening to closing, and its timeline."""
