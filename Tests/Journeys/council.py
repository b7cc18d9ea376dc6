# SPDX-License-Identifier: AGPL-3.0-or-later
"""What both stories of the sample association's third council meeting do in the same way."""


def meeting(one):
    one.follow("Council meetings")
    one.follow("Third council meeting")


def vote(one, ballot):
    meeting(one)
    one.page.locator("main").get_by_role("link", name="Votes", exact=True).first.click()
    one.follow(ballot)


def look(one, picture):
    """Nothing where the other story has the picture already."""
    if picture:
        one.look(picture)


def plan(office, day, venue, item, pictures=(None, None)):
    """Plans the meeting with an agenda of one item, up to the summons; the pictures are of the plan and of the item."""
    office.follow("Council meetings")
    office.press("New council meeting")
    office.choose("Body", "Council")
    office.fill("Day", day)
    office.fill("Start", "18:00")
    office.fill("Length in minutes", "60")
    office.fill("Venue", venue)
    look(office, pictures[0])
    office.press("Plan it")
    office.page.get_by_role("heading", name="Third meeting of the council").first.wait_for()
    office.press("Write the agenda")
    office.page.locator("main").get_by_role("link", name="Add an item").first.click()
    office.fill("Item", item)
    office.tick("Approve")
    look(office, pictures[1])
    office.press("Save the item")
    office.press("Next: the summons")


def draft(office, ballot, item, question, picture=None):
    """Prepares an open vote with one question, by voting paper."""
    meeting(office)
    office.page.locator("main").get_by_role("link", name="Votes", exact=True).first.click()
    office.page.locator("main").get_by_role("link", name="Prepare a vote", exact=True).first.click()
    office.fill("Title", ballot)
    office.tick("Voting paper")
    office.tick("Not secret")
    office.choose("Agenda item", item)
    office.fill("Question", question)
    office.tick("Agree / Disagree / Other")
    look(office, picture)
    office.press("Save the draft")


def open_vote(chair, demo, ballot, picture=None):
    """Opens the vote with the head teller and two others."""
    vote(chair, ballot)
    chair.press("Open the vote")
    for role in ["Head teller", "Teller 1", "Teller 2"]:
        chair.tick(demo.roles[role][0])
    look(chair, picture)
    chair.press("Open the vote")
    chair.sees("When the vote was opened")


def enter_count(teller, papers, votes):
    """On the page of the count: so many papers issued and returned, and the votes in the order of the form."""
    teller.page.locator("[name=issued]").fill(str(papers))
    teller.page.locator("[name=returned]").fill(str(papers))
    boxes = teller.page.locator("main fieldset").nth(1).get_by_role("textbox")
    for place, number in enumerate(votes):
        boxes.nth(place).fill(str(number))
    teller.press("Send the count")
    teller.sees("Your count is taken.")
