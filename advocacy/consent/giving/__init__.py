"""Consents to tell somebody, and authorities to speak for somebody: asked for, signed, taken back, printed."""
