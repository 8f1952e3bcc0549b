"""All routes, and addresses for them."""

from uuid import uuid4

from flask import Flask
from werkzeug.routing import Rule


def all_rules(app: Flask) -> list[Rule]:
    """Every route but the static files'."""
    return sorted(
        (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"), key=lambda rule: rule.rule
    )


def filled(rule: Rule) -> str:
    """An address of this route whose ids belong to nothing."""
    values = {name: uuid4() if f"uuid:{name}" in rule.rule else "x" * 43 for name in rule.arguments}
    return rule.build(values)[1]  # type: ignore[index]
