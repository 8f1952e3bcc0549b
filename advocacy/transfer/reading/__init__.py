"""The pure half of people import: from a file's bytes to people, with what to ask and what to put right.

The way: `read_table`, then `match_columns`, then `read_rows` with the user's `Answers`.
"""

from advocacy.transfer.reading.advocates import AdvocateGroup, group_advocates
from advocacy.transfer.reading.column_notes import column_notes
from advocacy.transfer.reading.date_habits import DateOrder
from advocacy.transfer.reading.facts import (
    Answers,
    CaseStanding,
    PersonFacts,
    Phone,
    Remark,
    RowReading,
    YesNo,
)
from advocacy.transfer.reading.fields import PersonField
from advocacy.transfer.reading.matching import ColumnMatch, Confidence, chosen, match_columns
from advocacy.transfer.reading.problem_sheets import problems_sheet, what_to_do
from advocacy.transfer.reading.reading import needs_answers, read_table
from advocacy.transfer.reading.repairing import repaired
from advocacy.transfer.reading.rows import read_rows, unknown_statuses
from advocacy.transfer.reading.tables import Option, Question, QuestionKind, Table, TableRow, Unreadable

__all__ = [
    "AdvocateGroup",
    "Answers",
    "CaseStanding",
    "ColumnMatch",
    "Confidence",
    "DateOrder",
    "Option",
    "PersonFacts",
    "PersonField",
    "Phone",
    "Question",
    "QuestionKind",
    "Remark",
    "RowReading",
    "Table",
    "TableRow",
    "Unreadable",
    "YesNo",
    "chosen",
    "column_notes",
    "group_advocates",
    "match_columns",
    "needs_answers",
    "problems_sheet",
    "read_rows",
    "read_table",
    "repaired",
    "unknown_statuses",
    "what_to_do",
]
