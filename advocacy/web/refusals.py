"""What an operation raises when something is in the way."""

from typing import Any


class Refused(Exception):
    """It was not done. The sentence says why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)


class ChangedMeanwhile(Exception):
    """Someone else changed the record after this form was opened."""

    def __init__(self, record: Any) -> None:
        super().__init__("changed meanwhile")
        self.record = record


def check_version(record: Any, version: int | None) -> None:
    """Compare the version that the form carries, and raise it. Every operation that edits asks first."""
    if version is not None and record.version != version:
        raise ChangedMeanwhile(record)
    record.version += 1
