"""What left the house: written down when it goes, listed for the person, and known when a consent is taken back."""
