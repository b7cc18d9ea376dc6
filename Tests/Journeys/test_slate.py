# SPDX-License-Identifier: AGPL-3.0-or-later
"""The personnel team composes a slate in the browser: moves people, reads the meters, takes a proposal, raises a target."""

import io
import re
import zipfile

import pytest
from program import demonstration

pytestmark = pytest.mark.story

WORDS = {
    "vi": {
        "role": "Nhân sự", "member": "Ủy viên", "menu": "Nhân sự",
        "scheme": "Ban Chấp hành nhiệm kỳ 2025-2030", "out": "Rút", "in": "Thêm",
        "keep": "Giữ thành phương án mới", "undo": "Bỏ thay đổi", "trial": "Đang xem thử, chưa giữ lại",
        "proposal": "Gợi ý 1", "make": "Lập thành phương án mới: Gợi ý 1", "all": "Danh sách này đạt mọi chỉ tiêu.",
        "targets": "Chỉ tiêu", "least": "Ít nhất", "save": "Lưu chỉ tiêu", "versions": "Các phương án",
        "conflict": "Các chỉ tiêu không thể cùng đạt", "gives": "Theo thứ tự ưu tiên đã nêu, cần nới:",
        "women": "Cán bộ nữ", "met": "đạt", "lead": r"(\d+)/34 người; đạt (\d+)/(\d+) chỉ tiêu",
        "compare": "So sánh", "correct": "Sửa thông tin", "name": "Họ và tên",
        "born": "Ngày sinh", "store": "Lưu", "paper": "Đề án nhân sự cấp ủy", "version": "Phương án 2",
    },
    "en": {
        "role": "Personnel", "member": "Member", "menu": "Personnel",
        "scheme": "Council, term 2025-2030", "out": "Move out", "in": "Move in", "keep": "Keep as a new version",
        "undo": "Undo the moves", "trial": "A trial, not kept", "proposal": "Proposal 1",
        "make": "Make it a new version: Proposal 1", "all": "This slate meets every target.", "targets": "Targets",
        "least": "At least", "save": "Save the target", "versions": "Versions",
        "conflict": "Not all targets can be met together", "gives": "By the stated order of priority, this gives way:",
        "women": "Women", "met": "met", "lead": r"(\d+) of 34 people; (\d+) of (\d+) targets met",
        "compare": "Compare", "correct": "Correct the data",
        "name": "Full name", "born": "Birth date", "store": "Save", "paper": "Report of the nominating committee", "version": "Version 2",
    },
}


@pytest.fixture(scope="module")
def demo(program, language):
    with demonstration(program, *(["--pack", "assembly"] if language == "en" else []), language=language) as running:
        yield running


@pytest.fixture(scope="module")
def session(hall, language, words):
    """The session of a role, by the word that the tests have for it."""
    return lambda role, **wishes: hall(words[role], language=language, **wishes)


def standing(one, words):
    """People on the slate, targets met, and all targets, as the page says."""
    found = re.search(words["lead"], one.reads())
    assert found, one.reads()[:400]
    return tuple(int(figure) for figure in found.groups())


def test_the_team_finds_its_board_and_sees_what_is_not_met(session, words):
    team = session("role")
    team.follow(words["menu"])
    team.follow(words["scheme"])
    people, met, targets = standing(team, words)
    assert people == 34 and met < targets, "the sample has some tension"
    assert words["proposal"] in team.reads()
    team.look(f"slate-board-{team.language}")


def test_a_person_moved_out_changes_the_meters_and_the_proposal(session, words):
    team = session("role")
    before = team.page.locator("#proposals").inner_text()
    first = team.page.get_by_role("link", name=re.compile("^" + words["out"] + ": ")).first
    name = first.get_attribute("aria-label").split(": ", 1)[1]
    # By the keyboard, as whoever uses no mouse does.
    first.focus()
    team.page.keyboard.press("Enter")
    team.sees(words["trial"])
    assert "out=" in team.page.url
    people, _, _ = standing(team, words)
    assert people == 33
    assert name in team.page.locator("#moved").inner_text()
    assert team.page.locator("#proposals").inner_text() != before, "the proposals follow the slate"
    team.look(f"slate-moved-{team.language}")
    team.press(words["undo"])
    assert standing(team, words)[0] == 34


def test_a_proposal_becomes_a_version_that_meets_everything(session, words):
    team = session("role")
    team.page.get_by_role("button", name=words["make"]).click()
    team.sees(words["all"])
    people, met, targets = standing(team, words)
    assert people == 34 and met == targets
    team.look(f"slate-met-{team.language}")
    team.follow(words["versions"])
    team.follow(words["version"])
    team.look(f"slate-version-{team.language}")
    bytes_ = zipfile.ZipFile(io.BytesIO(team.download("Tải về XLSX" if team.language == "vi" else "Download as XLSX")))
    assert any("sheet1" in name for name in bytes_.namelist())


def test_a_target_raised_too_far_is_told_as_a_conflict_in_words(session, words):
    team = session("role")
    team.follow(words["menu"])
    team.follow(words["scheme"])
    team.page.get_by_role("navigation").get_by_role("link", name=words["targets"], exact=True).click()
    team.look(f"slate-targets-{team.language}")
    team.follow(words["women"])
    team.fill(words["least"], "34")
    team.press(words["save"])
    team.sees(words["conflict"])
    told = team.page.locator("#proposals").inner_text()
    assert f"“{words['women']}”" in told and "34" in told
    assert words["gives"] in told
    team.look(f"slate-conflict-{team.language}")
    # More than the list has places is refused where it is typed.
    team.page.get_by_role("navigation").get_by_role("link", name=words["targets"], exact=True).click()
    team.follow(words["women"])
    team.fill(words["least"], "40")
    with team.expecting(422):
        team.press(words["save"])
        team.sees("40")


def test_the_paper_is_composed_for_the_team(session, words):
    team = session("role")
    team.go("/personnel/s-1/drafts")
    team.follow(words["paper"])
    assert team.page.locator(".sheet").count() == 1
    assert team.page.locator(".sheet table").last.locator("tbody tr").count() == 34
    team.look(f"slate-paper-{team.language}")


def test_the_board_is_read_on_a_phone_and_on_the_wall(session, words):
    team = session("role")
    for size in ["phone", "narrow", "projector", "laptop"]:
        team.resize(size)
        team.go("/personnel/s-1")
        team.look(f"slate-board-{team.language}")
        team.go("/personnel/s-1/people")
        team.look(f"slate-candidates-{team.language}")


def test_a_name_that_was_typed_wrong_is_put_right(session, words):
    team = session("role")
    # Known to the team only, so that name and birth date are kept here.
    team.go("/personnel/s-1/people/k-60")
    team.page.get_by_text(words["correct"], exact=True).click()
    team.fill(words["name"], "Trần Được Sửa")
    team.fill(words["born"], "31/02/1980")
    with team.expecting(422):
        team.press(words["store"])
        team.sees("31/02/1980")
    team.look(f"slate-candidate-{team.language}")
    team.fill(words["born"], "28/02/1980")
    team.press(words["store"])
    team.sees({"vi": "28/02/1980", "en": "28 February 1980"}[team.language])
    team.go("/personnel/s-1")
    assert "Trần Được Sửa" in team.reads()


def test_others_get_nothing_of_it(session, words, demo):
    team = session("role")
    team.go("/personnel/s-1/people")
    names = [tile.inner_text() for tile in team.page.locator("th a").all()[:60]]
    assert len(names) > 40
    member = session("member")
    # Whose page it is stands at its head.
    names = [name for name in names if name != demo.roles[words["member"]][0]]
    assert words["menu"] not in member.page.get_by_role("navigation").first.inner_text()
    with member.expecting(403):
        for path in ["/personnel", "/personnel/s-1", "/personnel/s-1/people", "/personnel/s-1/drafts/v-1",
                     "/personnel/s-1/people.xlsx", "/personnel/s-1/papers/new/personnelScheme"]:
            answer = member.page.request.get(demo.address + path)
            assert answer.status == 403, path
            assert not any(name in answer.text() for name in names), path
    member.go("/papers")
    assert words["paper"] not in member.reads()
