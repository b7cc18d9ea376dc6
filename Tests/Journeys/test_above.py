# SPDX-License-Identifier: AGPL-3.0-or-later
"""What needs somebody else's word: figures that the level above approves, and a meeting that is agreed to."""

import re

import pytest

pytestmark = pytest.mark.story

@pytest.fixture(scope="module")
def demo(held):
    return held


def test_the_level_above_approves_one_figure_and_sends_another_back(hall):
    above = hall("Cấp trên", size="phone")
    above.sees("Phê duyệt số liệu được trình")
    above.look("home-above")
    above.press("Phê duyệt số liệu được trình")
    waiting = above.page.get_by_role("link", name="Xem và phê duyệt")
    before = waiting.count()
    above.look("approvals")
    above.go("/figures/of/body.executive.size/approve")
    above.fill("Giá trị được phê duyệt", "ba mươi tư")
    with above.expecting(422):
        above.press("Phê duyệt")
        above.sees("Có chỗ cần sửa")
        above.look("approval-refused")
    above.fill("Giá trị được phê duyệt", "34")
    above.fill("Văn bản phê duyệt", "Công văn số 12-CV/TU, ngày 20/7/2025")
    above.look("approval")
    above.press("Phê duyệt")
    above.sees("đã phê duyệt: 34")
    assert waiting.count() == before - 1
    above.go("/figures/of/delegates.planned/approve")
    above.page.get_by_text("Không phê duyệt: trả lại").click()
    above.fill("Lý do", "Số đại biểu vượt mức được phân bổ")
    above.look("sending-back")
    above.press("Trả lại")
    above.sees("bị trả lại")
    assert waiting.count() == before - 2
    above.look("approvals-answered")


def test_the_office_reads_why_a_figure_came_back(hall):
    office = hall("Văn phòng")
    office.go("/")
    office.press("Quyết định lại: Tổng số đại biểu")
    office.sees("Hãy đưa ra biểu quyết lại")
    office.look("figure-sent-back")


@pytest.mark.parametrize("size", ["laptop", "projector"])
def test_others_see_where_each_figure_stands(hall, size):
    watcher = hall("Theo dõi", language="en")
    watcher.resize(size)
    watcher.go("/figures/approvals")
    watcher.sees("Approval by the level above")
    assert watcher.page.get_by_role("link", name="Look and approve").count() == 0
    watcher.look("approvals-en")


def test_a_meeting_is_agreed_to_before_it_is_summoned(hall):
    office, chair = hall("Văn phòng"), hall("Chủ trì", size="tablet")
    office.go("/meetings/new")
    office.choose("Cơ quan họp", "Ban Chấp hành")
    office.fill("Ngày họp", "05/12/2030")
    office.fill("Địa điểm", "Hội trường B")
    office.press("Thêm hội nghị")
    office.press("Lập chương trình")
    office.page.get_by_role("link", name="Thêm nội dung").first.click()
    office.fill("Nội dung", "Chuẩn bị Đại hội")
    office.tick("Thông báo")
    office.press("Lưu nội dung")
    office.sees("Chuẩn bị Đại hội")
    meeting = re.match(r".*/meetings/[^/]+", office.page.url).group(0)
    office.go(f"{meeting}/summons")
    office.sees("còn chờ ý kiến đồng ý")
    office.look("summons-waits")
    office.press("Trang ý kiến triệu tập")
    office.look("convening-office")
    chair.go("/")
    chair.sees("Cho ý kiến triệu tập")
    chair.press("Cho ý kiến triệu tập")
    chair.look("convening-chair")
    chair.press("Đồng ý triệu tập")
    chair.sees("Đã đồng ý triệu tập.")
    chair.look("convening-agreed")
    office.go(f"{meeting}/summons")
    office.page.get_by_role("button", name=re.compile("^Gửi giấy triệu tập")).click()
    office.sees("Đã chốt danh sách triệu tập.")
