# SPDX-License-Identifier: AGPL-3.0-or-later
"""The main pages as people see and use them who need other colours, more contrast, no movement, larger letters, or no mouse."""

import pytest
from browser import sign_in

PAGES = [
  "/", "/meetings", "/meetings/m-2", "/meetings/m-2/attendance", "/meetings/m-2/agenda", "/votes/v-1/result", "/papers",
  "/figures", "/organisation", "/people", "/account",
]
WISHES = {
  "forced": {"forced_colors": "active"},
  "contrast": {"contrast": "more"},
  "contrast-dark": {"contrast": "more", "scheme": "dark"},
  "still": {"reduced_motion": "reduce"},
}


@pytest.mark.parametrize("wish", WISHES)
def test_pages_follow_what_the_reader_has_set(held, visitor, wish):
    one = sign_in(visitor(wish, address=held.address, **WISHES[wish]), held, "Văn phòng")
    for address in PAGES:
        assert one.go(address).status == 200
        one.look(f"{wish}{address}")
        if wish == "still":
            moving = one.page.evaluate("document.getAnimations().length")
            assert not moving, f"{address} moves"


def test_in_forced_colours_every_button_and_the_place_keep_an_edge(held, visitor):
    one = sign_in(visitor("forced", address=held.address, forced_colors="active"), held, "Văn phòng")
    for address in ["/", "/meetings/m-2", "/papers"]:
        one.go(address)
        bare = one.page.evaluate("""[...document.querySelectorAll(
          "button, .button, .menu [aria-current], .tag, .notice")].filter(each => each.checkVisibility()
          && !["Top", "Bottom"].some(side => parseFloat(getComputedStyle(each)[`border${side}Width`]) > 0))
          .map(each => each.outerHTML.slice(0, 120))""")
        assert not bare, f"{address}: {bare}"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_lost_at_four_hundred_per_cent(held, visitor, language):
    one = sign_in(visitor("narrow", address=held.address, size="narrow", language=language), held, "Văn phòng")
    for address in PAGES:
        one.go(address)
        one.look(f"narrow-{language}{address}")
        cut = one.page.evaluate("""[...document.querySelectorAll("main h1, main h2, main p, main a, main button, main label")]
          .filter(each => each.checkVisibility() && getComputedStyle(each).overflowX === "visible"
            && each.getBoundingClientRect().right > innerWidth + 1 && !each.closest("[tabindex], .table, .sheet, .unseen"))
          .map(each => each.outerHTML.slice(0, 120))""")
        assert not cut, f"{address}: {cut}"


def test_the_head_leaves_a_phone_to_the_page(held, visitor):
    """Whoever holds many posts still sees what the page is about without scrolling."""
    for size in ["narrow", "phone"]:
        for role in ["Văn phòng", "Chủ trì"]:
            one = sign_in(visitor(role, address=held.address, size=size), held, role)
            one.go("/")
            height = one.page.locator("header.top").bounding_box()["height"]
            assert height <= one.page.viewport_size["height"] * 0.45, f"{size}, {role}: {height} pixels"
            assert one.page.locator("h1").bounding_box()["y"] < one.page.viewport_size["height"]


def walk(one, most=150):
    """Every place the tabulator reaches, in order: what it is, and whether a reader sees that it has the focus."""
    places = []
    for _ in range(most):
        one.page.keyboard.press("Tab")
        # The browser brings the place into view with its next picture.
        place = one.page.evaluate("""(async () => {
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          const at = document.activeElement;
          if (!at || at === document.body) return null;
          const box = at.getBoundingClientRect(), style = getComputedStyle(at);
          const shown = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none" || style.boxShadow !== "none"
            || [...at.parentElement?.children ?? []].some(each => getComputedStyle(each).outlineStyle !== "none");
          const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          return { is: at.outerHTML.slice(0, 160) + ` (${shown}, ${Math.round(box.top)} to ${Math.round(box.bottom)} of ${innerHeight})`, shown, inside, href: at.getAttribute("href") };
        })()""")
        if place is None:
            break
        places.append(place)
    return places


def test_the_main_pages_can_be_walked_without_a_mouse(held, visitor):
    one = sign_in(visitor("keys", address=held.address, reduced_motion="reduce"), held, "Văn phòng")
    for address in PAGES:
        one.go(address)
        places = walk(one)
        assert len(places) > 5, address
        assert places[0]["href"] == "#main", f"{address} begins with {places[0]['is']}"
        unseen = [place["is"] for place in places if not place["shown"] or not place["inside"]]
        assert not unseen, f"{address}: the focus is not to be seen on {unseen[:3]}"
        reached = one.page.evaluate("""[...document.querySelectorAll("main a[href], main button, main input, main select, main textarea")]
          .filter(each => each.checkVisibility() && !each.disabled && each.tabIndex >= 0 && each.type !== "hidden").length""")
        radios = one.page.evaluate("document.querySelectorAll('main input[type=radio]').length")
        assert len(places) + radios >= min(reached, 149), f"{address}: {len(places)} of {reached} are reached"


def test_a_form_is_sent_without_a_mouse(held, visitor):
    one = visitor("keys-sign-in", address=held.address)
    one.go("/sign-in")
    one.page.get_by_label("Tên đăng nhập", exact=True).focus()
    one.page.keyboard.type(held.roles["Văn phòng"][1])
    one.page.keyboard.press("Tab")
    one.page.keyboard.type(held.password)
    one.page.keyboard.press("Enter")
    one.sees("Việc cần làm tiếp theo")
    one.page.keyboard.press("Tab")
    one.page.keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.id") == "main", "the first place skips to the content"
