# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every journey stands on: Debian's Chromium, visitors that notice faults, and the program under test."""

import pytest
from browser import CHROMIUM, ROOT, Visitor
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session")
def program():
    """The program that `make test` has built."""
    path = ROOT / ".build" / "debug" / "dienhong"
    assert path.exists(), f"build it first: swift build --product dienhong ({path})"
    return path


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        # The pages are our own and the tests may run as root in a container, where Chromium's sandbox cannot start.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium):
    """Opens sessions: visitor("chair", size="tablet", language="vi", address="http://…"). Fails on any complaint."""
    visitors = []

    def open_session(name, **wishes):
        visitors.append(Visitor(chromium, name, **wishes))
        return visitors[-1]

    yield open_session
    complaints = [line for one in visitors for line in one.leave()]
    assert not complaints, "\n".join(complaints)
