"""What needs doing today for whoever signed in, and search."""
