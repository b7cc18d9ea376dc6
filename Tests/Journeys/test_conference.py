# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reference conference of 15 July 2025 in the browser: from the check-in desk to the signed papers."""

import io
import re
import subprocess
import zipfile

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.story

VENUE = "Trung tâm Hội nghị tỉnh"
BALLOT = "Các nội dung chuẩn bị Đại hội"
HALL_SEATS = 51
AWAY = ["Trịnh Đình Phác", "Vũ Thị Lệ Thu", "Thân Văn Ước"]

# Question by question: valid, invalid, agree, disagree, other opinion – as the sample tells them.
COUNT = [(48, 0, 46, 1, 1), (48, 0, 45, 2, 1), (47, 1, 45, 0, 2), (48, 0, 48, 0, 0), (48, 0, 47, 0, 1), (47, 1, 43, 2, 2)]
ISSUED = 48
SLIP = [42, 3, 2]  # one paper of the last question laid on the wrong pile


def conference(one):
    """Opens the page of the conference the way people do, through the menu."""
    one.follow({"vi": "Hội nghị", "en": "Conferences"}[one.language])
    one.follow({"vi": "Hội nghị lần thứ hai", "en": "Second conference"}[one.language])


def test_a_code_signs_in_once_and_the_first_page_says_what_is_next(demo, hall, people):
    office = hall("Văn phòng")
    office.sees("Việc cần làm tiếp theo")
    assert "Điểm danh" in office.reads()
    office.look("home-office")
    second = people("the same code again", address=demo.address)
    second.go(demo.roles["Văn phòng"][2])
    second.look("sign-in-with-code")
    with second.expecting(422):
        second.press("Đăng nhập bằng mã")
        second.sees("Có chỗ cần sửa")
        second.look("sign-in-refused")


@pytest.mark.parametrize("tongue, size, role", [("vi", "phone", "Văn phòng"), ("en", "laptop", "Chair")])
def test_the_first_page_lets_whoever_tries_it_choose_a_role(demo, people, tongue, size, role):
    newcomer = people(f"newcomer-{tongue}", size=size, language=tongue, address=demo.address)
    newcomer.go("/")
    assert newcomer.page.locator("#by-role button").count() == len(demo.roles)
    newcomer.look(f"sign-in-roles-{tongue}")
    newcomer.page.get_by_role("button", name=role, exact=True).click()
    newcomer.sees({"vi": "Việc cần làm tiếp theo", "en": "Next steps"}[tongue])


def test_the_desk_checks_members_in_and_everyone_sees_the_quorum_without_reloading(hall):
    office, chair, wall = hall("Văn phòng"), hall("Chủ trì", size="tablet"), hall("Theo dõi", size="projector")
    conference(office)
    office.look("conference-before")
    office.press("Mở bàn điểm danh")
    conference(chair)
    chair.follow("Điểm danh")
    conference(wall)
    wall.follow("Màn hình hội trường")
    wall.sees(f"0/{HALL_SEATS}")
    chair.page.evaluate("window.stayed = true")
    wall.page.evaluate("window.stayed = true")
    # A search without marks finds a name.
    office.fill("Tìm theo tên", "khoat")
    office.press("Tìm")
    assert office.page.get_by_role("row").count() == 2
    office.press("Xem tất cả")
    arriving = re.compile(f"^Có mặt – (?!{'|'.join(AWAY)})")
    for present in range(1, ISSUED + 1):
        office.page.get_by_role("button", name=arriving).first.click()
        office.page.get_by_text(f"Có mặt {present}/{HALL_SEATS}").first.wait_for()
        if present == 1:
            chair.sees(f"Có mặt 1/{HALL_SEATS}")
            office.look("check-in-desk")
    chair.sees(f"Có mặt 48/{HALL_SEATS}")
    wall.sees(f"{ISSUED}/{HALL_SEATS}")
    assert chair.page.evaluate("window.stayed") and wall.page.evaluate("window.stayed")
    chair.look("quorum-live")
    wall.look("hall-checking-in")
    office.page.get_by_role("link", name=f"Khác – {AWAY[0]}").click()
    office.tick("Vắng mặt có lý do")
    office.fill("Lý do vắng mặt", "Điều trị tại bệnh viện")
    office.look("absence")
    office.press("Ghi nhận")
    office.sees("Vắng có lý do")


def test_the_chair_opens_the_conference(hall):
    chair = hall("Chủ trì")
    conference(chair)
    chair.look("conference-quorum-met")
    chair.press("Khai mạc")
    chair.choose("Thư ký", "Giang Thị Thùy Ngân")
    chair.look("opening")
    chair.press("Khai mạc")
    chair.sees("Đang thảo luận: Kế hoạch tổ chức Đại hội")
    chair.look("conference-open")


def test_the_recorder_notes_two_contributions(hall):
    recorder = hall("Ghi biên bản", language="en")
    conference(recorder)
    recorder.press("Record the discussion")
    for speaker, item in [("Cao Thị Lan Chi", "Kế hoạch"), ("Nguyễn Hữu Chước", "Dự thảo Báo cáo chính trị")]:
        recorder.page.get_by_role("link", name=re.compile(f"^Add a contribution – {item}")).click()
        recorder.choose("Speaker", speaker)
        recorder.fill("About which part of the paper", "Phần II, mục 3")
        recorder.fill("Summary", "Đề nghị ghi rõ từng việc do ai chủ trì, hạn nào xong.")
        recorder.look("contribution")
        recorder.press("Save")
        recorder.sees(speaker)
    recorder.look("discussion-en")


def test_the_recorder_puts_right_what_was_misheard(hall):
    recorder = hall("Ghi biên bản")
    recorder.page.get_by_role("link", name=re.compile("^Correct – Cao Thị Lan Chi")).click()
    recorder.fill("About which part of the paper", "Phần III, mục 1")
    recorder.fill("Reason for the correction", "Ghi nhầm số phần.")
    recorder.look("correction")
    recorder.press("Save the correction")
    recorder.sees("Corrected; what stood there is kept.")
    recorder.page.get_by_text("Corrections (1)").click()
    assert "Ghi nhầm số phần." in recorder.reads()
    recorder.look("discussion-corrected")


def test_the_chair_closes_each_discussion(hall):
    chair = hall("Chủ trì")
    conference(chair)
    chair.follow("Thảo luận")
    closing = chair.page.get_by_role("button", name=re.compile("^Kết thúc thảo luận –"))
    chair.look("discussion")
    for left in range(3, -1, -1):
        closing.first.click()
        # The words of the click before stand there already: the page is new once there is one button fewer.
        expect(closing).to_have_count(left)
        chair.sees("Đã kết thúc thảo luận.")
    conference(chair)
    chair.sees("Việc tiếp theo: biểu quyết và kết luận")


def test_the_recorder_adds_what_was_said_before_the_discussion_was_closed(hall):
    recorder = hall("Ghi biên bản")
    conference(recorder)
    recorder.go(recorder.page.url + "/discussion")
    recorder.page.get_by_role("link", name=re.compile("^Add what was said before – Kế hoạch")).click()
    recorder.choose("Speaker", "Nguyễn Hữu Chước")
    recorder.fill("Summary", "Đề nghị in đủ tài liệu trước ba ngày.")
    recorder.look("contribution-late")
    with recorder.expecting(422):
        recorder.press("Add it")
        recorder.sees("There is a problem")
    recorder.fill("Why it is added now", "Chưa kịp ghi khi kết thúc thảo luận.")
    recorder.press("Add it")
    recorder.sees("Đề nghị in đủ tài liệu trước ba ngày.")
    recorder.page.get_by_text("Corrections (2)").click()
    assert "Chưa kịp ghi khi kết thúc thảo luận." in recorder.reads()
    recorder.look("discussion-late")


def vote(one):
    conference(one)
    one.page.locator("main").get_by_role("link", name="Biểu quyết" if one.language == "vi" else "Votes").first.click()
    one.follow(BALLOT)


def test_a_vote_on_the_wrong_question_is_annulled_and_the_minutes_are_handed_over(demo, hall):
    office, chair = hall("Văn phòng"), hall("Chủ trì")
    conference(office)
    office.page.locator("main").get_by_role("link", name="Biểu quyết").first.click()
    office.press("Soạn nội dung biểu quyết")
    office.fill("Tên gọi", "Giờ nghỉ")
    office.tick("Giơ tay")
    office.tick("Không kín")
    office.fill("Nội dung biểu quyết", "Nghỉ đến 14 giờ")
    office.tick("Đồng ý / Không đồng ý / Ý kiến khác")
    office.press("Lưu bản soạn")
    conference(chair)
    chair.page.locator("main").get_by_role("link", name="Biểu quyết").first.click()
    chair.follow("Giờ nghỉ")
    chair.press("Bắt đầu biểu quyết")
    for role in ["Trưởng kiểm phiếu", "Kiểm phiếu 1"]:
        chair.tick(demo.roles[role][0])
    chair.press("Bắt đầu biểu quyết")
    chair.press("Hủy cuộc biểu quyết")
    chair.fill("Lý do hủy", "Câu hỏi ghi sai giờ.")
    chair.look("annulment")
    chair.press("Hủy cuộc biểu quyết")
    chair.sees("Lý do: Câu hỏi ghi sai giờ.")
    chair.look("vote-annulled")
    conference(chair)
    chair.follow("Thay chủ trì hoặc thư ký")
    chair.tick("Thư ký")
    chair.page.locator("[name=new-secretary]").select_option(index=3)
    chair.fill("Lý do", "Thư ký đi họp Ban Thường vụ.")
    chair.look("handing-over")
    chair.press("Ghi nhận")
    chair.sees("Đã ghi nhận người thay.")


def test_the_vote_opens_with_three_tellers(demo, hall):
    chair = hall("Chủ trì")
    vote(chair)
    chair.look("vote-drafted")
    chair.press("Bắt đầu biểu quyết")
    for role in ["Trưởng kiểm phiếu", "Kiểm phiếu 1", "Kiểm phiếu 2"]:
        chair.tick(demo.roles[role][0])
    chair.look("vote-opening")
    chair.press("Bắt đầu biểu quyết")
    chair.sees("Khi bắt đầu biểu quyết")
    chair.look("vote-open")


def enter_count(teller, last):
    teller.page.locator("[name=issued]").fill(str(ISSUED))
    teller.page.locator("[name=returned]").fill(str(ISSUED))
    groups = teller.page.locator("main fieldset")
    for index, (valid, invalid, *votes) in enumerate(COUNT):
        boxes = groups.nth(index + 1).get_by_role("textbox")
        if index == len(COUNT) - 1:
            votes = last
        for place, number in enumerate([valid, invalid, *votes]):
            boxes.nth(place).fill(str(number))


def test_two_tellers_count_apart_and_one_mistypes(hall):
    first = hall("Kiểm phiếu 1", size="tablet")
    first.follow("Nhập kết quả kiểm phiếu")
    enter_count(first, [430, 2, 2])
    first.look("count")
    with first.expecting(422):
        first.press("Gửi kết quả đếm")
        first.sees("nhiều hơn 47 phiếu hợp lệ")
        first.look("count-impossible")
        # Typed the wrong way round: nobody counted the others for anything.
        enter_count(first, [34, 2, 2])
        first.press("Gửi kết quả đếm")
        first.sees("còn 9 phiếu hợp lệ chưa tính vào phương án nào")
    enter_count(first, SLIP)
    first.press("Gửi kết quả đếm")
    first.sees("Đã nhận kết quả đếm của bạn.")

    second = hall("Kiểm phiếu 2", size="tablet", language="en")
    second.follow("Enter your count")
    boxes = second.page.locator("main").get_by_role("textbox").all()
    assert len(boxes) == 2 + 5 * len(COUNT) and not any(box.input_value() for box in boxes)
    own = second.page.url
    with second.expecting(403):
        assert second.go(own.replace("/count", "/differences")).status == 403
    second.go(own)
    enter_count(second, COUNT[-1][2:])
    second.look("count-en")
    second.press("Send the count")
    second.sees("Your count is taken.")


def test_the_head_teller_settles_the_difference_and_declares(hall):
    head = hall("Trưởng kiểm phiếu")
    head.follow("Xử lý chênh lệch giữa hai lần đếm")
    assert head.page.get_by_role("button", name=re.compile("^Ghi số đúng")).count() == 2
    head.look("differences")
    for place, found in enumerate(COUNT[-1][2:4]):
        head.page.get_by_label("Số đúng", exact=True).nth(place).fill(str(found))
        reason = head.page.get_by_label("Lý do chênh lệch", exact=True).nth(place)
        reason.fill("Kiểm lại phiếu: thành viên thứ nhất của Ban Kiểm phiếu xếp nhầm một phiếu.")
        with head.page.expect_navigation():
            head.page.get_by_role("button", name=re.compile("^Ghi số đúng")).nth(place).click()
    head.press("Xem và công bố")
    head.look("result-to-declare")
    head.press("Công bố kết quả")
    head.sees("Công bố lúc")


def test_the_result_shows_base_needed_and_outcome_and_an_unreported_size_stays_empty(hall):
    chair = hall("Chủ trì")
    vote(chair)
    chair.press("Xem kết quả")
    text = chair.reads()
    assert "46/51 (90,2%)" in text or "46/51" in text
    assert "cần 26" in text
    assert text.count("Được thông qua") >= 6
    chair.look("result")
    chair.follow("Sổ số liệu")
    size = chair.page.get_by_role("row", name=re.compile("^Số lượng Ủy ban Kiểm tra"))
    assert re.search(r"\d", size.inner_text().replace("15/7/2025", "").replace("15/07/2025", "")) is None
    assert "34" in chair.page.get_by_role("row", name=re.compile("^Số lượng Ban Chấp hành")).inner_text()
    chair.look("figures-after")


def test_the_conclusion_names_its_authority_and_tasks_are_given(demo, hall):
    chair = hall("Chủ trì")
    conference(chair)
    chair.press("Ghi kết luận")
    chair.choose("Người kết luận", "Tạ Thị Ngọc Diệp")
    chair.tick("Theo ủy quyền")
    chair.page.get_by_label("Người ủy quyền").select_option(index=1)
    chair.fill("Căn cứ ủy quyền", "Giấy ủy quyền ngày 14/7/2025 của Bí thư")
    chair.fill("Kết luận chung", "Giao Ban Thường vụ tiếp thu, hoàn thiện các dự thảo văn kiện để trình Đại hội.")
    chair.look("conclusion-form")
    chair.press("Ghi kết luận")
    chair.sees("Giấy ủy quyền ngày 14/7/2025")
    chair.look("conclusion")
    chair.press("Nhiệm vụ được giao")
    chair.press("Giao nhiệm vụ")
    chair.fill("Công việc", "Hoàn thiện, trình ký ban hành Kế hoạch tổ chức Đại hội.")
    chair.choose("Ai thực hiện", "Hà Quang Nhiệm")
    chair.page.get_by_text("Người, nơi phối hợp (nếu có)").click()
    chair.tick("Cao Thị Lan Chi")
    chair.fill("Thời hạn", "17/07/2025")
    chair.look("assignment-form")
    chair.press("Giao nhiệm vụ")
    chair.sees("17/07/2025")
    assert "phối hợp: Cao Thị Lan Chi" in chair.reads()
    chair.look("assignments")
    conference(chair)
    chair.press("Bế mạc")
    chair.look("closing")
    chair.press("Bế mạc")
    chair.sees("Đã bế mạc lúc")
    chair.look("conference-closed")


PAPERS = ["Biên bản hội nghị", "Biên bản kiểm phiếu", "Thông báo kết luận", "Nghị quyết"]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_office_issues(hall, paper):
    office = hall("Văn phòng")
    conference(office)
    office.follow("Văn bản")
    office.page.locator("main").get_by_role("link", name=re.compile("^Hội nghị lần thứ hai")).click()
    office.page.locator("main").get_by_role("link", name=re.compile(f"^{paper}")).first.click()
    office.look(f"issue-{paper}")
    office.press("Phát hành")
    office.sees("Đã phát hành văn bản.")
    office.look(f"paper-{paper}")
    assert "Tải về PDF" in office.reads()


def test_the_minutes_come_as_word_and_pdf(hall, tmp_path):
    office = hall("Văn phòng")
    office.follow("Văn bản")
    office.page.locator("main").get_by_role("link", name="Biên bản hội nghị", exact=True).click()
    word = office.download("Tải về Word (DOCX)")
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        assert package.testzip() is None
        text = re.sub("<[^>]+>", "", package.read("word/document.xml").decode("utf-8"))
    assert VENUE in text
    assert "phối hợp: đồng chí Cao Thị Lan Chi" in text
    assert "Câu hỏi ghi sai giờ." in text and "Thư ký đi họp Ban Thường vụ." in text
    pdf = office.download("Tải về PDF")
    assert pdf.startswith(b"%PDF")
    (tmp_path / "minutes.pdf").write_bytes(pdf)
    told = subprocess.run(["pdftotext", tmp_path / "minutes.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "tại Trung tâm Hội nghị" in " ".join(told.split())  # a page may end within the venue's name
