"""Trouble as commands: `python -m tests.trouble` runs them all, and each prints its figure beside the goal.

Each comes with a control: the same count on an arrangement that must fail, or the count would prove nothing.
"""
