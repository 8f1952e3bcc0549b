"""`advocacy deadlines`: every date that a rule gives, with its sum, its source and what has to be asked."""

import difflib
import json

import click

from advocacy.clock import today
from advocacy.deadlines.engine.catalogue import Catalogue, shipped
from advocacy.deadlines.engine.facts import read_facts
from advocacy.deadlines.engine.names import ANCHORS, SETTINGS
from advocacy.deadlines.engine.reckoning import reckon
from advocacy.deadlines.engine.report import Plain, of_answers, of_rule, taken_by_all
from advocacy.deadlines.engine.rule import Rule

ALL_RULES = "`advocacy deadlines --list` names every rule."


@click.command("deadlines")
@click.argument("rule", required=False)
@click.argument("known", nargs=-1, metavar="[ANCHOR=DATE]… [SETTING=VALUE]…")
@click.option("--list", "list_", is_flag=True, help="Name every rule with its anchors and settings.")
@click.option("--json", "as_json", is_flag=True, help="Write it for a program.")
def deadlines(rule: str | None, known: tuple[str, ...], list_: bool, as_json: bool) -> None:
    """Count every date that a rule gives. Without a rule, list them. Reads no records."""
    catalogue = shipped()
    if rule is None or list_:
        _list(catalogue, rule, as_json)
        return
    found = _rule(catalogue, rule)
    anchors, settings = _pairs(found, known)
    settings.setdefault("today", today().isoformat())
    report = of_answers(found, reckon(found, read_facts(anchors, settings), catalogue.orders))
    click.echo(_json(report) if as_json else _told(report))


def _rule(catalogue: Catalogue, code: str) -> Rule:
    if found := catalogue.rules.get(code.upper()):
        return found
    near = difflib.get_close_matches(code.upper(), catalogue.rules, 1)
    meant = f" Did you mean {near[0]}?" if near else ""
    raise click.ClickException(f"There is no rule “{code}”.{meant} {ALL_RULES}")


def _pairs(rule: Rule, known: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str]]:
    anchors: dict[str, str] = {}
    settings: dict[str, str] = {}
    for text in known:
        name, equals, value = text.partition("=")
        if not equals or not value:
            raise click.ClickException(
                f"“{text}” has no value. Write a name, = and a day, such as notice_dated=2026-03-02."
            )
        kind = anchors if name in ANCHORS else settings
        if name not in ANCHORS | SETTINGS.keys() or not rule.accepts(name):
            raise click.ClickException(f"{rule.code} knows no “{name}”. {_takes(rule)}")
        if name in kind:
            raise click.ClickException(f"{name} is given twice. Give it once.")
        kind[name] = value
    return anchors, settings


def _takes(rule: Rule) -> str:
    every = [*taken_by_all().values()]
    names = sorted({*rule.own_anchors, *rule.own_settings}.union(*map(set, every)))  # type: ignore[arg-type]
    return f"It takes {', '.join(names)}."


def _list(catalogue: Catalogue, code: str | None, as_json: bool) -> None:
    rules = [_rule(catalogue, code)] if code else list(catalogue.rules.values())
    if as_json:
        click.echo(_json({"every_rule_takes": taken_by_all(), "rules": [of_rule(rule) for rule in rules]}))
        return
    for rule in rules:
        hedged = " (not sure)" if rule.certainty == "hedge" else ""
        click.echo(f"{rule.code}{hedged}  {rule.title}")
        takes = " ".join([*sorted(rule.own_anchors), *(f"[{name}]" for name in sorted(rule.own_settings))])
        click.echo(f"    {takes} -> {' '.join(rule.results)}")


def _json(report: Plain) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2)


def _told(report: Plain) -> str:
    lines = [f"{report['rule']}: {report['title']}", ""]
    for one in report["dates"]:  # type: ignore[attr-defined]
        lines += [*_told_date(one), ""]
    lines += [str(report[name]) for name in ("note", "repayment") if report[name]]
    lines.append(f"{report['citation']}. Checked {report['verified_on']}.{_unsure(report['certainty'])}")
    return "\n".join([*lines, str(report["controls"])])


def _told_date(one: dict[str, object]) -> list[str]:
    work, legal = one["work_by"], one["legal_last"]
    lines = [f"{one['result']}: {f'work to {work}' if work else 'no date'}"]
    if one["act_by"] and not str(work).startswith(str(one["act_by"])):
        lines[0] += f", which is no working day: act by {one['act_by']}"
    if legal and legal != work:
        lines[0] += f"; the last day in law is {legal}"
    lines[0] += "." + (_unsure(one["certainty"]) if work else "")
    lines += [f"    {one['arithmetic']}"] if one["arithmetic"] else []
    return lines + [f"    {question}" for question in one["questions"]]  # type: ignore[attr-defined]


def _unsure(certainty: object) -> str:
    return " Not sure: check the notice." if certainty == "hedge" else ""
