# SPDX-License-Identifier: AGPL-3.0-or-later
"""A draft answered by hand: two Word files come in, every opinion gets its answer, version 2 goes out, and each sees why."""

import io
import pathlib
import re
import subprocess
import zipfile

import pytest
from browser import sign_in

pytestmark = pytest.mark.story

PLAN = "Kế hoạch tổ chức Đại hội đại biểu lần thứ I"
SCHEME = "Đề án nhân sự cấp ủy nhiệm kỳ 2025-2030"
UNITS = {"Bao": "Báo và Đài", "Doan": "Đoàn đại biểu Quốc hội"}
PARTLY = "Công khai quyết toán với các tổ chức cơ sở đảng; dự toán do Ban Thường vụ duyệt."
KEPT = "Hai nội dung của Đại hội bảo đảm trong một ngày."


def plan(one):
    """Opens the draft the way people do, through the menu."""
    one.follow({"vi": "Góp ý dự thảo", "en": "Drafts"}[one.language])
    one.follow(PLAN)


def test_the_office_takes_in_two_files_by_hand_and_finds_them_on_the_board(demo, hall):
    left = [pathlib.Path(line.strip()) for line in demo.lines if line.strip().endswith(".docx")]
    assert [path.exists() for path in left] == [True, True]
    office = hall("Văn phòng")
    plan(office)
    office.look("draft-before")
    for path in left:
        office.follow("Bản góp ý nhận về")
        office.choose("Của", next(unit for start, unit in UNITS.items() if path.name.startswith(start)))
        office.page.get_by_label("Tệp đã góp ý").set_input_files(path)
        office.press("Gửi các tệp")
        office.page.get_by_role("cell", name=path.name).or_(office.page.get_by_text(path.name)).first.wait_for()
    office.look("draft-returns")
    office.follow("Bảng tổng hợp")
    board = office.reads()
    for words in ["Chào mừng Đại hội", "Chống hình thức, lãng phí, tiêu cực", "một ngày rưỡi", "công khai dự toán", "phóng sự"]:
        assert words in board, words
    assert "chọn thứ tự" in board.lower()
    office.look("draft-board")


def test_what_only_agrees_is_read_made_a_point_and_taken_back(hall):
    office = hall("Văn phòng")
    open_points(office)
    before = office.page.locator(".points > .point").count()
    office.page.locator("a[href$='/agreements']").first.click()
    office.page.get_by_role("row", name=re.compile("^Nhất trí\\.")).wait_for()
    office.look("draft-agreements")
    office.page.get_by_role("button", name=re.compile("^Cần trả lời")).click()
    office.sees("Đã đưa vào bảng tổng hợp để trả lời.")
    office.look("draft-agreements-asked")
    open_points(office)
    assert office.page.locator(".points > .point").count() == before + 1
    office.page.locator(".points > .point", has_text="Nhất trí.").locator("a[href*='/points/']").first.click()
    office.page.get_by_role("button", name=re.compile("^Nhất trí chung, không cần trả lời")).click()
    office.sees("Đã ghi là nhất trí chung.")
    open_points(office)
    assert office.page.locator(".points > .point").count() == before


def test_compilers_cannot_answer_and_version_2_waits_for_every_answer(hall):
    office = hall("Văn phòng")
    plan(office)
    office.go(office.page.url + "/issue")
    office.sees("Chưa phát hành được")
    assert "Phát hành bản 2" not in [button.inner_text() for button in office.page.get_by_role("button").all()]
    office.look("draft-not-yet")


def answer(one, words, decision, explanation=None, wording=None):
    """Answers the open point that has these words."""
    point = one.page.locator(".points > .point", has_text=words).first
    point.locator("a[href*='/points/']").first.click()
    one.page.get_by_label(re.compile("^" + decision)).first.check()
    if wording is not None:
        one.page.locator("textarea[name=wording]").fill(wording)
    if explanation:
        one.fill("Giải trình", explanation)
    one.page.get_by_role("button", name="Lưu", exact=True).click()
    one.page.get_by_text(re.compile("Đã trả lời|Đã lưu|Đã ghi")).first.wait_for()


def open_points(one):
    plan(one)
    one.follow("Bảng tổng hợp")


def test_the_standing_committee_answers_each_one_partly_one_kept(hall):
    secretary = hall("Trả lời góp ý")
    steps = [
        ("Chống hình thức, lãng phí, tiêu cực", "Tiếp thu", None),
        ("Chào mừng Đại hội", "Tiếp thu", None),
        ("phóng sự", "Tiếp thu", None),
        ("một ngày rưỡi", "Giữ nguyên dự thảo", KEPT),
        ("công khai dự toán", "Tiếp thu một phần", PARTLY),
    ]
    for words, decision, explanation in steps:
        open_points(secretary)
        answer(secretary, words, decision, explanation)
    plan(secretary)
    secretary.sees("Mọi ý kiến đã được trả lời")
    secretary.look("draft-answered")


def test_a_kept_opinion_without_a_reason_is_not_taken(hall):
    secretary = hall("Trả lời góp ý")
    open_points(secretary)
    secretary.page.locator(".points > .point", has_text="một ngày rưỡi").first.locator("a[href*='/points/']").first.click()
    secretary.page.get_by_label(re.compile("^Giữ nguyên dự thảo")).first.check()
    secretary.fill("Giải trình", "")
    with secretary.expecting(422):
        secretary.page.get_by_role("button", name="Lưu", exact=True).click()
        secretary.sees("Chưa thực hiện được")
        secretary.look("draft-no-reason")


def test_version_2_goes_out_and_its_redline_opens_in_libreoffice(hall, tmp_path):
    office = hall("Văn phòng")
    plan(office)
    office.go(office.page.url + "/issue")
    office.press("Phát hành bản 2")
    office.page.get_by_text("Bản 2").first.wait_for()
    draft = re.search(r"(.*/drafts/dr-\d+)", office.page.url).group(1)
    office.go(f"{draft}/compare/1/2")
    office.look("draft-redline")
    redline = office.download("Tải bản so sánh (Word)")
    document = zipfile.ZipFile(io.BytesIO(redline)).read("word/document.xml").decode()
    assert "<w:ins " in document and "Chào mừng Đại hội" in document and "rưỡi" not in document
    at = document.index
    assert at("Chống hình thức, lãng phí, tiêu cực") < at("Chào mừng Đại hội"), "in the order that was chosen"
    (tmp_path / "redline.docx").write_bytes(redline)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "pdf", "--outdir",
         tmp_path, tmp_path / "redline.docx"], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "redline.pdf").read_bytes().startswith(b"%PDF")


def test_the_tables_of_the_round_are_issued_as_papers(hall):
    office = hall("Văn phòng")
    plan(office)
    office.follow("Văn bản tổng hợp")
    office.look("draft-papers")
    office.page.get_by_role("link", name=re.compile("Bảng tiếp thu, giải trình – bản 1")).click()
    office.press("Phát hành")
    office.page.get_by_role("link", name="Tải về Word (DOCX)").wait_for()
    said = office.reads()
    assert KEPT in said and PARTLY in said and "Chào mừng Đại hội" in said
    office.look("draft-acceptance-table")


def test_each_contributor_sees_the_answers_and_nothing_of_what_is_restricted(hall):
    contact = hall("Đầu mối đơn vị", size="phone")
    contact.follow("Góp ý dự thảo")
    assert SCHEME not in contact.reads() and "nhân sự" not in contact.reads().lower()
    contact.follow("Góp ý của tôi")
    said = contact.reads()
    assert KEPT in said and PARTLY in said and "Giữ nguyên dự thảo" in said
    contact.look("my-opinions")
    with contact.expecting(404):
        for path in ["", "/read", "/papers", "/lineage", "/versions", "/versions/1/file"]:
            assert contact.go(f"/drafts/dr-4{path}").status == 404, path


def test_a_table_of_answers_is_asked_for_again_after_an_opinion_was_reserved(hall):
    contact = hall("Đầu mối đơn vị", size="phone")
    contact.go("/drafts/mine")
    contact.page.locator("summary", has_text="Bảo lưu ý kiến").first.click()
    contact.page.locator("textarea[name=text]:visible").fill("Vẫn đề nghị bố trí thêm thời gian.")
    contact.page.locator("button:visible", has_text="Ghi bảo lưu").click()
    contact.sees("Đã ghi ý kiến bảo lưu.")
    office = hall("Văn phòng")
    office.go("/")
    office.sees("Phát hành lại: Bảng tiếp thu, giải trình")
    plan(office)
    office.look("draft-table-outdated")
    office.press("Phát hành lại")
    office.press("Phát hành")
    office.page.get_by_role("link", name="Tải về Word (DOCX)").wait_for()
    assert "Vẫn đề nghị bố trí thêm thời gian." in office.reads()
    plan(office)
    assert "Phát hành lại" not in office.reads()


def test_a_passage_is_commented_on_from_a_phone_without_scripts(demo, hall, people):
    member = people("a member without scripts", address=demo.address, size="phone", java_script_enabled=False)
    member.go(demo.roles["Ủy viên"][2])
    member.press("Đăng nhập bằng mã")
    member.page.wait_for_url(re.compile(r"/$"))
    member.go("/drafts/dr-2/read")
    member.page.get_by_role("link", name=re.compile("^Góp ý: Trong nhiệm kỳ, ba đảng bộ kiểm tra")).click()
    member.fill("Ý kiến góp ý", "Nên nêu số cuộc kiểm tra của từng năm.")
    member.page.get_by_label("Chỉ nói về những chữ này").fill("mỗi tổ chức ít nhất hai lượt")
    member.page.get_by_role("button", name="Gửi góp ý").click()
    member.sees("Nên nêu số cuộc kiểm tra của từng năm.")
    member.page.screenshot(path=pathlib.Path(__file__).parents[2] / ".build" / "journeys" / "draft-read-phone.png")


def test_what_one_has_said_is_withdrawn_without_scripts_and_stays_on_record(demo, hall, people):
    member = people("a member who withdraws", address=demo.address, size="phone", java_script_enabled=False)
    sign_in(member, demo, "Ủy viên")
    member.go("/drafts/mine")
    member.page.get_by_role("link", name=re.compile("^Rút góp ý: Nên nêu số cuộc")).click()
    member.fill("Lý do", "Đã có số liệu ở phụ lục.")
    member.page.get_by_role("button", name="Rút góp ý").click()
    member.sees("Đã rút góp ý.")
    assert "Đã rút 15/7/2025" in member.reads()
    office = hall("Văn phòng")
    office.go("/drafts/dr-2/returns")
    assert "Đã rút 15/7/2025" in office.reads() and "Đã có số liệu ở phụ lục." in office.reads()
    office.look("draft-withdrawn")
    office.go("/drafts/dr-2/board")
    assert "Nên nêu số cuộc kiểm tra của từng năm." not in office.reads()


def test_words_selected_while_reading_open_the_form_with_the_quotation(demo, people):
    member = people("a member who selects words", address=demo.address)
    sign_in(member, demo, "Ủy viên")
    member.go("/drafts/dr-2/read")
    offer = member.page.get_by_role("link", name="Góp ý về những chữ đã chọn")
    assert offer.count() == 0 or not offer.is_visible()
    words = member.page.locator(".passage .words .quotable").first
    words.dblclick(position={"x": 12, "y": 10})
    offer.wait_for()
    word = member.page.evaluate("getSelection().toString().trim()")
    assert word
    member.look("draft-quote-offered")
    # By keyboard too: the next stop behind the words is the button.
    member.page.keyboard.press("Tab")
    assert member.page.evaluate("document.activeElement.closest('.quote-offer') !== null")
    member.page.keyboard.press("Enter")
    member.page.wait_for_url(re.compile("quote="))
    quote = member.page.get_by_label("Chỉ nói về những chữ này")
    assert quote.input_value() == word
    # Asked of the page by a selector: a function to wait for would be evaluated there, which the site's policy refuses.
    member.page.locator("[name='text']:focus").wait_for()
    # With the form open, other words of the passage replace the quotation.
    passage = member.page.locator(".passage:has(form) .quotable")
    passage.dblclick(position={"x": 90, "y": 10})
    member.page.locator(".quote-offer a").click()
    other = quote.input_value()
    assert other and other != word and other in passage.inner_text()
    member.fill("Ý kiến góp ý", "Chữ này nên nói rõ hơn.")
    member.look("draft-quote-form")
    member.page.get_by_role("button", name="Gửi góp ý").click()
    member.sees("Chữ này nên nói rõ hơn.")


def edited(document, old, new):
    """A Word file with other words, as somebody sends it back who tracked nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as read, zipfile.ZipFile(out, "w") as written:
        for part in read.infolist():
            content = read.read(part)
            if part.filename == "word/document.xml":
                assert old.encode() in content, old
                content = content.replace(old.encode(), new.encode())
            written.writestr(part, content)
    return out.getvalue()


def test_a_file_without_a_sender_waits_and_holds_up_none_also_without_scripts(demo, people, tmp_path):
    office = people("the office without scripts", address=demo.address, size="phone", java_script_enabled=False)
    sign_in(office, demo, "Văn phòng")
    base = office.context.request.get(f"{demo.address}/drafts/dr-2/versions/1/file").body()
    office.go("/drafts/dr-2/returns")
    code = office.page.locator("select[name=from] option", has_text="Báo và Đài").first.inner_text().split(" – ")[0]
    (tmp_path / "của ai.docx").write_bytes(edited(base, "hai lượt", "ba lượt"))
    (tmp_path / f"{code}.docx").write_bytes(edited(base, "hai lượt", "bốn lượt"))
    office.page.get_by_label("Tệp đã góp ý").set_input_files([tmp_path / "của ai.docx", tmp_path / f"{code}.docx"])
    office.page.get_by_role("button", name="Gửi các tệp").click()
    office.sees("Đã nhận 2 tệp; 1 tệp chờ ghi nơi gửi.")
    office.page.screenshot(path=pathlib.Path(__file__).parents[2] / ".build" / "journeys" / "draft-waiting-phone.png")
    office.choose("Nơi gửi “của ai.docx”", "Đoàn đại biểu Quốc hội")
    office.page.get_by_role("button", name="Ghi nơi gửi").click()
    office.sees("Đã ghi nơi gửi.")
    assert "Chờ ghi nơi gửi" not in office.reads()
    office.go("/drafts/dr-2/board")
    assert "ba lượt" in office.reads() and "bốn lượt" in office.reads()


def test_those_who_keep_silent_are_reminded_and_the_day_is_noted(hall):
    office = hall("Văn phòng")
    office.go("/drafts/dr-2")
    office.follow("Xem và nhắc nơi chưa góp ý")
    assert "Kính gửi: " in office.reads()
    office.look("draft-silent")
    office.page.get_by_role("button", name="Ghi đã nhắc").click()
    office.sees("Đã ghi việc nhắc.")
    office.look("draft-reminded")


@pytest.mark.parametrize("size", ["narrow", "phone", "laptop", "projector"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_office_page_of_drafts_looks_well(demo, people, language, size):
    one = people(f"the office, {language} {size}", address=demo.address, language=language, size=size)
    sign_in(one, demo, "Văn phòng")
    one.go("/drafts/dr-2/returns")
    erase = one.page.locator("a[href$='/erase']").first.get_attribute("href")
    one.go("/drafts/dr-2/board")
    point = one.page.locator(".points > .point a[href*='/points/']").first.get_attribute("href")
    pages = ["/drafts", "/drafts/new", "/drafts/dr-2", "/drafts/dr-2/board", "/drafts/dr-2/board?state=clash", point,
             "/drafts/dr-2/returns", erase, "/drafts/dr-2/coverage", "/drafts/dr-2/parts", "/drafts/dr-2/circulate",
             "/drafts/dr-2/circulations/c-1", "/drafts/dr-2/issue", "/drafts/dr-2/versions", "/drafts/dr-2/read",
             "/drafts/dr-2/lineage", "/drafts/dr-2/lineage/s-1", "/drafts/dr-2/figures", "/drafts/dr-2/papers",
             "/drafts/mine"]
    for path in pages:
        answer = one.go(path)
        assert answer.status == 200, path
        name = re.sub("[^a-z]+", "-", path.removeprefix("/drafts").replace("r-", "")).strip("-") or "list"
        one.look(f"office-{name}-{language}")

def test_a_contribution_is_erased_with_its_file_by_one_button(hall):
    office = hall("Văn phòng")
    office.go("/drafts/dr-2/returns")
    row = office.page.get_by_role("row").filter(has_text="của ai.docx")
    file = row.locator("a[href$='/file']").get_attribute("href")
    assert office.context.request.get(office.page.url.split("/drafts")[0] + file).status == 200
    row.get_by_role("link", name=re.compile("^Xóa nội dung")).click()
    office.sees("Sẽ mất")
    office.look("draft-erase")
    office.tick("Tôi đã đọc và muốn xóa")
    office.page.get_by_role("button", name="Xóa nội dung").click()
    office.sees("Đã xóa nội dung góp ý.")
    assert "của ai.docx" not in office.reads()
    assert office.context.request.get(office.page.url.split("/drafts")[0] + file).status == 404


@pytest.mark.parametrize("size", ["phone", "laptop", "projector"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_of_reading_and_of_what_is_carried_over_look_well(demo, people, language, size):
    one = people(f"{language} {size}", address=demo.address, language=language, size=size)
    sign_in(one, demo, "Văn phòng")
    for name in ["read", "read?at=1.8", "lineage", "lineage/s-1", "figures", "papers"]:
        one.go(f"/drafts/dr-2/{name}")
        one.look(f"draft-{re.sub('[^a-z]+', '-', name)}-{language}")
    one.go("/drafts/mine")
    one.look(f"draft-mine-{language}")


def test_versions_are_compared_by_section_side_by_side_and_as_a_whole(hall):
    office = hall("Văn phòng")
    plan(office)
    compare = re.search(r"(.*/drafts/dr-\d+)", office.page.url).group(1) + "/compare/1/2"
    office.go(compare)
    changed = int(re.search(r"(\d+) đoạn thay đổi", office.reads()).group(1))
    whole = len(office.reads())
    sections = office.page.locator("[name=section] option").all_inner_texts()[1:]
    assert len(sections) > 1 and sum(int(re.search(r"\((\d+)\)$", each).group(1)) for each in sections) == changed
    office.choose("Mục", sections[0])
    office.press("Xem")
    office.page.wait_for_url(re.compile("section="))
    assert len(office.reads()) < whole
    office.choose("Cách xem", "Bảng hai cột")
    office.press("Xem")
    office.page.wait_for_url(re.compile("view=table"))
    office.page.get_by_role("columnheader", name="Bản 1").wait_for()
    office.look("draft-side-by-side")
    office.follow("Bỏ lọc")
    office.choose("Cách xem", "Toàn văn")
    office.press("Xem")
    office.page.wait_for_url(re.compile("view=all"))
    assert len(office.reads()) > whole


def test_the_board_obeys_the_keyboard_only_where_the_focus_is(demo, people):
    one = people("who answers by keyboard", address=demo.address)
    sign_in(one, demo, "Trả lời góp ý")
    one.go("/drafts/dr-2/board?state=open")
    keys, at = one.page.keyboard, "document.activeElement.closest('.point')?.id ?? ''"
    keys.press("x")
    keys.press("o")
    assert one.page.locator(".points input[name=points]:checked").count() == 0 and "/board" in one.page.url
    one.page.locator(".point input[name=points]").first.focus()
    first = one.page.evaluate(at)
    keys.press("j")
    second = one.page.evaluate(at)
    assert second and second != first
    keys.press("x")
    assert one.page.locator(f"#{second} input[name=points]").is_checked()
    keys.press("k")
    assert one.page.evaluate(at) == first
    keys.press("j")
    keys.press("o")
    one.page.wait_for_url(re.compile("/points/"))
    # From here on the answer has the focus after each point.
    one.page.locator("[name=decision]").nth(2).focus()
    keys.press("3")
    one.page.get_by_label("Giải trình").fill("Đã có ở mục khác của dự thảo.")
    answered = one.page.url
    keys.press("Control+Enter")
    one.page.wait_for_url(lambda url: url != answered and "/points/" in url)
    one.page.locator("[name=decision]:focus").wait_for()
    keys.press("3")
    assert one.page.locator("[name=decision]").nth(2).is_checked()


def test_several_files_travel_one_by_one_and_say_what_is_amiss(demo, people, tmp_path):
    office = people("the office with several files", address=demo.address)
    sign_in(office, demo, "Văn phòng")
    base = office.context.request.get(f"{demo.address}/drafts/dr-2/versions/1/file").body()
    names = ["lần một.docx", "lần hai.docx"]
    for name, words in zip(names, ["năm lượt", "sáu lượt"]):
        (tmp_path / name).write_bytes(edited(base, "hai lượt", words))
    office.go("/drafts/dr-2/returns")
    sender = office.page.locator("select[name=from]")
    sender.evaluate("each => each.append(new Option('?', 'nobody', true, true))")
    office.page.get_by_label("Tệp đã góp ý").set_input_files([tmp_path / name for name in names])
    with office.expecting(422):
        office.press("Gửi các tệp")
        office.page.locator(".travelling li", has_text="✗").nth(1).wait_for()
    for name in names:
        assert "Chưa chọn nơi gửi." in office.page.locator(".travelling li", has_text=name).inner_text()
    office.look("draft-files-amiss")
    office.choose("Của", "Báo và Đài")
    office.page.get_by_label("Tệp đã góp ý").set_input_files([tmp_path / name for name in names])
    office.press("Gửi các tệp")
    for name in names:
        office.page.get_by_role("row", name=re.compile(name)).first.wait_for()
    office.go("/drafts/dr-2/board")
    assert "năm lượt" in office.reads() and "sáu lượt" in office.reads()


def test_a_pdf_is_read_as_words_and_its_pages_propose_nothing(demo, people, tmp_path):
    office = people("the office with a PDF", address=demo.address)
    sign_in(office, demo, "Văn phòng")
    printed = office.context.request.get(f"{demo.address}/drafts/dr-3/versions/1/pdf", timeout=60_000).body()
    assert printed.startswith(b"%PDF")
    (tmp_path / "bản in.pdf").write_bytes(printed)
    office.go("/drafts/dr-3/returns")
    office.choose("Của", "Báo và Đài")
    office.page.get_by_label("Tệp đã góp ý").set_input_files(tmp_path / "bản in.pdf")
    office.press("Gửi các tệp")
    row = office.page.get_by_role("row", name=re.compile("bản in.pdf")).first
    row.wait_for()
    said = row.inner_text()
    assert "Chỉ đọc được chữ" in said and re.search(r"15/7/2025\D+.*\n?\s*0\s+0\s+0", said), said
    office.look("draft-pdf")


def test_words_that_stand_around_a_wording_are_asked_about_and_the_passage_is_shown_as_it_will_read(hall):
    secretary = hall("Trả lời góp ý")
    secretary.go("/drafts/dr-2/points/r-3%231")
    preview = secretary.page.locator(".wording-preview")
    preview.wait_for()
    secretary.page.get_by_label(re.compile("^Tiếp thu một phần")).check()
    secretary.page.locator("textarea[name=wording]").fill("hai lượt và 92% kết luận được thực hiện")
    assert "ít nhất hai lượt hai lượt và 92% kết luận được thực hiện. Sinh hoạt" in preview.inner_text()
    secretary.fill("Giải trình", "Gọn lại cho rõ.")
    with secretary.expecting(422):
        secretary.page.get_by_role("button", name="Lưu", exact=True).click()
        secretary.sees("“hai lượt” đã đứng ngay trước chỗ sửa")
        secretary.look("draft-repeated-words")
    secretary.tick("Bỏ phần trùng")
    secretary.page.get_by_role("button", name="Lưu", exact=True).click()
    secretary.sees("Đã lưu câu trả lời. Đoạn sẽ là:")
    assert "ít nhất hai lượt và 92% kết luận được thực hiện. Sinh hoạt" in secretary.reads()


def test_a_group_names_several_headings_and_passages_and_loses_nothing_that_was_typed(hall):
    office = hall("Văn phòng")
    office.go("/drafts/dr-2/returns")
    office.page.locator("summary", has_text="Ghi ý kiến thảo luận tổ").click()
    office.fill("Tên tổ", "Tổ 7")
    office.page.locator("[name=opinions]").fill("Rút gọn toàn văn.")
    office.page.locator("[name='passage-2']").fill("chữ không có trong dự thảo")
    office.page.locator("[name='opinions-2']").fill("Nêu rõ số lượt.")
    with office.expecting(422):
        office.page.locator("form[action$='/groups'] button").click()
        office.sees("Không có đoạn nào có những chữ")
        office.look("draft-group-amiss")
    assert office.page.locator("[name=opinions]").input_value() == "Rút gọn toàn văn."
    office.page.locator("[name='passage-2']").fill("mỗi tổ chức ít nhất hai lượt")
    office.page.locator("form[action$='/groups'] button").click()
    office.sees("Đã ghi ý kiến của tổ.")
    office.go("/drafts/dr-2/board")
    assert "Rút gọn toàn văn." in office.reads() and "Nêu rõ số lượt." in office.reads()


def test_a_version_is_not_sent_twice_unasked(hall):
    office = hall("Văn phòng")
    office.go("/drafts/dr-2/circulate")
    assert office.page.locator("[name=units]:checked").count() == 0, "all have this version"
    office.page.locator("[name=units]").first.check()
    office.page.locator("[name=due]").fill("30/07/2025")
    with office.expecting(422):
        office.press("Gửi lấy ý kiến")
        office.sees("đã gửi đến các nơi sau")
        office.look("draft-sent-before")
    office.tick("Gửi lại cho tất cả nơi đã chọn")
    office.press("Gửi lấy ý kiến")
    office.sees("Đã gửi lấy ý kiến.")
