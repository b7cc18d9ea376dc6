# SPDX-License-Identifier: AGPL-3.0-or-later
"""The watch itself: a journey is worth nothing if a faulty page could pass it."""

import http.server
import threading

import pytest
from browser import PICTURES, Visitor

GOOD = "<!doctype html><html lang='vi'><title>Hội nghị</title><main><h1>Hội nghị</h1><p>Đủ thành phần.</p></main></html>"
PAGES = {
    "/good": GOOD,
    "/console": GOOD + "<script src='/shout.js'></script>",
    "/script": GOOD + "<script src='/trip.js'></script>",
    "/inline": GOOD + "<script>document.title = 'run'</script>",
    "/foreign": GOOD + "<img alt='' src='http://elsewhere.invalid/pixel.png'>",
    "/unnamed": GOOD.replace("</main>", "<input type='text'></main>"),
    "/favicon.ico": " ",
    "/shout.js": "console.error('planted')",
    "/trip.js": "nowhere.to.be.found()",
}


class Planted(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = PAGES.get(self.path)
        self.send_response(500 if body is None else 200)
        kind = "text/javascript" if self.path.endswith(".js") else "text/html"
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", "default-src 'self'")
        self.end_headers()
        self.wfile.write((body or "broken").encode())

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def address():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Planted)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def complaints(chromium, address, path):
    one = Visitor(chromium, "planted", size="phone", address=address)
    one.page.goto(path, wait_until="networkidle")
    one.look("watch" + path.replace("/", "-"))
    return "\n".join(one.leave())


@pytest.mark.parametrize(
    "path, kind",
    [
        ("/console", "console: planted"),
        ("/script", "script: nowhere is not defined"),
        ("/inline", "CSP: script-src-elem refused inline"),
        ("/foreign", "CSP: img-src refused http://elsewhere.invalid"),
        ("/unnamed", "axe: label"),
        ("/broken", "server: 500"),
    ],
)
def test_notices_what_was_planted(chromium, address, path, kind):
    assert kind in complaints(chromium, address, path)


def test_is_content_with_a_good_page_and_keeps_its_picture(chromium, address):
    picture = PICTURES / "watch-good-phone.png"
    picture.unlink(missing_ok=True)
    assert complaints(chromium, address, "/good") == ""
    assert picture.stat().st_size > 1000
