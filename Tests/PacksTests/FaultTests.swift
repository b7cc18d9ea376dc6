// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation
import Packs
import Testing

@Suite("A fault in a pack")
struct FaultTests {
  @Test("names file, line, key and mend in both languages", arguments: PlantedFaults.all)
  func named(planted: PlantedFault) throws {
    let (texts, line) = try planted.plant(in: PackFolder.texts("vn-party-2025"))
    let found = faults(texts)
    let fault = try #require(
      found.first { $0.problem == planted.problem },
      "\(found.map { "\($0.problem)" })")
    #expect(fault.file == planted.file)
    #expect(fault.line == line, "found on line \(fault.line), planted on line \(line)")
    #expect(fault.keyPath.replacing(/\[\d+\]/, with: "[*]") == planted.keyPath)
    #expect(fault.mend(.vietnamese).contains(planted.vietnamese), "\(fault.mend(.vietnamese))")
    #expect(fault.mend(.english).contains(planted.english), "\(fault.mend(.english))")
    for language in Language.allCases {
      let sentence = fault.sentence(language)
      #expect(sentence.hasPrefix(planted.file))
      #expect(sentence.contains(language("dòng \(line), cột \(fault.column)", "line \(line), column \(fault.column)")))
      #expect(planted.keyPath.isEmpty || sentence.contains("“\(fault.keyPath)”"))
      #expect(sentence.contains(fault.problem.sentence(language)))
      #expect(sentence.hasSuffix(fault.mend(language)))
      #expect(fault.problem.sentence(language).count > 10)
    }
  }

  @Test("does not hide the others: all are told at once, in the order of files and lines")
  func allAtOnce() throws {
    var texts = try PackFolder.texts("vn-party-2025")
    let plants = PlantedFaults.all.filter { PlantedFaults.independent.contains($0.name) }
    try #require(plants.count == PlantedFaults.independent.count)
    for planted in plants { texts = try planted.plant(in: texts).texts }
    let found = faults(texts)
    for planted in plants { #expect(found.contains { $0.problem == planted.problem }, "\(planted.name)") }
    #expect(found.map(\.file) == found.map(\.file).sorted())
    for (one, next) in zip(found, found.dropFirst()) where one.file == next.file {
      #expect((one.line, one.column) <= (next.line, next.column))
    }
  }

  @Test("of a missing or an unknown file is told by the file's name")
  func files() throws {
    var texts = try PackFolder.texts("vn-party-2025")
    texts["rules.yml"] = texts.removeValue(forKey: "rules.yaml")
    let found = faults(texts)
    let missing = try #require(found.first { $0.file == "rules.yaml" })
    #expect(missing.problem == .form(.missingFile(known: PackLoader.fileNames)))
    #expect(missing.mend(.vietnamese).contains("thêm tệp"))
    let unknown = try #require(found.first { $0.file == "rules.yml" })
    #expect(unknown.problem == .form(.unknownFile(nearest: "rules.yaml", known: PackLoader.fileNames)))
    #expect(unknown.mend(.english).contains("did you mean “rules.yaml”?"))
    #expect(unknown.mend(.vietnamese).contains("có phải là “rules.yaml”?"))
  }

  @Test("is not what a sample, a picture or a read-me beside the pack makes")
  func filesBeside() throws {
    var texts = try PackFolder.texts("vn-party-2025")
    texts["sample/congress.yaml"] = "{"
    texts["README.md"] = "#"
    #expect(faults(texts).isEmpty)
  }

  @Test("in a list is told by its index, counted from nought")
  func index() throws {
    var texts = try PackFolder.texts("vn-party-2025")
    texts["delegates.yaml"] =
      "delegateKinds:\n  - {id: designated, way: designated, name: {vi: a, en: a}}\n  - {id: elected, way: elected, name: {vi: b, en: ''}}\n"
    let found = faults(texts)
    #expect(found.map(\.keyPath) == ["delegateKinds[1].name.en"])
    #expect(found.first?.line == 3)
    #expect(found.first?.column == 51)
  }

  @Test("is told of an earlier form, which only a record's own pack may have")
  func earlierForms() throws {
    var texts = try PackFolder.texts("assembly")
    texts["terms.yaml"] = try #require(texts["terms.yaml"]).replacingOccurrences(
      of: "member: {vi: hội viên, en: {one: member, other: members}}",
      with: "member: {vi: hội viên, en: member}\nmemberPlural: {vi: hội viên, en: members}")
    let found = faults(texts, named: "assembly")
    #expect(
      found.map(\.keyPath) == ["memberPlural", "member.en"] || found.map(\.keyPath) == ["member.en", "memberPlural"])
    let pinned = try PackLoader.load(files: texts, named: "assembly", pinnedInRecord: true)
    #expect(pinned.plural(.member, .english) == "members" && pinned.term(.member, .english) == "member")
  }

  @Test("in the line below a paper's title names the word in braces; without the line the program has its own")
  func abstracts() throws {
    var texts = try PackFolder.texts("assembly")
    let papers = try #require(texts["papers.yaml"])
    texts["papers.yaml"] = papers.replacing("đối với {title} (bản", with: "đối với {titel} (bản")
    let wrong = try #require(faults(texts, named: "assembly").first)
    #expect(wrong.keyPath.hasSuffix(".abstract") && wrong.mend(.vietnamese).contains("có phải là “{title}”?"))
    texts["papers.yaml"] = papers.replacing(#/ +abstract: .+\n/#, with: "")
    for isPinned in [false, true] {
      let plain = try PackLoader.load(files: texts, named: "assembly", pinnedInRecord: isPinned)
      #expect(plain.paper("synthesis")?.abstract == nil, "the same after a restart")
    }
  }

  @Test("of an earlier day that would spoil a letterhead now does not shut a record that pinned it")
  func earlierWordings() throws {
    var texts = try PackFolder.texts("vn-party-2025")
    texts["layout.yaml"] = try #require(texts["layout.yaml"]).replacing("vi: \"{number}\"", with: "vi: \"{number\"")
    texts["delegates.yaml"] = try #require(texts["delegates.yaml"]).replacing(#/way: \w+, /#, with: "")
    #expect(!faults(texts).isEmpty)
    let pinned = try PackLoader.load(files: texts, named: "vn-party-2025", pinnedInRecord: true)
    for mode in pinned.modes {
      #expect(pinned.delegatesOfUnits(in: mode)?.way?.rawValue == mode.delegateKind, "\(mode.id)")
    }
    #expect(pinned.delegatesOfUnits(in: nil)?.id == "elected")
  }

  @Test("in bytes that are not UTF-8 is told by the line and column of the first of them")
  func notUTF8() throws {
    let good = Array("\u{FEFF}roles:\n  - {vi: Đại biểu}\n".utf8)
    #expect(try PackText.text(of: good, file: "roles.yaml") == "roles:\n  - {vi: Đại biểu}\n")
    // A letter as Windows-1258 has it.
    let bytes = Array("roles:\n  - {vi: Đ".utf8) + [0xE0] + Array("i biểu}\n".utf8)
    let fault = try #require(throws: PackFault.self) { _ = try PackText.text(of: bytes, file: "roles.yaml") }
    #expect(fault.problem == .form(.notUTF8) && fault.line == 2 && fault.column == 11)
    #expect(fault.sentence(.vietnamese).hasPrefix("roles.yaml, dòng 2, cột 11"))
    #expect(fault.mend(.vietnamese).contains("UTF-8") && fault.mend(.english).contains("save it as UTF-8"))
  }

  @Test("of a file that cannot be read does not lead to faults in the others")
  func noCascade() throws {
    var texts = try PackFolder.texts("vn-party-2025")
    texts["roles.yaml"] = "roles: ["
    texts["figures.yaml"] = "&a"
    #expect(Set(faults(texts).map(\.file)) == ["roles.yaml", "figures.yaml"])
  }

  @Test("of another name than the folder's is told")
  func folderName() throws {
    let found = faults(try PackFolder.texts("vn-party-2025"), named: "assembly")
    #expect(found.map(\.keyPath) == ["id"])
    #expect(found.first?.file == "pack.yaml")
  }

  @Test("of size, depth or number is found before it costs anything")
  func limits() throws {
    let texts = try PackFolder.texts("vn-party-2025")
    let large = texts.merging(["terms.yaml": String(repeating: "# x\n", count: 70_000)]) { $1 }
    #expect(faults(large).contains { $0.problem == .form(.tooLarge(bytes: 280_000, limit: 262_144)) })
    let deep = texts.merging(["terms.yaml": String(repeating: "[", count: 40) + String(repeating: "]", count: 40)]) {
      $1
    }
    #expect(faults(deep).contains { $0.problem == .form(.tooDeep(limit: 16)) })
    let deeper = texts.merging(["terms.yaml": String(repeating: "[", count: 100_000)]) { $1 }
    #expect(faults(deeper).contains { $0.file == "terms.yaml" })
    let many = texts.merging(["terms.yaml": "[" + String(repeating: "a,", count: 30_000) + "]"]) { $1 }
    #expect(faults(many).contains { $0.problem == .form(.tooMany(limit: 20_000)) })
    let manyFaults = texts.merging(["terms.yaml": (0..<2_000).map { "k\($0): 1\n" }.joined()]) { $1 }
    let found = faults(manyFaults)
    #expect(found.count == 501)
    let last = try #require(found.last)
    guard case .meaning(.more(let rest)) = last.problem else {
      Issue.record("the last fault is \(last.problem)")
      return
    }
    #expect(rest > 1_500)
    #expect(last.sentence(.vietnamese).contains("Còn \(rest) lỗi nữa"))
  }

  @Test("of an alias bomb is told in a moment", .timeLimit(.minutes(1)))
  func bombs() throws {
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for (one, next) in zip("abcdefghijklm", "bcdefghijklmn") {
      bomb += "\(next): &\(next) [*\(one),*\(one),*\(one),*\(one),*\(one),*\(one),*\(one),*\(one),*\(one),*\(one)]\n"
    }
    let inKey = bomb + "? *n\n: x\n? [*n]\n: y\n"
    for text in [bomb, inKey, "\u{FEFF}&a x", "a: &a\r\n  b", "a: \t*b", "- - *a", "{a: *a}", "[*a]", "--- &a b"] {
      let texts = try PackFolder.texts("vn-party-2025").merging(["terms.yaml": text]) { $1 }
      let found = faults(texts)
      #expect(
        found.contains {
          if case .form(.anchorOrAlias) = $0.problem { $0.file == "terms.yaml" } else { false }
        }, "\(text.prefix(20))")
    }
  }
}
