# SPDX-License-Identifier: AGPL-3.0-or-later
"""A meeting that is entered days after it was held, from its lists on paper; a teller falls ill and is replaced."""

import re

import pytest
from council import draft, enter_count, meeting, open_vote, plan, vote
from program import demonstration

pytestmark = pytest.mark.story

DAY = "20/07/2025"
BALLOT = "Fee of the new members"
# Valid, invalid, agree, disagree, other.
COUNT = [29, 1, 20, 8, 1]
QUORUM = 26
REASON = "Taken ill during the vote"


@pytest.fixture(scope="module")
def demo(program):
    """The sample association when its convention is over; nobody has entered the council's third meeting yet."""
    with demonstration(program, "--convened", "--pack", "assembly", language="en") as running:
        yield running


def test_the_office_plans_a_meeting_of_a_day_that_is_past(hall):
    office = hall("Office")
    plan(office, DAY, "Reading room", "Fees")
    office.page.get_by_role("button", name=re.compile(r"^Summon \d+ members")).click()
    office.sees("Open the check-in desk")


def test_those_on_the_list_are_checked_in_at_its_time_and_not_at_that_of_a_tap(demo, hall):
    office = hall("Office")
    meeting(office)
    office.press("Open the check-in desk")
    office.sees("The meeting's day has passed")
    assert not office.page.get_by_role("button", name=re.compile("^Present – ")).count()
    roles = [demo.roles[role][0] for role in ["Chair", "Office", "Head teller", "Teller 1", "Teller 2", "Answers to opinions"]]
    for name in roles:
        office.page.get_by_label(name, exact=True).check()
    boxes = office.page.locator("[name=people]:not(:checked)")
    for _ in range(30 - len(set(roles))):
        boxes.first.check()
    office.fill("Came at", "17:50")
    office.look("later-desk")
    office.press("Check them in")
    office.page.get_by_text(re.compile(rf"^30 of 51 .* present; at least {QUORUM} needed")).first.wait_for()


def test_the_chair_opens_it_at_its_own_hour(demo, hall):
    chair = hall("Chair")
    meeting(chair)
    chair.press("Open")
    chair.choose("Presiding officer", demo.roles["Chair"][0])
    chair.choose("Secretary", demo.roles["Recorder"][0])
    assert "20 July 2025" in chair.page.get_by_label("Day", exact=True).locator("option:checked").inner_text()
    chair.fill("Opened at", "18:02")
    chair.look("later-opening")
    chair.press("Open the meeting")
    chair.page.get_by_text(re.compile("18:02")).first.wait_for()


def test_a_vote_is_opened_and_one_of_its_tellers_replaced_with_the_reason(demo, hall):
    draft(hall("Office"), BALLOT, "Fees", "The fee of new members is waived for a year")
    chair = hall("Chair")
    open_vote(chair, demo, BALLOT, "later-vote")
    chair.look("later-vote-open")
    ill, newcomer = demo.roles["Teller 2"][0], demo.roles["Answers to opinions"][0]
    chair.page.get_by_role("link", name=f"Replace the teller – {ill}").click()
    chair.page.get_by_label(re.compile("^" + re.escape(newcomer))).check()
    with chair.expecting(422):
        chair.press("Replace the teller")
        chair.page.locator("[name=replace-reason][aria-invalid]").wait_for()
        chair.look("later-replacing")
    chair.fill("Reason", REASON)
    chair.page.get_by_label(re.compile("^" + re.escape(newcomer))).check()
    chair.press("Replace the teller")
    chair.page.get_by_text(re.compile(f"^{re.escape(newcomer)} in place of {re.escape(ill)}")).wait_for()


def test_those_left_count_declare_and_the_tally_minutes_tell_who_was_replaced(demo, hall):
    head = hall("Head teller")
    for role in ["Teller 1", "Head teller"]:
        teller = hall(role)
        vote(teller, BALLOT)
        teller.press("Enter your count")
        enter_count(teller, sum(COUNT[:2]), COUNT)
    vote(head, BALLOT)
    head.press("Review and declare")
    head.press("Declare the result")
    head.sees("Declared at")
    office = hall("Office")
    meeting(office)
    office.page.locator("main").get_by_role("link", name="Papers", exact=True).first.click()
    office.page.get_by_role("link", name=re.compile("^Tellers' report")).first.click()
    office.page.get_by_role("button", name=re.compile("^Issue")).first.wait_for()
    said = office.reads()
    assert demo.roles["Answers to opinions"][0] in said and REASON in said, said
    office.look("later-tally-minutes")
