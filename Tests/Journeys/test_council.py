# SPDX-License-Identifier: AGPL-3.0-or-later
"""An association's council meets for a third time: planned, held, counted and minuted in English, by the other rule pack."""

import io
import re
import zipfile

import pytest
from council import draft, enter_count, meeting, open_vote, plan
from program import demonstration

pytestmark = pytest.mark.story

VENUE = "Reading room of the River Library"
PRESIDENT = "Marian Thistlewood"  # whose post concludes
BALLOT = "Opening hours of the convention"
QUESTION = "The convention opens at nine o'clock"
IN_OFFICE, QUORUM = 51, 26  # more than half of those in office
# Valid, invalid, agree, disagree, other: more than half of those who voted for or against is 13 of 24.
COUNT = [25, 1, 14, 10, 1]


@pytest.fixture(scope="module")
def demo(program):
    """The sample association on the evening after its second council meeting."""
    with demonstration(program, "--held", "--pack", "assembly", language="en") as running:
        yield running


def test_the_office_plans_a_meeting_and_calls_it(hall):
    office = hall("Office")
    assert not re.search(r"Đảng|Party|Hội nghị", office.page.locator("body").inner_text()), "nothing of the other pack's"
    plan(office, "15/07/2025", VENUE, "Opening of the convention", ("council-plan", "council-item"))
    office.press(f"Summon {IN_OFFICE} members")
    office.sees("Open the check-in desk")


def test_members_are_checked_in_until_there_is_a_quorum(demo, hall):
    office, chair = hall("Office"), hall("Chair", size="tablet")
    meeting(office)
    office.press("Open the check-in desk")
    meeting(chair)
    chair.page.evaluate("window.stayed = true")
    first = [PRESIDENT, *(demo.roles[role][0] for role in ["Chair", "Head teller", "Teller 1", "Teller 2"])]
    first = list(dict.fromkeys(first))
    for present in range(1, QUORUM + 1):
        name = re.escape(first.pop(0)) if first else ""
        office.page.get_by_role("button", name=re.compile(f"^Present – {name}")).first.click()
        office.page.get_by_text(re.compile(rf"^{present} of 51 .* present; at least {QUORUM} needed")).first.wait_for()
        if present == QUORUM - 1:
            assert not chair.page.locator("main").get_by_role("link", name="Open", exact=True).count()
    office.look("council-quorum")
    chair.page.locator("main").get_by_role("link", name="Open", exact=True).first.wait_for()
    assert chair.page.evaluate("window.stayed")


def test_the_chair_opens_the_meeting(demo, hall):
    chair = hall("Chair")
    meeting(chair)
    chair.press("Open")
    chair.choose("Presiding officer", demo.roles["Chair"][0])
    chair.choose("Secretary", demo.roles["Recorder"][0])
    chair.press("Open the meeting")
    chair.look("council-open")


def test_the_office_prepares_the_vote(hall):
    office = hall("Office")
    draft(office, BALLOT, "Opening of the convention", QUESTION, "council-vote-draft")
    office.sees(QUESTION)


def test_the_chair_opens_the_vote_with_three_tellers(demo, hall):
    open_vote(hall("Chair"), demo, BALLOT)


def test_two_tellers_count_and_the_head_teller_settles_and_declares(hall):
    first, second, head = (hall(role) for role in ["Teller 1", "Teller 2", "Head teller"])
    for teller, agree in [(first, COUNT[2] - 1), (second, COUNT[2])]:
        teller.follow("Enter your count")
        enter_count(teller, sum(COUNT[:2]), [*COUNT[:2], agree, COUNT[3], COUNT[4] + COUNT[2] - agree])
    head.follow("Settle the differences")
    head.look("council-differences")
    for place, found in enumerate([COUNT[2], COUNT[4]]):
        head.page.get_by_label("Found", exact=True).nth(place).fill(str(found))
        head.page.get_by_label("Reason", exact=True).nth(place).fill("Recounted together.")
        with head.page.expect_navigation():
            head.page.get_by_role("button", name=re.compile("^Save – ")).nth(place).click()
    head.press("Review and declare")
    head.press("Declare the result")
    head.sees("Declared at")
    told = head.reads()
    # The base is the votes cast for and against; the one proposal of something else is in no base.
    assert "14/24" in told and "13 needed" in told and "Adopted" in told, told
    head.look("council-result")


def test_the_chair_concludes_and_closes(hall):
    chair = hall("Chair")
    meeting(chair)
    chair.press("Record the conclusion")
    chair.choose("Concluded by", PRESIDENT)
    chair.tick("By virtue of office")
    chair.fill("In general", "The convention opens at nine; the office tells the chapters.")
    chair.press("Record the conclusion")
    chair.look("council-conclusion")
    meeting(chair)
    chair.press("Close")
    chair.press("Close the meeting")
    chair.sees("Closed at")


def test_the_office_issues_the_minutes_and_takes_them_as_word(hall):
    office = hall("Office")
    office.follow("Papers")
    office.page.locator("main").get_by_role("link", name=re.compile("^Third meeting of the council")).first.click()
    office.page.locator("main").get_by_role("link", name=re.compile("^Minutes")).first.click()
    office.press("Issue it")
    office.sees("The paper is issued.")
    office.look("council-minutes")
    word = office.download("Download as Word (DOCX)")
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        assert package.testzip() is None
        text = re.sub("<[^>]+>", "", package.read("word/document.xml").decode("utf-8").replace("</w:p>", "\n"))
    for wanted in [VENUE, QUESTION, "26 of 51", "58.33%", "The convention opens at nine; the office tells the chapters."]:
        assert wanted in text, f"{wanted} is missing in {text}"
    assert not re.search(r"Đảng|nghị quyết", text)
