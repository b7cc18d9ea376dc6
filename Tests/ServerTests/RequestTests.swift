// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Hummingbird
import Journal
import Packs
import Testing

@testable import Server

@Suite("A request")
struct RequestTests {
  @Test("that sends a form needs the secret of its own session")
  func token() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      var other = try await hall.browser(of: "office")
      let foreign = try await other.token(on: "/account")
      let before = try await hall.store.head().sequence
      let form = [("login", "moi.vao")]
      for token in ["", "x", foreign] {
        let answer = try await office.post("/access/accounts/new", form + [("token", token)], [:])
        #expect(answer.status == 403 && answer.text.contains("Biểu mẫu đã cũ"))
      }
      #expect(try await office.post("/access/accounts/new", form, [:]).status == 403)
      #expect(try await hall.store.head().sequence == before)
      #expect(try await office.post("/access/accounts/new", form).status == 303)
      // Who lacks the right is told that, and nothing of old forms.
      var member = try await hall.browser(of: "member")
      let refused = try await member.get("/access")
      #expect(refused.status == 403 && refused.text.contains("chưa được giao việc này"))
      #expect(!refused.text.contains("Biểu mẫu"))
    }
  }

  @Test("to sign in needs the secret of the browser it comes from: nobody is signed in as somebody else unawares")
  func loginToken() async throws {
    try await withHall { hall in
      let code = try await hall.site.drawCode(for: hall.account("member"))
      var attacker = Browser(hall)
      let token = try await attacker.token(on: "/sign-in")
      var victim = Browser(hall)
      #expect(try await victim.post("/sign-in", [("code", code), ("token", token)], [:]).status == 403)
      _ = try await victim.get("/sign-in")
      #expect(try await victim.post("/sign-in", [("code", code), ("token", token)], [:]).status == 403)
      #expect(try await victim.post("/sign-in", [("code", code), ("token", "")], [:]).status == 403)
      #expect(victim.cookies["session"] == nil)
    }
  }

  @Test(
    "that another site had sent is refused by where it comes from, even with the secret",
    arguments: [
      ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "", "Origin": "null"],
      ["Sec-Fetch-Site": "", "Origin": "http://evil.example"], ["Sec-Fetch-Site": "", "Origin": "http://localhost"],
    ])
  func otherSite(headers: [String: String]) async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      let before = try await hall.store.head().sequence
      let answer = try await office.post("/access/accounts/new", [("login", "moi.vao")], from: nil, headers)
      #expect(answer.status == 303 || answer.status == 403)
      let token = try await office.token(on: "/account")
      let fields = [("login", "moi.vao"), ("token", token)]
      #expect(try await office.post("/access/accounts/new", fields, headers).status == 403)
      #expect(try await hall.store.head().sequence == before)
      let own = ["Sec-Fetch-Site": "", "Origin": "http://localhost:\(hall.port)"]
      #expect(try await office.post("/access/accounts/new", fields, own).status == 303)
    }
  }

  @Test(
    "with a method that is not known here is told which ones are",
    arguments: ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
  func methods(method: String) async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      let answer = try await office.send(method, "/access")
      #expect(answer.status == 405)
      #expect(answer.header("allow") == "GET, HEAD, POST")
    }
  }

  @Test("that sends a form to a page that has none is told so")
  func postToPage() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      let answer = try await office.post("/access", [], from: "/account")
      #expect(answer.status == 405)
      #expect(answer.header("allow") == "GET, HEAD")
    }
  }

  @Test(
    "for the head alone gets what the page would, without the page",
    arguments: ["/sign-in", "/health", "/khong-co", "/favicon.ico"])
  func head(path: String) async throws {
    try await withHall { hall in
      var browser = Browser(hall)
      browser.cookies["form"] = String(repeating: "A", count: 43)
      let page = try await browser.get(path)
      let head = try await browser.send("HEAD", path)
      #expect(head.status == page.status)
      #expect(head.header("content-length") == page.header("content-length"))
      #expect(head.body.isEmpty)
    }
  }

  @Test("that is too large is refused: 64 kB from strangers, 2 MB without files")
  func size() async throws {
    try await withHall { hall in
      var stranger = Browser(hall)
      let token = try await stranger.token(on: "/sign-in")
      let long = String(repeating: "a", count: 70_000)
      #expect(try await stranger.post("/sign-in", [("code", long), ("token", token)], [:]).status == 413)
      var office = try await hall.browser(of: "office")
      #expect(try await office.post("/access/accounts/new", [("login", long)]).status == 422)
      let huge = String(repeating: "a", count: 2_100_000)
      let answer = try await office.post("/access/accounts/new", [("login", huge)])
      #expect(answer.status == 413)
      #expect(answer.text.contains("Tệp quá lớn"))
      let multipart = ["Content-Type": "multipart/form-data; boundary=x"]
      let part = Array("--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n".utf8)
      let body = part + [UInt8](repeating: 65, count: 70_000) + Array("\r\n--x--\r\n".utf8)
      #expect(try await stranger.send("POST", "/sign-in", multipart, body: body).status == 413)
    }
  }

  @Test("of somebody without the right is refused before its files are read")
  func rightsFirst() async throws {
    try await withHall { hall in
      var member = try await hall.browser(of: "member")
      let multipart = ["Content-Type": "multipart/form-data; boundary=x"]
      let body = [UInt8](repeating: 65, count: 1 << 20)
      #expect(try await member.send("POST", "/access/accounts/new", multipart, body: body).status == 403)
      var office = try await hall.browser(of: "office")
      #expect(try await office.send("POST", "/access/accounts/new", multipart, body: body).status == 400)
    }
  }

  @Test("that comes too slowly ends, whether in its head or in its body")
  func slow() async throws {
    let impatient: @Sendable (inout Site) -> Void = {
      $0.patience = .milliseconds(200)
      $0.idleness = .milliseconds(200)
    }
    try await withHall(change: impatient) { hall in
      let begun = ContinuousClock.now
      let head = try await Wire.off {
        let wire = try Wire(port: hall.port)
        wire.send(Array("GET /sign-in HTTP/1.1\r\nHost: localh".utf8))
        return wire.receive()
      }
      #expect(head.isEmpty, "the connection is closed")
      let body = try await Wire.off {
        let wire = try Wire(port: hall.port)
        wire.send(Array("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\ncode=".utf8))
        return wire.receive()
      }
      #expect(body.isEmpty || Answer(body)?.status == 408)
      #expect(ContinuousClock.now - begun < .seconds(15), "both were ended by the site, not by the reader")
      var browser = Browser(hall)
      #expect(try await browser.get("/health").status == 200)
    }
  }

  @Test(
    "finds no way out of the site by its path",
    arguments: [
      "//evil.example/", "///evil.example/a", "/%2e%2e/%2e%2e/etc/passwd", "/assets/../../etc/passwd",
      "/assets/%2e%2e/x",
      "/..%2f..%2fetc%2fpasswd", "/%00", "/%ff%fe", "/%", "/%zz", "/?%", "/?language=xx", "/?language=vi&language=en",
      "/sign-in?then=%00", "/a%0d%0aSet-Cookie:%20x=y", "/\u{7f}",
    ])
  func paths(path: String) async throws {
    try await withHall { hall in
      for login in [nil, "office"] {
        var browser = if let login { try await hall.browser(of: login) } else { Browser(hall) }
        let answer = try await browser.get(path)
        #expect([200, 303, 400, 404].contains(answer.status), "\(answer.status)")
        #expect(answer.location?.hasPrefix("//") != true)
        #expect(!answer.text.contains("href=\"//") && !answer.text.contains("root:"))
        #expect(answer.cookies["x"] == nil)
      }
    }
  }

  @Test("for the record with any number shows a page, and never what the entries hold")
  func record() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      for to in [
        "-5", "0", "1", "3", "99999", "-9223372036854775808", "9223372036854775807", "99999999999999999999", "x", "%20",
      ] {
        let answer = try await office.get("/journal?to=\(to)")
        #expect(answer.status == 200, "to=\(to)")
        #expect(!answer.text.contains("&quot;login&quot;") && !answer.text.contains("\"login\""))
      }
      var member = try await hall.browser(of: "member")
      #expect(try await member.get("/journal").status == 403)
    }
  }

  @Test(
    "is answered in its reader's language also when something is wrong",
    arguments: [
      ("vi", "Không tìm thấy trang"), ("en-GB,en;q=0.8", "Page not found"), ("xx", "Không tìm thấy trang"),
    ])
  func language(accepted: String, words: String) async throws {
    try await withHall { hall in
      var browser = try await hall.browser(of: "member")
      let answer = try await browser.get("/khong-co", ["Accept-Language": accepted])
      #expect(answer.status == 404 && answer.text.contains(words))
      let refused = try await browser.send("DELETE", "/", ["Accept-Language": accepted])
      #expect(refused.text.contains(accepted.hasPrefix("en") ? "Not possible here" : "Không dùng được ở đây"))
    }
  }

  @Test("is answered in the language of the site where the browser asks for none that there is")
  func ownLanguage() async throws {
    let english = SiteSettings(host: "127.0.0.1", port: 0, publicAddress: nil, isSecure: false, language: .english)
    try await withHall(change: { $0.settings = english }) { hall in
      for (asked, shown) in [("xx", "en"), ("vi", "vi")] {
        var browser = Browser(hall)
        let page = try await browser.get("/sign-in", ["Accept-Language": asked]).text
        #expect(page.contains("<html lang=\"\(shown)\""))
      }
    }
  }

  @Test("is answered with the headers that keep a page to itself")
  func headers() async throws {
    try await withHall { hall in
      var browser = Browser(hall)
      for path in ["/sign-in", "/khong-co", "/health", "/"] {
        let answer = try await browser.get(path)
        let policy = try #require(answer.header("content-security-policy"))
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.header("x-content-type-options") == "nosniff")
        #expect(answer.header("cache-control") == "no-store")
      }
    }
  }

  @Test("that the disk does not take gets a calm page, and the desk goes on where it was")
  func disk() async throws {
    let store = BrokenStore(MemoryStore())
    try await withHall(store: store) { hall in
      var office = try await hall.browser(of: "office")
      let before = try await hall.kinds()
      let token = try await office.token(on: "/account")
      await store.failAppends(1)
      let form = [("login", "moi.vao"), ("token", token)]
      let failed = try await office.post("/access/accounts/new", form, [:])
      #expect(failed.status == 422)
      #expect(failed.text.contains("Ổ đĩa của máy chủ đã hết chỗ") && failed.text.contains("moi.vao"))
      #expect(hall.log.lines.contains { $0.contains("critical") && $0.contains("full") })
      #expect(try await hall.kinds() == before)
      #expect(await hall.congress.access.account(login: "moi.vao") == nil)
      #expect(try await office.post("/access/accounts/new", form, [:]).status == 303)
      #expect(await hall.congress.access.account(login: "moi.vao") != nil)
      #expect(try await hall.kinds() == before + ["access.opened"])
      await store.failSecrets(1)
      let printed = try await office.post("/access/sheets", [("account", "a-3")])
      #expect(printed.status == 500 && printed.text.contains("Có trục trặc"))
      #expect(try await office.post("/access/sheets", [("account", "a-3")]).status == 200)
    }
  }

  @Test(
    "that is not recorded is answered by what kept it from the record, and the cause stays in the log",
    arguments: [
      (AppendError.full, "The server&#39;s disk is full", "make room"),
      (.unwritable("CAUSE"), "may not write to the file", "data folder"),
      (.damaged(.unreadable(after: 3, cause: "CAUSE")), "not as it was written", "restore the last backup"),
      (.unfit("CAUSE"), "A fault of the program", "Sending it again does not help"),
      (.failed("CAUSE"), "The disk did not take it", "look at the disk"),
      (.closed, "The server is stopping", "Wait until the server runs again"),
    ])
  func causes(cause: AppendError, problem: String, mend: String) async throws {
    let store = BrokenStore(MemoryStore())
    try await withHall(store: store) { hall in
      var office = try await hall.browser(of: "office")
      _ = try await office.get("/access?language=en")
      await store.failAppends(1, with: cause)
      let failed = try await office.post("/access/accounts/new", [("login", "moi.vao")])
      #expect(failed.status == 422 && failed.text.contains("moi.vao"))
      #expect(failed.text.contains(problem) && failed.text.contains(mend), "\(failed.text)")
      #expect(!failed.text.contains("CAUSE"), "the cause is for the log")
      // Where there is no form to show again, a page of its own says the same.
      await store.failAppends(1, with: cause)
      let password = [("old", Hall.password), ("password", "mot mat khau moi"), ("again", "mot mat khau moi")]
      let alone = try await office.post("/account/password", password, from: "/account")
      #expect(alone.status == 500 && alone.text.contains(problem) && alone.text.contains(mend), "\(alone.text)")
      #expect(!alone.text.contains("CAUSE"))
    }
  }

  @Test("leaves nobody's name, words or address in the log")
  func log() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      _ = try await office.get("/access?q=NguyenVanAn")
      _ = try await office.get("/people?q=NguyenVanAn")
      _ = try await office.post("/access/accounts/new", [("login", "Nguyễn Văn An")])
      _ = try await office.send(
        "POST", "/reports/policy", ["Content-Type": "application/csp-report"], body: Array("{\"NguyenVanAn\":1}".utf8))
      let log = hall.log.lines.joined(separator: "\n")
      #expect(!log.contains("NguyenVanAn") && !log.contains("Nguyễn Văn An"))
      #expect(log.contains("policy report"))
    }
  }

  @Test("for a file gives it a name that cannot break out of its header")
  func fileNames() {
    for name in [
      "a\"; x=y\r\nSet-Cookie: a=b.csv", "../../etc/passwd", "Biên bản số 1.pdf", "", ".", "\u{202E}fdp.exe", "a\0b",
    ] {
      let response = Response.download([], name: name, type: "text/plain")
      let value = response.headers[.contentDisposition] ?? ""
      #expect(value.utf8.allSatisfy { (0x20...0x7E).contains($0) })
      #expect(value.filter { $0 == "\"" }.count == 2 && value.filter { $0 == ";" }.count == 2)
      #expect(!value.contains("/"))
    }
  }
}
