// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Clerk
import Drafts
import Foundation
import KnownCases
import Office
import Packs
import Testing

@testable import dienhong

/// A folder of its own that goes with the test.
private final class Folder {
  let path = NSTemporaryDirectory() + "drafts-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  var name: String { URL(fileURLWithPath: path).lastPathComponent }

  func json(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}

/// The commands about drafts, run as the shell would.
private enum Drafting {
  static func run(_ arguments: [String]) async throws {
    var command = try DienHong.parseAsRoot(["drafts"] + arguments)
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  }
}

@Suite("The commands about drafts", .enabled(if: KnownCases.isThere, KnownCases.absence))
struct DraftsCommandTests {
  @Test("collect into a folder, pass over what is no Word file, and end with a fault then")
  func collecting() async throws {
    let folder = try Folder()
    let foreign = folder.path + "/foreign.docx"
    try Data("no Word file".utf8).write(to: URL(fileURLWithPath: foreign))
    let files = try (1...5).map { try KnownCases.file("set1_overlap/ret_0\($0).docx") }
    let base = ["collect", "--base", try KnownCases.file("set1_overlap/base.docx")]
    try await Drafting.run(base + files + ["--out", folder.path + "/a", "--json"])
    await #expect(throws: ExitCode.failure) {
      try await Drafting.run(base + [foreign] + files.reversed() + ["--out", folder.path + "/b", "--language", "en"])
    }
    let (whole, partly) = (try folder.json("a/collected.json"), try folder.json("b/collected.json"))
    #expect((whole["files"] as? [Any])?.count == 5)
    #expect((whole["conflicts"] as? [Any])?.count == 4)
    #expect((whole["files"] as? NSArray) == (partly["files"] as? NSArray))
    let faults = try #require(partly["faults"] as? [[String: String]])
    #expect(faults.map { $0["file"] } == [foreign])
    #expect(FileManager.default.fileExists(atPath: folder.path + "/b/synthesis.xlsx"))
  }

  @Test("apply what was accepted, and write the version clean and as a redline that say the same")
  func applying() async throws {
    let folder = try Folder()
    let base = try KnownCases.file("set1_overlap/base.docx")
    let file = try KnownCases.file("set1_overlap/ret_02.docx")
    let decisions = Decisions(disposition: [
      .init(change: "ret_02#1", decision: "accepted"),
      .init(change: "ret_02#2", decision: "kept", explanation: "Giữ chỉ tiêu."),
    ])
    let path = folder.path + "/decisions.json"
    try JSONEncoder().encode(decisions).write(to: URL(fileURLWithPath: path))
    let (clean, redline) = (folder.path + "/clean.docx", folder.path + "/redline.docx")
    try await Drafting.run(
      ["apply", "--base", base, "--decisions", path, file, "--out", clean, "--redline", redline, "--json"])
    let texts = (
      try await DraftFile.read(base).accepted, try await DraftFile.read(clean).accepted,
      try await DraftFile.read(redline).accepted
    )
    #expect(texts.1 == texts.2)
    #expect(zip(texts.0, texts.1).filter { $0 != $1 }.count == 1)
    #expect(texts.1.contains { $0.contains("9 phần trăm mỗi năm") })
  }

  @Test("compare two files whose changes nobody tracked")
  func comparing() async throws {
    let folder = try Folder()
    let (old, new) = (
      try KnownCases.file("set2_untracked/base.docx"), try KnownCases.file("set2_untracked/ret_05.docx")
    )
    let (docx, html) = (folder.path + "/redline.docx", folder.path + "/redline.html")
    try await Drafting.run(["compare", old, new, "--docx", docx, "--html", html, "--json"])
    let wanted = try await DraftFile.read(new).accepted
    #expect(try await DraftFile.read(docx).accepted == wanted)
    #expect(try String(contentsOfFile: html, encoding: .utf8).contains("<ins>"))
  }

  @Test("write nothing over what they read")
  func inputsStay() async throws {
    let folder = try Folder()
    let (base, answer, decisions) = (folder.path + "/base.docx", folder.path + "/ret_01.docx", folder.path + "/d.json")
    try FileManager.default.copyItem(atPath: try KnownCases.file("set1_overlap/base.docx"), toPath: base)
    try FileManager.default.copyItem(atPath: try KnownCases.file("set1_overlap/ret_01.docx"), toPath: answer)
    try Data(#"{"disposition": []}"#.utf8).write(to: URL(fileURLWithPath: decisions))
    let before = try [base, answer, decisions].map { try #require(FileManager.default.contents(atPath: $0)) }
    let apply = ["apply", "--base", base, "--decisions", decisions, answer]
    let orders = [
      apply + ["--out", base], apply + ["--out", folder.path + "/../" + folder.name + "/ret_01.docx"],
      apply + ["--out", folder.path + "/new.docx", "--redline", decisions],
      ["compare", base, answer, "--docx", base], ["compare", base, answer, "--html", answer],
    ]
    for order in orders { await #expect(throws: ExitCode.failure) { try await Drafting.run(order) } }
    #expect(try [base, answer, decisions].map { try #require(FileManager.default.contents(atPath: $0)) } == before)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/new.docx"))
  }

  @Test("say of a path that is none, or a folder, what it is and what to do")
  func paths() async throws {
    let folder = try Folder()
    for path in [folder.path, folder.path + "/none.docx"] {
      do {
        _ = try await DraftFile.read(path)
        Issue.record("\(path) was read")
      } catch let error as CocoaError {
        for language in [Language.vietnamese, .english] {
          let sentence = try #require(error.sentence(language))
          #expect(sentence.contains(folder.name) && sentence.contains(language("Hãy ", "C")), "\(sentence)")
        }
      }
    }
    #expect(throws: CommandFault.self) { try DraftFile.write([1], to: folder.path + "/none/x.docx") }
  }

  @Test("refuse decisions about a change that is not there, and write nothing")
  func unknownChange() async throws {
    let folder = try Folder()
    let path = folder.path + "/decisions.json"
    try Data(#"{"disposition": [{"change": "ret_02#99", "decision": "accepted"}]}"#.utf8)
      .write(to: URL(fileURLWithPath: path))
    let (base, file) = (try KnownCases.file("set1_overlap/base.docx"), try KnownCases.file("set1_overlap/ret_02.docx"))
    await #expect(throws: ExitCode.failure) {
      try await Drafting.run(["apply", "--base", base, "--decisions", path, file, "--out", folder.path + "/out.docx"])
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out.docx"))
  }

  @Test("read a file and trace a merged one")
  func others() async throws {
    try await Drafting.run(["read", try KnownCases.file("set3_comments/ret_02.docx"), "--json"])
    let merged = try KnownCases.file("set6_lineage/base.docx")
    try await Drafting.run([
      "lineage", "--merged", merged, try KnownCases.file("set6_lineage/ret_01.docx"), "--language", "en",
    ])
  }

  @Test("refuse an edit with the name of what stands in its way, in both languages")
  func obstacles() throws {
    let fault = DraftFault.notEditable("a.docx", block: 1, holds: [.contentControl, .link], changes: ["r#1"])
    let (vietnamese, english) = (fault.sentence(.vietnamese), fault.sentence(.english))
    #expect(vietnamese.contains("Đoạn thứ 2") && vietnamese.contains("có liên kết, ô nội dung"))
    #expect(english.contains("Paragraph 2") && english.contains("a link, a content control"))
    #expect(!DraftFault.notEditable("a.docx", block: 1, holds: [], changes: []).sentence(.english).isEmpty)
  }

  @Test("tell each remark with the words that it is about")
  func quoted() async throws {
    let file = try await DraftFile.read(try KnownCases.file("set3_comments/ret_02.docx")).file
    let quotes = file.text.remarks.map { file.quote($0.anchor) }
    let told = DraftAccount(.english).text(of: file)
    #expect(quotes.contains { !$0.isEmpty } && quotes.allSatisfy { told.contains("\t“\($0)”\t") })
  }
}
