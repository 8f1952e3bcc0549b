"""Advocacy letters: drafted from the case, agreed by the person, issued as frozen PDFs."""
