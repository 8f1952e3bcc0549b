"""What the person wants in their own words, the steps towards it, and their own ratings."""
