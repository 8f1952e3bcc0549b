"""What happens to a file before it is kept: its type is read from its content, and it is made anew."""
