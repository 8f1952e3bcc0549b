"""Letters that an organization copied and put into its own words: versioned, previewed and compared."""
