# SPDX-License-Identifier: AGPL-3.0-or-later
"""An empty folder: the first administrator, the office, its organisation, and lists from a spreadsheet."""

import re

import pytest
from program import Program

pytestmark = pytest.mark.story

LINK = r"http://localhost:\d+/first-run\?key=\S+"
PASSWORD = "hoa sen mùa hạ 2025"

UNITS = "Mã đơn vị,Tên đơn vị,Số thành viên,Tính đến ngày\nvp,Văn phòng,214,01/07/2025\nbtc,Ban Tổ chức,118,01/07/2025\n"
FAULTY = UNITS.replace("118", "một trăm mười tám")
PEOPLE = "Họ và tên,Ngày sinh,Đơn vị\nNguyễn Thị Ánh,03/02/1968,vp\nTrần Văn Đức,15/10/1972,btc\n"


@pytest.fixture(scope="module")
def site(program, tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    running = Program(program, "serve", "--data", "du-lieu", "--language", "vi", ready=LINK, folder=folder)
    yield running
    running.stop()
    assert (folder / "du-lieu" / "congress.sqlite").stat().st_size > 0
    assert not running.errors, "".join(running.errors)


@pytest.fixture(scope="module")
def administrator(site, people):
    return people("administrator", address=site.address)


@pytest.fixture(scope="module")
def office(site, people):
    return people("office", address=site.address)


def test_the_link_makes_the_first_administrator(site, administrator):
    link = re.search(LINK, site.text).group(0)
    administrator.go(link)
    administrator.look("first-run")
    administrator.fill("Tên đăng nhập", "quantri")
    administrator.fill("Mật khẩu mới", "ngắn")
    administrator.fill("Nhập lại mật khẩu mới", "ngắn")
    with administrator.expecting(422):
        administrator.press("Tạo tài khoản và vào")
        administrator.sees("Có chỗ cần sửa")
        administrator.look("first-run-refused")
    administrator.fill("Mật khẩu mới", PASSWORD)
    administrator.fill("Nhập lại mật khẩu mới", PASSWORD)
    administrator.press("Tạo tài khoản và vào")
    administrator.sees("Việc cần làm tiếp theo")
    administrator.look("home-empty-administrator")


def test_the_link_works_once(site, people):
    late = people("somebody late", address=site.address)
    with late.expecting(404):
        assert late.go(re.search(LINK, site.text).group(0)).status == 404
        late.look("not-found")


def test_the_administrator_opens_an_account_for_the_office(administrator):
    administrator.page.locator(".menu").get_by_role("link", name="Tài khoản").click()
    administrator.look("accounts-empty")
    administrator.press("Mở một tài khoản")
    administrator.fill("Tên đăng nhập", "vanphong")
    administrator.page.locator("input[name=roles][value=officeChief]").check()
    administrator.look("account-new")
    administrator.press("Mở tài khoản")
    administrator.fill("Mật khẩu mới", PASSWORD)
    administrator.fill("Nhập lại mật khẩu mới", PASSWORD)
    administrator.look("account")
    administrator.press("Đặt mật khẩu")
    administrator.sees("Đã đặt mật khẩu.")


def test_the_office_signs_in_by_keyboard_alone(site, office):
    office.go("/sign-in")
    keys = office.page.keyboard
    for _ in range(12):
        keys.press("Tab")
        if office.page.evaluate("document.activeElement.name") == "login":
            break
    keys.type("vanphong")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    office.sees("Việc cần làm tiếp theo")
    office.look("home-empty-office")


def test_the_office_founds_the_organisation_by_keyboard_alone(office):
    office.page.locator("main .task a, main .button").first.press("Enter")
    office.sees("Tên tổ chức")
    keys = office.page.keyboard
    office.page.get_by_label("Tên tổ chức").focus()
    texts = {
        "name": "Đảng bộ xã Hương Sen", "place": "Hương Sen", "founded": "01/07/2025", "ordinal": "1", "term": "2025-2030",
    }
    for _ in range(30):
        name, kind = office.page.evaluate("[document.activeElement.name, document.activeElement.type]")
        if name in texts:
            keys.type(texts[name])
        elif kind == "radio":
            keys.press("Space")
        elif kind == "select-one":
            keys.press("ArrowDown")
        elif kind == "submit" and office.page.evaluate("document.activeElement.textContent") == "Thiết lập":
            break
        keys.press("Tab")
    office.look("found")
    keys.press("Enter")
    office.page.get_by_role("heading", name="Đảng bộ xã Hương Sen").wait_for()
    office.look("organisation-founded")


def send(office, name, text):
    office.go("/organisation/import")
    office.page.get_by_label("Tệp danh sách").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text.encode("utf-8")}
    )
    office.press("Xem trước")
    office.page.get_by_role("heading", name="Xem trước tệp").wait_for()


def test_a_faulty_list_is_told_by_row_and_column_and_nothing_comes_in(office):
    send(office, "don-vi.csv", FAULTY)
    told = office.reads()
    assert "dòng 3, cột C" in told, told
    assert "chưa nhập gì" in told
    office.look("import-faulty")
    office.go("/units")
    assert "Ban Tổ chức" not in office.reads()
    office.look("units-empty")


def test_right_lists_are_looked_at_and_confirmed(office):
    send(office, "don-vi.csv", UNITS)
    office.look("import-preview")
    office.press("Nhập 2 dòng vào sổ")
    office.sees("Đã thêm 2")
    assert "Ban Tổ chức" in office.reads()
    send(office, "nguoi.csv", PEOPLE)
    office.press("Nhập 2 dòng vào sổ")
    office.sees("Đã thêm 2")
    assert "Nguyễn Thị Ánh" in office.reads()
    office.look("people-imported")


def test_the_office_forms_the_body_that_meets_first(office):
    office.go("/bodies")
    office.look("bodies-empty")
    office.press("Lập cơ quan")
    office.choose("Cơ quan", "Ban Chấp hành")
    office.fill("Nhiệm kỳ", "2020-2025")
    office.fill("Ngày lập", "01/07/2025")
    office.look("body-new")
    office.press("Lập cơ quan")
    office.page.get_by_role("heading", name=re.compile("Ban Chấp hành")).first.wait_for()
    office.look("body-formed")
    office.go("/")
    office.look("home-founded")


def test_an_office_that_begins_in_the_middle_of_a_term_plans_the_second_conference(office):
    office.go("/meetings/new")
    office.follow("Cơ quan đã họp trong nhiệm kỳ trước khi dùng phần mềm?")
    office.fill("Số lần đã họp trong nhiệm kỳ", "1")
    office.fill("Ngày họp gần nhất", "03/07/2025")
    office.fill("Văn bản làm căn cứ", "Biên bản số 01-BB/ĐU ngày 3/7/2025")
    office.look("meetings-earlier")
    office.press("Ghi nhận")
    office.sees("Biên bản số 01-BB/ĐU")
    office.fill("Ngày họp", "15/07/2025")
    office.fill("Địa điểm", "Hội trường xã")
    office.look("meeting-new")
    office.press("Thêm hội nghị")
    office.page.get_by_role("heading", name=re.compile("lần thứ hai")).first.wait_for()
