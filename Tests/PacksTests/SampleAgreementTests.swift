// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation
import Packs
import Testing

/// What one file of a sample says of a thing, another one says too.
@Suite("The files of a sample agree")
struct SampleAgreementTests {
  private struct Files {
    let congress: Sample
    let returns: Sample
    let language: String
    private let name: String

    init(_ name: String) throws {
      self.name = name
      congress = try Sample(PackFolder.text("\(name)/sample/congress.yaml"))
      returns = try Sample(PackFolder.text("\(name)/sample/returns.yaml"))
      language = try congress["language"].text
    }

    func text(_ file: String) throws -> String { try PackFolder.text("\(name)/sample/\(file)") }
    func table(_ file: String) throws -> Table { Table(try text(file)) }
    func paper(_ id: String) throws -> String { try text("papers/\(id).txt") }
    /// A wording in the language that the sample is told in.
    func said(_ sample: Sample) throws -> String { try sample[language].text }
  }

  @Test("on the predecessors: who reported is who was merged, in the same order", arguments: PackFolder.names)
  func predecessors(name: String) throws {
    let files = try Files(name)
    let merged = try files.congress["organisation"]["predecessors"].items
    let reports = try files.returns["predecessors"].items
    #expect(merged.count == reports.count)
    for (society, report) in zip(merged, reports) {
      let called = try files.said(society["name"])
      #expect(try report["name"].text.contains(called), "\(called)")
      #expect(try report["id"].text == society["id"].text)
    }
  }

  @Test("on the venue, the least number of each unit, and the day of the summons", arguments: PackFolder.names)
  func plan(name: String) throws {
    let files = try Files(name)
    let plan = try files.paper("plan")
    #expect(plan.contains(try files.said(files.congress["congress"]["venue"])))
    let delegates = try files.congress["delegates"]
    let adopted = try #require(try delegates["allocation"]["versions"].items.last)
    #expect(try adopted["minimum"].number == 2)
    #expect(plan.contains("ít nhất hai đại biểu") || plan.contains("two at least for each"))
    let summoned = try delegates["summoned"].text
    let day = try #require(summoned.split(separator: "-").last.flatMap { Int($0) })
    let row = plan.split(separator: "\n").filter { $0.contains("triệu tập") || $0.contains("Delegates are called") }
    #expect(row.last?.contains("\(day)/7/2025") == true || row.last?.contains("\(day) July 2025") == true)
    let task = try files.congress["conferences"].items[1]["assignments"].items.first { task in
      try task["text"]["vi"].text.contains("135")
    }
    let sending = try #require(task)
    #expect(try sending["due"].text == summoned && sending["done"]["date"].text >= summoned)
  }

  @Test("on what the allocation carries out: the resolution of the conference", arguments: PackFolder.names)
  func basis(name: String) throws {
    let files = try Files(name)
    let pack = try PackFolder.pack(name)
    let basis = try files.congress["delegates"]["allocation"]["basis"]
    let pattern = try #require(pack.paper("resolution")?.numberPattern)
    for (language, words) in [("vi", pattern[.vietnamese]), ("en", pattern[.english])] {
      let number = words.replacing("{n}", with: "01").replacing("{yyyy}", with: "2025")
      // A number is cited behind the name of its paper: “Nghị quyết số 01”, “Resolution No. 01”.
      #expect(try basis[language].text.lowercased().contains(number.lowercased()), "\(number)")
      let notice = try files.congress["delegates"]["credentials"]["variance"][language].text
      #expect(notice.contains(language == "vi" ? "21/7/2025" : "21 July 2025"), "the dates moved by a notice")
    }
  }

  @Test("on terms: no draft tells its own version, and years stand together in Vietnamese", arguments: PackFolder.names)
  func wording(name: String) throws {
    let files = try Files(name)
    for id in ["plan", "political-report", "self-review", "personnel-scheme"] {
      let text = try files.paper(id)
      for version in ["Dự thảo lần thứ", "Dự thảo trình", "First draft", "Draft for the"] {
        #expect(!text.contains(version), "\(id): \(version)")
      }
    }
    let papers = ["plan", "political-report", "self-review", "personnel-scheme"].map { "papers/\($0).txt" }
    for file in ["congress.yaml", "returns.yaml"] + papers {
      #expect(!(try files.text(file)).contains(/20\d\d - 20\d\d/), "\(file)")
    }
  }

  @Test("on units: nobody of a court has a post of a party committee, nor of a procuracy that of a court")
  func candidates() throws {
    let rows = try Files("vn-party-2025").table("candidates.csv").rows
    let posts = Dictionary(grouping: rows) { $0["unit"] ?? "" }.mapValues { $0.compactMap { $0["post"] } }
    for (unit, held) in posts {
      for post in held {
        #expect(!post.contains("Chánh án") || unit == "ta", "\(unit): \(post)")
        #expect(!post.contains("Viện trưởng") || unit == "vks", "\(unit): \(post)")
        #expect(!post.hasSuffix("Trưởng ban") || !["ta", "vks"].contains(unit), "\(unit): \(post)")
      }
    }
    #expect(posts["ta"]?.contains("Phó Chánh án") == true)
  }
}
