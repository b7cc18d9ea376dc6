# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every page, for those who may see it: in both languages, at every size, with every link leading somewhere."""

import re

import pytest
from browser import Visitor, sign_in

ROLES = ["Văn phòng", "Chủ trì", "Trưởng kiểm phiếu", "Theo dõi", "Quản trị", "Ủy viên"]
# Looked at in both languages at every size. All others in Vietnamese on a phone, where room is scarcest, and in English on a
# phone and the projector, where words are longest and lines widest.
MAIN = {
  "/", "/meetings", "/meetings/…", "/meetings/…/agenda", "/meetings/…/attendance", "/meetings/…/hall", "/meetings/…/papers",
  "/votes", "/votes/…", "/votes/…/result", "/papers", "/papers/…", "/figures", "/organisation", "/people", "/access", "/journal",
}


class Found:
    """What an address answered, where it was first found, and the fields that people fill in there."""

    def __init__(self, status, source, text=""):
        self.status, self.source = status, source
        names = re.findall(r'<(?:input|select|textarea)\b(?![^>]*type="hidden")[^>]*\sname="([^"]+)"', text)
        self.fields = frozenset(re.sub(r"(?<=\w)[-_]?\d+", "…", name) for name in names)


def links(one):
    """Every address that pages of this visitor lead to."""
    found, waiting = {}, [("/", None)]
    while waiting:
        address, source = waiting.pop()
        if address in found:
            continue
        answer = one.context.request.get(address, max_redirects=0)
        found[address] = Found(answer.status, source)
        if "text/html" in answer.headers.get("content-type", ""):
            found[address] = Found(answer.status, source, answer.text())
            inside = re.findall(r'<a[^>]*\shref="(/[^"#]*)', answer.text())
            waiting += [(each.replace("&amp;", "&"), address) for each in inside if not is_left_out(each)]
    return found


def is_left_out(address):
    # Papers as files are made by LibreOffice, which the conference's own journey waits for; languages change the visit.
    return address.endswith(("/pdf", "/docx", "/xlsx")) or "language=" in address


def kind(address):
    """The page without the names in its address: one of each is looked at."""
    path = address.split("?")[0]
    return re.sub(r"/(?=[^/]*\d)[^/]+", "/…", path)


@pytest.fixture(scope="module")
def ways(held, chromium):
    """The links of a role, walked once."""
    walked = {}

    def of(role):
        if role not in walked:
            one = sign_in(Visitor(chromium, role, address=held.address), held, role)
            walked[role] = links(one)
            assert not one.leave()
        return walked[role]

    return of


@pytest.mark.parametrize("role", ROLES)
def test_every_link_leads_somewhere(ways, role):
    found = ways(role)
    lost = [f"{address} ({one.status}), from {one.source}" for address, one in found.items() if one.status != 200]
    assert not lost, "\n".join(lost)
    assert len(found) > 5


def is_page(address):
    return not re.search(r"\.\w+$|/file$", address.split("?")[0])


@pytest.fixture(scope="module")
def pages(ways):
    """One address of each kind of page, by the role that sees it: of several the one where most is filled in."""
    chosen, seen = {}, set()
    for role in ["Văn phòng", "Quản trị", "Theo dõi"]:
        found, best = ways(role), {}
        for address in sorted(filter(is_page, found), key=lambda each: (-len(found[each].fields), len(each))):
            best.setdefault(kind(address), address)
        chosen[role] = [address for name, address in best.items() if name not in seen]
        seen |= best.keys()
    return chosen


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_at_every_size(held, visitor, pages, language):
    for role, addresses in pages.items():
        one = sign_in(visitor(role, address=held.address, language=language, size="phone"), held, role)
        for address in addresses:
            one.go(address)
            name = f"{language}{kind(address)}"
            if kind(address) in MAIN:
                one.look_at_sizes(name, ["phone", "laptop", "projector"])
            elif language == "vi":
                one.look_at_sizes(name, ["phone"])
            else:
                one.look_at_sizes(name, ["phone", "projector"], pictured=[])


def test_every_form_on_the_morning_of_the_conference(demo, ways, visitor):
    """What is only filled in before and during a conference: forms that the evening after it has no more."""
    later = {(kind(address), one.fields) for address, one in ways("Văn phòng").items()}
    for role in ["Văn phòng", "Chủ trì"]:
        one = sign_in(visitor(role, address=demo.address, language="en", size="phone"), demo, role)
        forms = {
            (kind(address), found.fields): address
            for address, found in links(one).items() if found.fields and is_page(address)
        }
        for form, address in forms.items():
            if form not in later:
                later.add(form)
                one.go(address)
                one.look_at_sizes(f"en-morning{form[0]}", ["phone", "projector"], pictured=["phone"])
    assert len(later) > 40


def test_dark_is_legible(held, visitor):
    one = sign_in(visitor("dark", address=held.address, scheme="dark"), held, "Văn phòng")
    for address in ["/", "/meetings/m-2", "/votes/v-1/result", "/meetings/m-2/attendance"]:
        assert one.go(address).status == 200
        one.look(f"dark{address}")


def test_a_member_with_a_tablet_finds_what_is_theirs_and_nothing_else(held, visitor):
    member = sign_in(visitor("member", address=held.address, size="tablet"), held, "Ủy viên")
    member.sees("Việc cần làm tiếp theo")
    member.look("member-home")
    assert not member.page.get_by_role("link", name=re.compile("^(Tài khoản|Nhật ký)$")).count()
    for address in ["/people/new", "/meetings/new", "/organisation/import", "/access", "/journal"]:
        with member.expecting(403):
            assert member.go(address).status == 403
            assert "Về trang chính" in member.reads()
    member.look("member-forbidden")
    member.press("Về trang chính")
    member.sees("Việc cần làm tiếp theo")


def test_restricted_papers_stay_restricted(held, ways, visitor):
    papers = [address for address in ways("Văn phòng") if re.fullmatch(r"/papers/w-\d+", address)]
    hidden = [address for address in papers if address not in ways("Theo dõi")]
    observer = sign_in(visitor("observer", address=held.address), held, "Theo dõi")
    assert hidden, "the sample has restricted minutes"
    for address in hidden:
        for ending in ["", "/pdf", "/docx"]:
            assert observer.context.request.get(address + ending).status == 404
    observer.go("/tabled")
    assert "Đề án nhân sự" not in observer.reads()


def test_the_language_changes_and_the_page_stays(held, visitor):
    one = sign_in(visitor("languages", address=held.address), held, "Văn phòng")
    one.go("/meetings/m-2/attendance")
    one.follow("English")
    one.page.get_by_role("heading", name="Attendance").wait_for()
    assert one.page.url.endswith("/meetings/m-2/attendance")
    one.language = "en"
    one.follow("Tiếng Việt")
    one.page.get_by_role("heading", name="Điểm danh").wait_for()


def test_the_observer_reads_the_journal(held, visitor):
    one = sign_in(visitor("observer", address=held.address), held, "Theo dõi")
    one.follow("Nhật ký")
    one.look("journal")
    words = one.reads()
    assert not re.search(r"\b[a-z]+[A-Z][a-zA-Z]+\b|\b[a-z]+\.[a-z]+[A-Z]\w+", words), words[:2000]
