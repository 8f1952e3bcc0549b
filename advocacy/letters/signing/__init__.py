"""Names under a letter: drawn or typed on the screen, or written on paper."""
