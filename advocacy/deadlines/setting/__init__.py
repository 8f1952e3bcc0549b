"""What the administrator sets for the rules of deadlines: numbers, local rules, the days of school."""
