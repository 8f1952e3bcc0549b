"""Texts that break programs: markup, queries, formats, odd letters, too much and nothing."""

from itertools import islice

PROBE = "xss-probe"  # an element or attribute of this name on a page means that typed words became markup
PRODUCT = "1343434337"  # what 7*191919191 gives when typed words are taken for a template

QUOTES = ("'", '"', "''", '\\"', "O'Brien-Ní Dhomhnaill", "“quoted” ‘so’", "\\", "back\\slash\\n", "`tick`")
MARKUP = (
    f"<{PROBE}>",
    f"<script {PROBE}>alert(1)</script>",
    f'"><img src=x onerror=alert(1) {PROBE}>',
    f"' onfocus=alert(1) autofocus {PROBE} x='",
    f"</textarea><{PROBE}>",
    f"</title></style></script><{PROBE}>",
    f"<!--<{PROBE}>-->",
    f"<svg><a href=javascript:alert(1) {PROBE}>x",
    f"&lt;{PROBE}&gt;",
    "&amp;amp; & &quot;",
    "javascript:alert(1)",
    "<b>bold</b> a < b > c",
    "]]>",
    "<br/>",
    "<p style=x>",
)
TEMPLATES = (
    "{{7*191919191}}",
    "${7*191919191}",
    "#{7*191919191}",
    "<%= 7*191919191 %>",
    "{% raw %}",
    "{% endblock %}",
    "{# gone #}",
    "{{ config.SECRET_KEY }}",
    "{name}",
    "{0}",
    "{",
    "}}",
    "[[name]]",
    "[[x]]",
    "[[",
    "{0.__class__}",
)
FORMATS = (
    "%s",
    "%d",
    "%(name)s",
    "100%",
    "%%",
    "%n%n%n",
    "%0",
    "%c0%ae",
    "%00",
    "\\x00",
    "\\u0041",
    "$1",
    "\\1",
)
QUERIES = (
    "'; drop table person; --",
    "' or 1=1 --",
    "x') or ('1'='1",
    "1; select pg_sleep(1)",
    "a_b%c\\d",
    '"; pragma writable_schema=1; --',
    "* or *",
    'name:"x" AND (',
    ":name",
    "?",
)
PATHS = (
    "../../../../etc/passwd",
    "..\\..\\x",
    "/etc/passwd",
    "file:///etc/passwd",
    "C:\\con",
    "a/b",
    "~root",
    ".",
)
COMMANDS = ("$(id)", "; id", "| id", "&& id", "`id`", "a\tb")
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|'/C calc'!A0", "\t=1", "=HYPERLINK(1)")
LETTERS = (
    "Zürich Ñuñoa Ωmega",
    "Nguyễn Thị Hạnh",
    "Nguyễn",  # the same letters, taken apart
    "é",
    "ﬁ ﬀ ½ ㎏ Å",
    "İı ſ ß ẞ ŉ ΐ",
    "דוד مرحبا",
    "\u202eright to left\u202c",
    "\u2066isolated\u2069",
    "a\u200bb\u200cc\u200dd\ufeffe",
    "\u00a0kept\u00a0",
    "soft\u00adhyphen",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙a̴͈͚͍̖͕̤l̪̳͖g̡̟o̪",
    "e" + "\u0301" * 60,
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏿",
    "𝔘𝔫𝔦 𠜎𠜱 \U0010fffd",
    "日本語テキスト 中文 한국어",
    "ไทย ខ្មែរ தமிழ் हिन्दी",
    "\uffff\ufffe",
    "\ufffd",
    "\ue000",
    "①②③ ٣٤ ²",
    "a\u2028b\u2029c",
)
CONTROLS = ("a\x01b", "a\x08b", "a\x0bb\x0cc", "a\x1bb", "\x7f", "a\x85b")
WORDS = (
    "None",
    "null",
    "undefined",
    "true",
    "False",
    "nan",
    "inf",
    "0",
    "-1",
    "1e309",
    "0x10",
    "9" * 30,
    "٣",
    "1_000",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "12/31/9999",
    "Infinity",
    "[]",
    "a,b;c|d",
    "root@localhost",
    "CON",
)
SPACES = (
    " ",
    "   ",
    "\t",
    "\n",
    "\r\n",
    "\u3000",
    " lead",
    "trail ",
    "\nfirst line is empty",
    "last line is empty\n\n",
    "one\r\ntwo\rthree\nfour",
    "  both  ",
    "two  spaces   inside",
)
LONG = ("x" * 10_000, "word " * 2_000, "ß" * 200, "ΐ" * 200, "😀" * 200, "<" * 120, "\n" * 400, "9" * 5_000)
UNSTORABLE = ("a\x00b", "\x00", "\x00" * 50)

HEADERS = ("x\r\nSet-Cookie: a=b\r\n\r\n<html>", "x%0d%0aLocation: //evil.example", "\r\n.\r\nMAIL FROM:")
# What only a program sends: no browser can put half of a pair into a form. They reach us as bytes that are no text.
HALVES = ("a\ud800b", "\udfff", "words \ud83d and \ude00 more")

CLASSES = {
    "quotes": QUOTES,
    "markup": MARKUP,
    "templates": TEMPLATES,
    "formats": FORMATS,
    "queries": QUERIES,
    "paths": PATHS,
    "commands": COMMANDS,
    "formulas": FORMULAS,
    "letters": LETTERS,
    "controls": CONTROLS,
    "words": WORDS,
    "spaces": SPACES,
    "headers": HEADERS,
}
STRINGS = tuple(text for texts in CLASSES.values() for text in texts)
REFUSABLE = (*LONG, *UNSTORABLE)
# Pieces of several classes in one text, short enough for most boxes: few posts bring every class to every box.
MIXED = (
    f"=1+1<{PROBE}>{{{{7*191919191}}}}' or 1=1 --",
    f'+1"><img src=x onerror=alert(1) {PROBE}>\u202e',
    "-1%(name)s%n../../etc/passwd$(id)\u2066x\u2069null",
    "@SUM(1){% endblock %}${7*191919191}İı\u200bZ\u0301\ufeff",
    "\t=1👩‍👩‍👧𝔘\U0010fffd a\x01\x08\x1b\x7fb\u2028c",
    "x\r\nSet-Cookie: a=b\r\n\r\n'; drop table person; --",
    f"\r=1<script {PROBE}>alert(1)</script>\\u0041  two ",
)
# All of it at once, for boxes that take none of it.
ALL_MIXED = " ".join(MIXED)
HUGE = "y" * 100_000


def some(strings: tuple[str, ...], start: int, count: int) -> list[str]:
    """The next `count` of them from a place in the round, so that all have their turn."""
    return list(
        islice(strings * (2 + count // len(strings)), start % len(strings), start % len(strings) + count)
    )
