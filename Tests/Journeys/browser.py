# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person at a screen, and everything that went wrong on it unseen."""

import base64
import contextlib
import pathlib
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error as PlaywrightError

ROOT = pathlib.Path(__file__).resolve().parents[2]
PICTURES = ROOT / ".build" / "journeys"
# Debian's Chromium as it is built to run without a screen: the same engine, and a fifth less time than the whole browser.
CHROMIUM = "/usr/bin/chromium-headless-shell"

SIZES = {
    # 1280 pixels at 400 %, as WCAG 2.2, 1.4.10 asks.
    "narrow": {"width": 320, "height": 640},
    "phone": {"width": 390, "height": 844},
    "tablet": {"width": 820, "height": 1180},
    "laptop": {"width": 1366, "height": 768},
    "projector": {"width": 1920, "height": 1080},
}

AXE = Axe()

# Chromium also writes a console line for each report, but not for all of them in every version.
REPORT_CSP = """
document.addEventListener('securitypolicyviolation', event =>
  console.error('CSP: ' + event.violatedDirective + ' refused ' + (event.blockedURI || 'inline')))
"""


# What is wider than the box it stands in, by the words of the box.
STICKS_OUT = """
[...document.querySelectorAll('.card, .tile, .panel, .figure, .notice')]
  .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.innerText.slice(0, 60))
"""


# Ids that more than one element has.
NAMED_TWICE = """
[...document.querySelectorAll('[id]')].map(each => each.id).filter((id, place, all) => all.indexOf(id) < place)
"""


# How a page is laid out at a size, whatever its measures: what axe looks at changes only with this.
LAYOUT = """
[...document.querySelectorAll('body, body *')].map(each => {
  const style = getComputedStyle(each);
  return [style.display, style.position, style.visibility, style.flexDirection, style.flexWrap, style.overflowX].join(' ');
}).join('\\n')
"""


class Visitor:
    """One person with one browser session; `complaints` must be empty when the journey ends."""

    def __init__(self, browser, name, size="laptop", language="vi", address=None, scheme="light", **wishes):
        self.name = name
        self.size = size
        self.language = language
        self.complaints = []
        self._expected = None
        self._devtools = None
        self.context = browser.new_context(
            viewport=SIZES[size],
            locale={"vi": "vi-VN", "en": "en-GB"}[language],
            base_url=address,
            color_scheme=scheme,
            accept_downloads=True,
            **wishes,
        )
        self.context.set_default_timeout(10_000)
        self.context.add_init_script(REPORT_CSP)
        self.context.on("page", self._watch)
        self.page = self.context.new_page()

    # What goes wrong

    def _watch(self, page):
        page.on("console", lambda m: self._heard(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self._note("script", error))
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)

    def _heard(self, text):
        # The answer itself is looked at, with its address.
        if not text.startswith("Failed to load resource: the server responded"):
            self._note("console", text)

    def _answered(self, response):
        if response.status >= 400 and response.status != self._expected:
            self._note("server", f"{response.status} {response.url}")

    def _failed(self, request):
        # A page that is left takes its event stream and its downloads with it: no fault.
        if request.failure not in ("net::ERR_ABORTED", None):
            self._note("request", f"{request.failure} {request.url}")

    def _note(self, kind, what):
        self.complaints.append(f"{self.name}, {self.page.url}: {kind}: {what}")

    @contextlib.contextmanager
    def expecting(self, status):
        """Within, the program may answer with this status: the journey is about being refused."""
        self._expected = status
        yield
        self._expected = None

    # What a person does

    def go(self, path):
        return self.page.goto(path)

    def press(self, name):
        """Presses the button, or follows the link, of exactly this name."""
        button = self.page.get_by_role("button", name=name, exact=True)
        button.or_(self.page.locator("main").get_by_role("link", name=name, exact=True)).first.click()

    def follow(self, name):
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def fill(self, label, text):
        self.page.get_by_label(label, exact=True).fill(text)

    def choose(self, label, option):
        box = self.page.get_by_label(label, exact=True)
        box.select_option(value=box.locator("option", has_text=option).first.get_attribute("value"))

    def tick(self, label):
        self.page.get_by_label(re.compile("^" + re.escape(label))).first.check()

    def sees(self, text):
        """Waits until the text stands on the page, whoever put it there."""
        self.page.get_by_text(text).first.wait_for()

    def reads(self):
        """Everything the main part of the page says."""
        return self.page.locator("main").inner_text()

    def download(self, name):
        """The bytes of the file behind a link."""
        with self.page.expect_download() as waiting:
            self.follow(name)
        return pathlib.Path(waiting.value.path()).read_bytes()

    # What it looks like

    def look(self, name):
        """Keeps a picture of the whole page for people, and has axe examine it."""
        self.picture(name)
        self.examine()
        self.measure()

    def look_at_sizes(self, name, sizes, pictured=None):
        """Looks at a page that is loaded once: axe only where a size lays it out in another way than those before.

        Pictures are kept of the sizes that are `pictured`, which is all of them when not said.
        """
        laid_out = set()
        for size in sizes:
            self.resize(size)
            if pictured is None or size in pictured:
                self.picture(name)
            layout = self.page.evaluate(LAYOUT)
            if layout not in laid_out:
                laid_out.add(layout)
                self.examine()
            self.measure()

    def picture(self, name):
        """Keeps a picture of the whole page for people."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        safe = re.sub(r"[^\w-]+", "-", f"{name}-{self.size}")
        path = PICTURES / f"{safe}.png"
        # A step may have ended in a button, and the page it leads to is the one to keep.
        self.page.wait_for_load_state()
        try:
            path.write_bytes(self._whole_page())
        except PlaywrightError:
            # The browser has no frame, or no width, to give now and then just after a page came;
            # Playwright waits for one, and takes longer to pack it.
            path.write_bytes(self.page.screenshot(full_page=True))

    def _whole_page(self):
        """The page as a PNG, packed for speed: half the time of a picture goes into making its file small."""
        self._devtools = self._devtools or self.context.new_cdp_session(self.page)
        box = self._devtools.send("Page.getLayoutMetrics")["cssContentSize"]
        wishes = {"format": "png", "captureBeyondViewport": True, "optimizeForSpeed": True, "clip": {**box, "scale": 1}}
        return base64.b64decode(self._devtools.send("Page.captureScreenshot", wishes)["data"])

    def examine(self):
        """Has axe examine the page as it is laid out now."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.axe_script)
        found = self.page.evaluate("axe.run({ resultTypes: ['violations'] })")
        for violation in found["violations"]:
            places = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
            self._note("axe", f"{violation['id']}: {violation['help']} ({places})")

    def measure(self):
        """Nothing sticks out to the side, and no id is there twice."""
        beyond = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if beyond > 0:
            self._note("width", f"scrolls {beyond} pixels sideways at {self.size} size")
        for name in self.page.evaluate(NAMED_TWICE):
            self._note("id", f"“{name}” stands twice on the page: a label or link leads to the first one only")
        for words in self.page.evaluate(STICKS_OUT):
            self._note("width", f"“{words}” sticks out of its box at {self.size} size")

    def resize(self, size):
        self.size = size
        self.page.set_viewport_size(SIZES[size])

    def take_complaints(self):
        complaints, self.complaints = self.complaints, []
        return complaints

    def leave(self):
        self.context.close()
        return self.complaints


def sign_in(one, demo, role):
    """Signs in with the password that a demo prints for all its people; gives the visitor back."""
    words = {"vi": ("Tên đăng nhập", "Mật khẩu", "Đăng nhập bằng mật khẩu"),
             "en": ("Sign-in name", "Password", "Sign in with the password")}[one.language]
    one.go("/sign-in")
    one.fill(words[0], demo.roles[role][1])
    one.fill(words[1], demo.password)
    one.press(words[2])
    one.page.wait_for_url(re.compile(r"/$"))
    return one


def enter(one, demo, role):
    """Signs in by the link that a demo prints for a role, which works once; gives the visitor back."""
    one.go(demo.roles[role][2])
    one.press({"vi": "Đăng nhập bằng mã", "en": "Sign in with the code"}[one.language])
    one.page.wait_for_url(re.compile(r"/$"))
    return one
