"""Background work: rows of our own database, enqueued in the transaction that needs them."""
