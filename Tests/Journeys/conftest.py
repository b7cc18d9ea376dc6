# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every journey stands on: Debian's Chromium, visitors that notice faults, and the program under test."""

import os
import pathlib

import pytest
from browser import CHROMIUM, ROOT, Visitor, enter
from playwright.sync_api import sync_playwright
from program import demonstration


# The files that take longest, longest first: whoever begins one of them last walks it alone.
LONGEST = ["test_tour", "test_drafts", "test_delegates", "test_conference", "test_slate"]


def pytest_collection_modifyitems(items):
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path.stem, len(ranks)))


@pytest.fixture(scope="session")
def program():
    """The program that `make test` has built, or the one named by DIENHONG."""
    path = pathlib.Path(os.environ.get("DIENHONG", ROOT / ".build" / "debug" / "dienhong"))
    assert path.exists(), f"build it first: swift build --product dienhong ({path})"
    return path


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        # The pages are our own and the tests may run as root in a container, where Chromium's sandbox cannot start.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def people(chromium):
    """Opens sessions that last for a module's story; each step fails on what it complains of."""
    visitors = []

    def open_session(name, **wishes):
        visitors.append(Visitor(chromium, name, **wishes))
        return visitors[-1]

    open_session.all = visitors
    yield open_session
    for one in visitors:
        one.leave()


@pytest.fixture(scope="module", params=["vi", "en"])
def language(request):
    """A module that asks for it is walked in each language."""
    return request.param


@pytest.fixture(scope="module")
def words(request, language):
    """What the module's WORDS call things in the language."""
    return request.module.WORDS[language]


@pytest.fixture(scope="module")
def demo(program):
    """The sample congress on the morning of its conference; a module that begins elsewhere has a `demo` of its own."""
    with demonstration(program) as running:
        yield running


@pytest.fixture(scope="module")
def held(program):
    """The sample congress on the evening after its conference."""
    with demonstration(program, "--held") as running:
        yield running


@pytest.fixture(scope="module")
def hall(demo, people):
    """Opens the session of a role by the link printed for it, once for the module."""
    sessions = {}

    def session(role, **wishes):
        if role not in sessions:
            wishes = {"language": demo.language, **wishes}
            sessions[role] = enter(people(role, address=demo.address, **wishes), demo, role)
        return sessions[role]

    return session


@pytest.fixture(autouse=True)
def calm(request):
    """After each step of a story: nobody's browser, and not the program, has anything to complain of."""
    yield
    if "people" in request.fixturenames:
        complaints = [line for one in request.getfixturevalue("people").all for line in one.take_complaints()]
        assert not complaints, "\n".join(complaints)


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


# Steps of a story build on each other: when one fails, those after it are skipped instead of failing for its sake.
@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed and call.when == "call" and "story" in item.keywords:
        item.module.broken_at = getattr(item.module, "broken_at", item.name)
    return report


def pytest_runtest_setup(item):
    if "story" in item.keywords and hasattr(item.module, "broken_at"):
        pytest.skip(f"the story stopped at {item.module.broken_at}")
