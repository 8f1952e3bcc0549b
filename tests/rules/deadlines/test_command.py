"""The command gives what the engine gives, to people and to programs."""

import json

from click.testing import CliRunner, Result

from advocacy.deadlines.engine.catalogue import shipped
from advocacy.ops.cli import advocacy

from .written import FILES, answers, examples, said


def run(*words: str) -> Result:
    return CliRunner().invoke(advocacy, ["deadlines", *words])


def dates(*words: str) -> dict[str, dict]:
    done = run(*words, "--json")
    assert done.exit_code == 0, done.output
    return {one["result"]: one for one in json.loads(done.output)["dates"]}


def test_each_date_comes_with_both_days_its_sum_and_its_source():
    found = dates("SSA-RECON", "notice_dated=2026-03-05", "today=2026-03-20")["appeal"]
    assert (found["work_by"], found["legal_last"]) == ("2026-05-09", "2026-05-11")
    assert found["certainty"] == "sure" and found["objections"] == [] and "404.909" in found["citation"]
    assert found["arithmetic"].startswith("notice_dated 2026-03-05 Thursday; + 5 days (presumed receipt)")


def test_it_says_what_the_examples_say():
    for path in FILES:
        for example in examples(path)[::25]:
            given = [f"{name}={value}" for name, value in (example.anchors | example.settings).items()]
            found = dates(
                example.rule, *given, *(["today=2020-01-01"] if "today" not in example.settings else [])
            )
            expected = answers(
                example.rule, example.anchors, example.settings | {"today": "2020-01-01"} | example.settings
            )
            one = found[example.result]
            assert one["work_by"] == (said(expected[example.result].work_by) or None), example.id
            assert set(one["objections"]) == expected[example.result].asked, example.id


def test_without_a_rule_it_lists_them_with_what_they_take():
    done = run()
    assert done.exit_code == 0 and done.output == run("--list").output
    assert "MCD-FFS-FH (not sure)" in done.output and "[printed_days]" in done.output
    listed = json.loads(run("--list", "--json").output)["rules"]
    assert [one["rule"] for one in listed] == list(shipped().rules)
    recon = next(one for one in listed if one["rule"] == "SSA-RECON")
    assert recon["anchors"] == ["notice_dated", "received"] and recon["settings"] == ["received_proof"]


def test_the_real_day_is_used_where_none_is_given():
    assert "overdue" in dates("UK-HOMELESS", "notice_dated=2020-03-02")["appeal"]["objections"]


def test_a_hedge_looks_like_a_hedge():
    assert "Not sure: check the notice." in run("EEOC", "happened=2026-03-02", "deferral=none").output
    assert "Not sure" not in run("MCD-MC-APPEAL", "notice_dated=2026-03-02").output
    guessed = run("MCD-MC-FH", "notice_dated=2026-03-02").output
    assert guessed.splitlines()[2].endswith(". Not sure: check the notice.")


def test_what_cannot_be_used_is_one_sentence_that_helps():
    for words, expected in (
        (["SSA-REC"], "There is no rule “SSA-REC”. Did you mean SSA-RECON?"),
        (["SSA-RECON", "hearing=2026-03-02"], "SSA-RECON knows no “hearing”. It takes confirmed,"),
        (["SSA-RECON", "2026-03-02"], "“2026-03-02” has no value."),
        (["SSA-RECON", "mailed=2026-03-02", "mailed=2026-03-03"], "mailed is given twice."),
    ):
        done = run(*words)
        assert done.exit_code == 1 and expected in done.output, done.output


def test_a_question_is_an_answer():
    done = run("HCV-HEARING", "notice_dated=2026-03-02")
    assert (
        done.exit_code == 0
        and "appeal: no date" in done.output
        and "Only the notice knows. Give" in done.output
    )


def test_the_repayment_is_said_where_benefits_are_kept():
    assert "paid back" in run("SSA-KEEP", "notice_dated=2026-03-02").output


def test_a_day_to_work_to_on_a_weekend_says_when_to_act():
    done = run("SSA-RECON", "notice_dated=2026-03-05")
    expected = (
        "work to 2026-05-09, which is no working day: act by 2026-05-08; the last day in law is 2026-05-11"
    )
    assert expected in done.output


def test_ten_thousand_deadlines_are_counted_anew_and_the_figure_is_told():
    done = CliRunner().invoke(advocacy, ["benchmark", "--deadlines", "300"])
    assert done.exit_code == 0 and "300 open deadlines counted anew in 0." in done.output
