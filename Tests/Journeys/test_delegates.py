# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the allocation to recognised credentials in the browser: a rule is tried, a list comes with faults, complaints are answered."""

import re

import pytest
from browser import enter
from program import demonstration

pytestmark = pytest.mark.story

WORDS = {
    "vi": {
        "role": "Văn phòng", "try": "Tính thử một quy tắc", "total": "Số đại biểu phải phân bổ",
        "min": "Tối thiểu mỗi đơn vị", "run": "Tính thử", "trial": "Kết quả tính thử", "others": "Các phương pháp khác",
        "first": "Cấp mức tối thiểu cho mọi nơi trước", "said": "phần còn lại chia theo số lượng",
        "note": "Ghi chú", "keep": "Giữ thành phương án", "kept": "Đã giữ phương án.", "import": "Nhập danh sách từ tệp",
        "file": "Tệp danh sách", "send": "Nhập", "row": "dòng 3", "entered": "Đã ghi 2 người.", "young": "Trẻ: dưới 42 tuổi",
        "open": "(chưa đối chiếu)",
        "by": "Căn cứ thông qua", "adopt": "Ghi là đã thông qua", "force": "Phương án đã có hiệu lực.",
    },
    "en": {
        "role": "Office", "try": "Try a rule", "total": "Seats to be given",
        "min": "At least, each", "run": "Try it", "trial": "The trial", "others": "Other methods",
        "first": "Give the minimum to all first", "said": "The minimum to each first, the rest shared",
        "note": "Note", "keep": "Keep as a version", "kept": "The version is kept.", "import": "Import a list",
        "file": "File", "send": "Import", "row": "row 3", "entered": "2 are entered.", "young": "Young: under 42",
        "open": "(unverified)",
        "by": "Adopted by", "adopt": "Note as adopted", "force": "The version is in force.",
    },
}

SIZES = ["phone", "laptop", "projector"]


@pytest.fixture(scope="module")
def office(program, people, language, words):
    """The office before the congress, with nothing allocated."""
    with demonstration(program, "--held", language=language) as demo:
        yield enter(people(words["role"], address=demo.address, language=language), demo, words["role"])


@pytest.fixture(scope="module")
def convened(program, people, language, words):
    """The office once the congress has met."""
    with demonstration(program, "--convened", language=language) as demo:
        yield enter(people(words["role"], address=demo.address, language=language), demo, words["role"])


def look(one, address, name):
    one.go(address)
    one.look_at_sizes(f"delegates-{name}-{one.language}", SIZES)
    one.resize("laptop")


def counts_agree(one):
    """No English count stands beside a noun of the other number."""
    if one.language == "en":
        text = one.reads()
        assert not re.search(r"(?<![\d.,])1 (seats|delegates|members|units|people|targets|versions|rows)\b", text)
        assert not re.search(r"\b\d*[02-9] (seat|delegate|member|unit|person|target|version|row|base organisation)\b", text)


def test_a_rule_is_tried_and_kept_beside_all_methods(office, words):
    office.go("/delegates/allocation")
    # Open by itself while no version is kept.
    office.fill(words["total"], "135")
    office.fill(words["min"], "4")
    office.press(words["run"])
    office.sees(words["trial"])
    office.page.get_by_text(re.compile("^" + words["others"])).first.click()
    assert "Huntington" in office.reads()
    office.look_at_sizes(f"delegates-trial-{office.language}", SIZES)
    counts_agree(office)
    office.fill(words["note"], "4")
    office.press(words["keep"])
    office.sees(words["kept"])
    look(office, "/delegates/allocation/r-1", "version")
    office.fill(words["by"], "01")
    office.press(words["adopt"])
    office.sees(words["force"])


def test_what_the_minimum_does_to_others_is_chosen_and_kept(office, words):
    office.go("/delegates/allocation")
    office.page.get_by_text(words["try"], exact=True).click()
    office.fill(words["total"], "135")
    office.fill(words["min"], "4")
    office.tick(words["first"])
    office.press(words["run"])
    office.sees(words["trial"])
    assert words["said"] in office.reads()
    office.page.get_by_text(words["try"], exact=True).click()
    assert office.page.get_by_label(words["first"]).is_checked()
    office.look_at_sizes(f"delegates-policy-{office.language}", SIZES)
    office.press(words["keep"])
    office.sees(words["kept"])
    assert words["said"] in office.reads()


def test_a_list_with_faults_names_the_rows_and_a_sound_one_is_taken_in(office, words):
    office.go("/delegates/units/u-1")
    office.page.get_by_text(words["import"], exact=True).click()
    head = "Họ và tên,Giới tính,Ngày sinh,Dự khuyết,Dân tộc\n"
    bad = head + "Phan Thị Một,nữ,01/02/1980,,Kinh\nPhan Văn Hai,nam,31/02/1985,,Kinh\n"
    office.page.get_by_label(words["file"], exact=True).set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": bad.encode()})
    with office.expecting(422):
        office.page.locator("form[enctype] button").click()
        office.sees(re.compile(words["row"], re.IGNORECASE))
    office.look_at_sizes(f"delegates-faults-{office.language}", SIZES)
    good = head + "Phan Thị Một,nữ,01/02/1980,,Kinh\nPhan Văn Hai,nam,28/02/1985,x,Mường\n"
    office.go("/delegates/units/u-1")
    office.page.get_by_text(words["import"], exact=True).click()
    office.page.get_by_label(words["file"], exact=True).set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": good.encode()})
    office.page.locator("form[enctype] button").click()
    office.sees(words["entered"])
    look(office, "/delegates/units/u-1", "entered")


def test_each_page_of_the_congress_at_every_size(convened, words):
    look(convened, "/delegates", "overview")
    counts_agree(convened)
    look(convened, "/delegates/allocation", "allocation")
    assert words["others"] in convened.reads()
    look(convened, "/delegates/allocation/r-1", "compared")
    look(convened, "/delegates/all", "list")
    look(convened, "/delegates/units/u-1", "unit")
    convened.page.get_by_text(re.compile("Yêu cầu cơ cấu|What is asked of its composition")).first.click()
    assert words["young"] in convened.reads() and words["open"] in convened.reads()
    counts_agree(convened)
    convened.go("/delegates/all")
    convened.page.locator("main tbody th a").first.click()
    look(convened, re.search(r"localhost:\d+(/.*)$", convened.page.url).group(1), "one")


def test_the_credentials_tell_every_figure_with_its_source(convened, words):
    look(convened, "/delegates/credentials", "credentials")
    told = convened.reads()
    assert "184" in told and "186" in told
    assert words["young"] in told and words["open"] in told
    counts_agree(convened)


def test_papers_with_a_table_offer_it(convened):
    convened.go("/papers")
    names = re.compile("phân bổ|Danh sách đại biểu|triệu tập|thẩm tra|Allocation|List of delegates|Summons|Credentials", re.IGNORECASE)
    found = [link.get_attribute("href") for link in convened.page.locator("main a").all() if names.search(link.inner_text())]
    kinds = [href for href in found if re.fullmatch(r"/papers/w-\d+", href or "")]
    assert len(kinds) >= 4
    for href in kinds:
        convened.go(href)
        answer = convened.context.request.get(convened.page.url.rstrip("/") + "/xlsx")
        assert answer.status == 200 and answer.body()[:2] == b"PK", href
        look(convened, href, "paper" + href.replace("/", "-"))
