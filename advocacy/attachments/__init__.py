"""Photos and scans that belong to a contact, an issue or another record: made harmless before they are kept."""
