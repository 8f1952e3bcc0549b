"""What the person agreed to, and the one gate through which a document is issued."""
