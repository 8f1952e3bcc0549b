"""A date that moved stands on the first page of whoever leads the case until it has been read."""

from tests.pages.test_notices import FORM, advocate, case, days, kept, signed_in, words_of  # noqa: F401


def test_it_stands_on_the_first_page_and_leads_to_what_moved(signed_in, make, case, advocate):  # noqa: F811
    notice = kept(case, advocate)
    assert "Dates that moved" not in words_of(signed_in.page("/"))
    signed_in.page(f"/notices/{notice}/change", **{**FORM, "dated": days(-1).isoformat(), "version": 1})
    page = signed_in.page("/")
    assert page.select_one(f'section[aria-labelledby=moved] a[href="/notices/{notice}"]')
    assert case.person.name in page.select_one("section[aria-labelledby=moved]").text
    for other in (make.supervisor(), make.advocate()):
        signed_in.sign_in(other)
        assert "Dates that moved" not in words_of(signed_in.page("/"))
    signed_in.sign_in(advocate)
    signed_in.send(f"/notices/{notice}/moves/read")
    assert "Dates that moved" not in words_of(signed_in.page("/"))
