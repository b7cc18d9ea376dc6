// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Packs
import Testing

@Suite("The command that rehearses")
struct RehearseTestsSlow {
  private struct Told: Decodable {
    let pack: String
    let questions: [Question]
    let papers: [Paper]
    let journal: Head
    struct Question: Decodable {
      let baseCount: Int
      let needed: Int
    }
    struct Paper: Decodable {
      let kind: String
      let number: String?
      let date: String
      let files: [String]
    }
    struct Head: Decodable {
      let events: Int
      let head: String
    }
  }

  private static func told(in folder: String) throws -> Told {
    try JSONDecoder().decode(Told.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/summary.json")))
  }

  /// What was printed for people, beside the summary of the same run: the same base, need, numbers and files, and the same record.
  private static func checkAccount(_ printed: String, against folder: String, votes: String, need: String) throws {
    let told = try told(in: folder)
    let lines = printed.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: votes), "\(printed)")
    for (question, line) in zip(told.questions, lines[(start + 1)...].prefix { !$0.isEmpty }) {
      #expect(
        line.contains("/\(question.baseCount) (") && line.contains(need.replacing("#", with: "\(question.needed)")))
    }
    #expect(told.questions.count == lines[(start + 1)...].prefix { !$0.isEmpty }.count)
    let say = votes == "Votes" ? Language.english : .vietnamese
    for paper in told.papers {
      let day = try #require(Day(iso: paper.date)).words(say)
      let ending = "\(paper.number.map { " · \($0)" } ?? "") · \(day) → \(paper.files.joined(separator: ", "))"
      #expect(lines.contains { $0.hasSuffix(ending) }, "\(ending)")
    }
    #expect(printed.hasSuffix(", \(told.journal.head)\n") && printed.contains(" \(told.journal.events) "))
  }

  /// The golden summary, which other tests hold: the command says the same, but for PDF files and the last hash.
  private static func checkGolden(_ json: String, of pack: String) throws {
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("DienHongTests/Fixtures/summary.\(pack).json")
    let head = try JSONDecoder().decode(Told.self, from: Data(json.utf8)).journal.head
    let lines = json.replacing(head, with: "…").components(separatedBy: "\n").filter { !$0.contains(".pdf\"") }
    let reviewed = try String(contentsOf: golden, encoding: .utf8).components(separatedBy: "\n")
    // Without the files after it, a file is the last of its list.
    let plain = { (lines: [String]) in lines.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 } }
    #expect(plain(lines) == plain(reviewed))
  }

  private static func names(in folder: String) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder))
  }

  @Test(
    "writes every paper and its summary without being told where, says where on standard error, and can be run again")
  func unasked() async throws {
    let scratch = try Scratch()
    let run = try await CommandRun(["rehearse", "--json", "--language", "en"], in: scratch).end()
    #expect(run.status == 0, "\(run.errors)")
    let told = try JSONDecoder().decode(Told.self, from: Data(run.output.utf8))
    let folder = scratch.path("rehearsal-\(told.pack)")
    #expect(run.errors.contains("are in the folder \(URL(fileURLWithPath: folder).path)"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/summary.json")) == Data(run.output.utf8))
    try Self.checkGolden(run.output, of: told.pack)
    let listed = told.papers.flatMap(\.files)
    #expect(told.papers.count >= 7 && told.papers.allSatisfy { $0.files.count >= 2 })
    #expect(listed.contains { $0.hasSuffix("-delegateList.xlsx") } && listed.contains { $0.hasSuffix("-summons.pdf") })
    #expect(try Self.names(in: folder) == Set(listed + ["summary.json", "congress.sqlite"]))
    for file in listed {
      let head = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)).prefix(4)
      #expect(head == (file.hasSuffix(".pdf") ? Data("%PDF".utf8) : Data([0x50, 0x4B, 3, 4])), "\(file)")
    }
    try Data("ghi chú".utf8).write(to: URL(fileURLWithPath: folder + "/cua-toi.txt"))
    let again = try await CommandRun(["rehearse"], in: scratch).end()
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.errors.contains("ở trong thư mục") && !again.output.contains(folder))
    try Self.checkAccount(again.output, against: folder, votes: "Biểu quyết", need: "), cần # [")
    #expect(try Self.names(in: folder) == Set(listed + ["summary.json", "congress.sqlite", "cua-toi.txt"]))
  }

  @Test("replaces nothing that is somebody's work: a record that went on, a summary or a paper of another origin")
  func foreign() async throws {
    let scratch = try Scratch()
    let english = ["rehearse", "--out", "a", "--pack", "assembly", "--language", "en"]
    let run = try await CommandRun(english, in: scratch).end()
    #expect(run.status == 0, "\(run.errors)")
    try Self.checkAccount(run.output, against: scratch.path("a"), votes: "Votes", need: "), # needed [")
    // The record went on after the rehearsal.
    let summary = scratch.url.appendingPathComponent("a/summary.json")
    let told = try String(contentsOf: summary, encoding: .utf8)
    let other = told.replacing(#/"head" : "./#, with: "\"head\" : \"x")
    #expect(other != told)
    try other.write(to: summary, atomically: true, encoding: .utf8)
    let record = try Data(contentsOf: scratch.url.appendingPathComponent("a/congress.sqlite"))
    let refused = try await CommandRun(["rehearse", "--out", "a"], in: scratch).end()
    #expect(refused.status == 1 && refused.errors.contains("đã có một nhật ký"))
    #expect(try Data(contentsOf: scratch.url.appendingPathComponent("a/congress.sqlite")) == record)
    for name in ["summary.json", "w-1-programme.docx"] {
      let folder = scratch.path("b-\(name)")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data("của tôi".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
      let taken = try await CommandRun(["rehearse", "--out", folder, "--language", "en"]).end()
      #expect(taken.status == 1 && taken.errors.contains("exists already"), "\(name): \(taken.errors)")
      #expect(try Self.names(in: folder) == [name])
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)) == Data("của tôi".utf8))
    }
  }
}
