"""HSDS as JSON: records inside records, taken apart into the same tables as the CSV files."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from advocacy.sentences import say
from advocacy.transfer.reading.decoding import decode
from advocacy.transfer.reading.tables import Unreadable

from .tables import FILES, table_called

Pile = dict[str, dict[str, dict[str, str]]]

# A record of these inside another one is named by it, not owned by it.
NAMED = frozenset({"organization", "program", "location", "service", "taxonomy_term", "taxonomy", "unit"})
LINKED = frozenset({"attribute", "metadata"})


def read_json(name: str, content: bytes, pile: Pile) -> None:
    """Add everything that one JSON file holds to the tables so far."""
    try:
        found = json.loads(decode(content).text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(say("“%(name)s” is not whole JSON. Get the file again.", name=name)) from error
    if isinstance(found, dict) and any(str(key).endswith(".csv") for key in found):
        for key, rows in found.items():
            _add_all(table_called(str(key)), rows, pile, {})
        return
    listed = found.get("contents", found) if isinstance(found, dict) else found
    for one in listed if isinstance(listed, list) else [listed]:
        if isinstance(one, dict):
            _add(_kind(name, one), one, pile, {})


def _kind(name: str, record: Mapping[str, Any]) -> str:
    """By the name of the file; a file of any other name by what its records hold."""
    stem = PurePosixPath(name).stem.casefold().removesuffix("_full").removesuffix("_list")
    if (table := table_called(stem)) in FILES:
        return table
    if "location_type" in record or "addresses" in record:
        return "location"
    is_service = "status" in record or "organization" in record or "organization_id" in record
    return "service" if is_service and "services" not in record else "organization"


def _add_all(table: str, records: Any, pile: Pile, owner: Mapping[str, str]) -> None:
    for one in records if isinstance(records, list) else [records]:
        if isinstance(one, dict):
            _add(table, one, pile, owner)


def _add(table: str, record: Mapping[str, Any], pile: Pile, owner: Mapping[str, str]) -> str:
    """Put one record into its table, and what it holds into theirs; returns its id."""
    rows = pile.setdefault(table, {})
    key = _text(record.get("id")) or f"{table}-{'-'.join(owner.values())}-{len(rows) + 1}"
    row = rows.setdefault(key, {"id": key})
    row.update({name: value for name, value in owner.items() if not row.get(name)})
    for name, value in record.items():
        if isinstance(value, dict | list):
            _take_apart(table, key, row, str(name), value, pile)
        elif _text(value) or str(name) not in row:
            row[str(name)] = _text(value)
    return key


def _take_apart(table: str, key: str, row: dict[str, str], name: str, value: Any, pile: Pile) -> None:
    inside = table_called(name)
    if isinstance(value, list) and not all(isinstance(one, dict) for one in value):
        row[name] = ", ".join(_text(one) for one in value)
    elif isinstance(value, dict) and inside in NAMED:
        row[f"{inside}_id"] = _add(inside, value, pile, {})
    elif inside in LINKED:
        mark = ("link_id", "link_entity") if inside == "attribute" else ("resource_id", "resource_type")
        _add_all(inside, value, pile, {mark[0]: key, mark[1]: table})
    else:
        _add_all(inside, value, pile, {f"{table}_id": key})


def _text(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
