"""The pure half of people import: from a file's bytes to people, with what to ask and what to put right."""
