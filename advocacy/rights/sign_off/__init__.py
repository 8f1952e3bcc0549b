"""The head of the audit on paper: count, code, and a line to sign on."""
