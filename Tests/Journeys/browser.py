# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person at a screen, and everything that went wrong on it unseen."""

import pathlib
import re

from axe_playwright_python.sync_playwright import Axe

ROOT = pathlib.Path(__file__).resolve().parents[2]
PICTURES = ROOT / ".build" / "journeys"
CHROMIUM = "/usr/bin/chromium"

SIZES = {
    "phone": {"width": 390, "height": 844},
    "tablet": {"width": 820, "height": 1180},
    "laptop": {"width": 1366, "height": 768},
    "projector": {"width": 1920, "height": 1080},
}

# Chromium also writes a console line for each report, but not for all of them in every version.
REPORT_CSP = """
document.addEventListener('securitypolicyviolation', event =>
  console.error('CSP: ' + event.violatedDirective + ' refused ' + (event.blockedURI || 'inline')))
"""


class Visitor:
    """One person with one browser session; `complaints` must be empty when the journey ends."""

    def __init__(self, browser, name, size="laptop", language="vi", address=None):
        self.name = name
        self.size = size
        self.complaints = []
        self.context = browser.new_context(
            viewport=SIZES[size], locale={"vi": "vi-VN", "en": "en-GB"}[language], base_url=address, accept_downloads=True
        )
        self.context.add_init_script(REPORT_CSP)
        self.context.on("page", self._watch)
        self.page = self.context.new_page()

    def _watch(self, page):
        page.on("console", lambda m: self._note("console", m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self._note("script", error))
        page.on("response", lambda r: self._note("server", f"{r.status} {r.url}") if r.status >= 500 else None)
        page.on("requestfailed", self._failed)

    def _failed(self, request):
        # A page that is left takes its event stream and its downloads with it: no fault.
        if request.failure not in ("net::ERR_ABORTED", None):
            self._note("request", f"{request.failure} {request.url}")

    def _note(self, kind, what):
        self.complaints.append(f"{self.name}, {self.page.url}: {kind}: {what}")

    def look(self, name):
        """Keeps a picture of the whole page for people, and has axe examine it."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        safe = re.sub(r"[^\w-]+", "-", f"{name}-{self.size}")
        self.page.screenshot(path=PICTURES / f"{safe}.png", full_page=True)
        for violation in Axe().run(self.page).response["violations"]:
            places = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
            self._note("axe", f"{violation['id']}: {violation['help']} ({places})")

    def leave(self):
        self.context.close()
        return self.complaints
