"""Walking a page with the Tab key, and what must be true of everything on the way."""

from playwright.sync_api import Page

# What a keyboard must reach: a group of radio buttons counts as one. Each is known by its place in the page.
TO_REACH = """() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    window.shortOf = one => one.outerHTML.slice(0, 120).replace(/\\s+/g, ' ');
    window.keyOf = one => one.type === 'radio'
        ? `radios ${one.name}` : `${all.indexOf(one)} ${shortOf(one)}`;
    const seen = one => one.checkVisibility({visibilityProperty: true}) && one.getClientRects().length > 0;
    const wanted = all.filter(one => seen(one) && !one.disabled && one.type !== 'hidden' && one.tabIndex >= 0);
    return [...new Set(wanted.map(keyOf))];
}"""
# A field that is drawn by its label is judged by the label.
WHERE_IT_IS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const label = one.labels && one.labels[0];
    const drawn = [one, label, one.parentElement, one.nextElementSibling].filter(Boolean);
    const ringed = drawn.some(part => {
        const style = getComputedStyle(part);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
    const small = one.offsetWidth < 8 || getComputedStyle(one).opacity === '0';
    const box = (small && label ? label : one).getClientRects()[0];
    const high = Math.max(box.top, 0), low = Math.min(box.bottom, innerHeight);
    const [x, y] = [Math.min(box.x + box.width / 2, innerWidth - 1), (high + low) / 2];
    const top = document.elementFromPoint(x, y);
    const bar = top && top.closest('.bottom, .save-bar');
    const covered = !top || (bar && !bar.contains(one));
    const where = covered ? `under ${top ? shortOf(top) : 'nothing: off the screen'}` : '';
    return [keyOf(one), ringed, where, one.className];
}"""


def walk(page: Page) -> list[str]:
    """Tab through the whole page: what is never met, has no ring, or lies hidden when the cursor is on it."""
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    wanted: list[str] = page.evaluate(TO_REACH)
    met: dict[str, list[str]] = {}
    first = None
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        here = page.evaluate(WHERE_IT_IS)
        if here is None or (here[0] in met and not here[0].startswith("radios")):
            break
        key, ringed, covered, classes = here
        first = first or classes
        met[key] = ([] if ringed else ["no ring"]) + ([covered] if covered else [])
    problems = [f"Tab never comes to {key}" for key in wanted if key not in met]
    problems += [f"{what}: {key}" for key, found in met.items() for what in found]
    return problems if first == "skip" else [f"the skip link is not first, but {first}", *problems]
