"""What is being sorted out with one agency in one system."""
