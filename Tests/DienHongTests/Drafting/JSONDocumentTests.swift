// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Foundation
import KnownCases
import Office
import Testing

/// Any JSON: what stands where, and of which sort.
private enum Told: Decodable {
  case object([String: Told])
  case list([Told])
  case text(String)
  case number(Double)
  case claim(Bool)
  case nothing

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .nothing
    } else if let claim = try? value.decode(Bool.self) {
      self = .claim(claim)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([Told].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: Told].self))
    }
  }

  var sort: String {
    switch self {
    case .object: "object"
    case .list: "list"
    case .text: "text"
    case .number: "number"
    case .claim: "claim"
    case .nothing: "nothing"
    }
  }
}

/// What was found in what a command printed: sorts by path, and all words that stand as a value.
private struct Findings {
  private(set) var sorts: [String: Set<String>] = [:]
  private(set) var words: Set<String> = []

  /// `named` are paths of objects whose keys are names and not fields.
  mutating func add(_ told: Told, at path: String = "", named: Set<String>) {
    switch told {
    case .object(let fields):
      for (key, value) in fields {
        let next = named.contains(path) ? "\(path).*" : path.isEmpty ? key : "\(path).\(key)"
        sorts[next, default: []].insert(value.sort)
        add(value, at: next, named: named)
      }
    case .list(let all):
      for one in all {
        if case .object = one {} else { sorts["\(path)[]", default: []].insert(one.sort) }
        add(one, at: "\(path)[]", named: named)
      }
    case .text(let text): words.insert(text)
    case .number, .claim, .nothing: break
    }
  }
}

/// What a command prints: each field with its sort. What the document does not name must not be there, and what it names
/// must be.
private struct Promise {
  let command: String
  let fields: [String: Set<String>]
  /// Objects whose keys are names.
  var named: Set<String> = []
  /// Values that the document tells and no case has.
  var unseen: Set<String> = []

  /// Several fields of one object, each "name:sort" or "name:sort|sort".
  static func fields(_ lists: [(path: String, fields: String)]) -> [String: Set<String>] {
    var all: [String: Set<String>] = [:]
    for (path, fields) in lists {
      for field in fields.split(separator: " ") {
        let parts = field.split(separator: ":")
        let place = path.isEmpty ? String(parts[0]) : "\(path).\(parts[0])"
        all[place] = Set(parts[1].split(separator: "|").map(String.init))
      }
    }
    return all
  }

  private static let mark = "kind:text author:text|nothing date:text|nothing text:text story:text block:number"
  static let read = Promise(
    command: "read",
    fields: fields([
      ("", "insertions:list deletions:list structural:list comments:list accepted_text:list rejected_text:list"),
      ("", "accepted_text[]:text rejected_text[]:text"), ("insertions[]", mark),
      ("deletions[]", mark + " nested:claim"), ("structural[]", mark + " mark:claim"),
      (
        "comments[]",
        "id:text author:text|nothing date:text|nothing initials:text|nothing text:text anchor:text story:text|nothing"
          + " block:number|nothing parent:text done:claim orphan:claim"
      ),
    ]), unseen: ["notices", "converted", "words_only"])

  static let compare = Promise(
    command: "compare",
    fields: fields([
      ("", "blocks:list inserted:number deleted:number"),
      ("blocks[]", "pieces:list end:text table:text row:number column:number"),
      ("blocks[].pieces[]", "text:text mark:text moved:claim"),
    ]))

  private static let change =
    "cid:text type:text tracked:claim author:text date:text block:text start:number end:number end_block:text old:text"
    + " new:text after:text table:text row:number after_row:number cells:list cells[]:text consequence_of:text"
    + " style:text"
  static let collect = Promise(
    command: "collect",
    fields: fields([
      ("", "blocks:list files:list groups:list conflicts:list support_only:list support_only[]:text faults:list"),
      ("blocks[]", "id:text text:text"),
      ("files[]", "file:text author:text changes:list variants:list comments:list noise:list"),
      ("files[].changes[]", change + " nested_del:object"), ("files[].changes[].nested_del", "text:text author:text"),
      ("files[].variants[]", "cid:text type:text tracked:claim author:text date:text block:text start:number"),
      ("files[].variants[]", "end:number new:text variant_of:text"),
      (
        "files[].comments[]",
        "cid:text id:text author:text date:text text:text block:text start:number end:number end_block:text quote:text"
          + " parent:text resolved:claim point:claim whole:claim touches:list touches[]:text"
      ),
      ("files[].noise[]", "kind:text block:text old:text new:text"),
      ("groups[]", "id:text relation:text members:list members[]:text"),
      ("conflicts[]", "id:text kind:text sort:text block:text members:list members[]:text"),
      ("faults[]", "file:text problem:text mend:text"),
    ]),
    unseen: [
      "carried", "columns", "converted", "dashes", "excerpt", "field", "format", "letterForm", "newnote", "notemove",
      "notices", "object",
      "other_version", "pageBreak", "picture", "renumbering", "retyped", "section", "sign", "struck_by_hand",
      "words_only",
    ])

  static let apply = Promise(
    command: "apply",
    fields: fields([
      (
        "",
        "applied:list applied[]:text by_hand:list by_hand[]:text undecided:list undecided[]:text next_version_text:list"
      ),
      ("", "next_version_text[]:text number_breaks:list separators:list separators[]:number"),
    ]), unseen: ["end", "old", "partly", "same", "start", "text"])

  static let lineage = Promise(
    command: "lineage",
    fields: fields([
      ("", "lineage:list coverage:object coverage.*:object faults:list figures:list figure_conflicts:list"),
      (
        "figures[]",
        "id:text value:text up_to:text unit:text subject:text dates:list dates[]:text source:text block:text quote:text"
      ),
      ("lineage[]", "block:text how:text sources:list sources[]:text text:text"),
      ("coverage.*", "status:text carried_to:list carried_to[]:text words:number words_carried:number text:text"),
      ("faults[]", "file:text problem:text mend:text"),
    ]), named: ["coverage"],
    // The set of cases has no figures that contradict each other; of ranges it has terms only.
    unseen: ["leeway", "above", "below", "around", "members", "reckoned", "carried_other_figures"])

  /// The names of the fields, without where they stand.
  var names: Set<String> {
    let last = fields.keys.compactMap { $0.split(separator: ".").last }
    return Set(last.map { String($0).replacing("[]", with: "") }.filter { $0 != "*" })
  }

  /// Fields of input, and words of the document that are no fields.
  private static let beside: Set<String> = [
    "read", "compare", "collect", "disposition", "change", "decision", "turn", "explanation", "accepted", "kept",
    "null",
    "true",
  ]

  /// Holds what was found, and the section of the document, against the promise.
  func check(_ found: Findings, in document: String) throws {
    for (path, sorts) in found.sorts.sorted(by: { $0.key < $1.key }) {
      guard let allowed = fields[path] else {
        Issue.record("\(command) prints \(path), which nobody promised")
        continue
      }
      #expect(sorts.isSubset(of: allowed), "\(command): \(path) is \(sorts)")
    }
    for path in fields.keys.sorted() { #expect(found.sorts[path] != nil, "\(command): no case shows \(path)") }
    let told = try words(in: document)
    #expect(told.isSuperset(of: names), "the document does not name \(names.subtracting(told).sorted())")
    // The document says "as in collect" of faults.
    let others = told.subtracting(names).subtracting(Self.beside).subtracting(unseen).subtracting(found.words)
    #expect(others.isEmpty, "the document names \(others.sorted()), which \(command) does not print")
  }

  /// Single words between back-quotes of the command's section.
  private func words(in document: String) throws -> Set<String> {
    let sections = document.components(separatedBy: "\n## ")
    let whole = try #require(sections.first { $0.hasPrefix("`\(command) ") })
    // What stands below a heading of its own speaks about the cases and not about the fields.
    let section = whole.components(separatedBy: "\n### ")[0]
    let faults = command == "lineage" ? "`file` `problem` `mend`" : ""
    func every(_ rest: Int, of text: String, between mark: String) -> [String] {
      text.components(separatedBy: mark).enumerated().filter { $0.offset % 2 == rest }.map(\.element)
    }
    let prose = every(0, of: section, between: "```").joined() + faults
    let names = every(1, of: prose, between: "`").filter { !$0.contains("/") }.flatMap { span in
      span.replacing("[]", with: "").replacing(": true", with: "").split(separator: ".").map(String.init)
    }
    return Set(names.filter { $0.wholeMatch(of: /[a-zA-Z_]+/) != nil })
  }
}

@Suite("What docs/drafts-json.md promises")
struct JSONDocumentTests {
  /// It lies beside the bundle that holds the tests.
  private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("dienhong")
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static var document: String {
    get throws { try String(contentsOf: root.appendingPathComponent("docs/drafts-json.md"), encoding: .utf8) }
  }

  /// What the program prints, as JSON; it may end with 1 where a file could not be read.
  private func printed(_ words: [String], expecting status: Int32 = 0) throws -> Told {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["drafts"] + words + ["--json"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == status, "\(words)")
    return try JSONDecoder().decode(Told.self, from: data)
  }

  private func check(_ promise: Promise, _ told: [Told]) throws {
    var found = Findings()
    for one in told { found.add(one, named: promise.named) }
    try promise.check(found, in: Self.document)
  }

  @Test("of read is kept by every file", .enabled(if: KnownCases.isThere, KnownCases.absence))
  func read() throws {
    let files = try KnownCases.files() + KnownCases.files(below: "/features")
    #expect(files.count > 90)
    try check(
      .read,
      files.compactMap { path in
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        guard let file = try? WordFile(bytes) else { return nil }
        return try JSONDecoder().decode(Told.self, from: Data(file.readJSON().utf8))
      })
  }

  @Test("of compare is kept", .enabled(if: KnownCases.isThere, KnownCases.absence))
  func compare() throws {
    let pairs = [("set2_untracked", "ret_05"), ("set4_structure", "ret_01"), ("set4_structure", "ret_04")]
    try check(
      .compare,
      pairs.map { set, file in
        let folder = try #require(KnownCases.folder) + "/" + set
        return try printed(["compare", "\(folder)/base.docx", "\(folder)/\(file).docx"])
      })
  }

  @Test(
    "of collect is kept by every set, with a file that cannot be read",
    .enabled(if: KnownCases.isThere, KnownCases.absence))
  func collect() throws {
    let out = FileManager.default.temporaryDirectory.appendingPathComponent("promise-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: out) }
    let bad = out.appendingPathComponent("bad.docx")
    try Data("no Word file".utf8).write(to: bad)
    let sets = [
      "set1_overlap", "set2_untracked", "set3_comments", "set4_structure", "set5_mass", "set6_lineage",
    ]
    try check(
      .collect,
      sets.map { set in
        let files = try KnownCases.files(below: "/\(set)").filter { $0.contains("/ret_") }
        let base = try #require(KnownCases.folder) + "/\(set)/base.docx"
        return try printed(
          ["collect", "--base", base] + files + [bad.path, "--out", out.appendingPathComponent(set).path], expecting: 1)
      })
  }

  @Test(
    "of apply is kept, and the decisions that it shows are decisions",
    .enabled(if: KnownCases.isThere, KnownCases.absence))
  func apply() throws {
    let example = try #require(
      try Self.document.components(separatedBy: "```json\n").last?.components(separatedBy: "```")[0])
    let shown = try JSONDecoder().decode(Decisions.self, from: Data(example.utf8)).disposition
    #expect(shown.map(\.decision) == ["accepted", "accepted", "partly", "kept"])
    #expect(shown.map(\.turn) == [nil, 2, nil, nil] && shown[2].text?.count == 1 && shown[3].explanation != nil)
    let out = FileManager.default.temporaryDirectory.appendingPathComponent("promise-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: out) }
    let decisions = out.appendingPathComponent("decisions.json")
    try Data(#"{"disposition": [{"change": "ret_02#1", "decision": "accepted"}]}"#.utf8).write(to: decisions)
    let folder = try #require(KnownCases.folder) + "/set1_overlap"
    let set = try printed([
      "apply", "--base", "\(folder)/base.docx", "--decisions", decisions.path, "\(folder)/ret_02.docx", "--out",
      out.appendingPathComponent("next.docx").path,
    ])
    try check(.apply, [set, try separated(in: out), try reshaped(in: out)])
  }

  /// A paragraph between two tables was deleted: it stays as a separator.
  private func separated(in out: URL) throws -> Told {
    func word(_ middle: [String]) throws -> [UInt8] {
      func table(_ word: String) -> WordBlock {
        .table(WordTable(columns: [40], rows: [.init([.init([.paragraph(Paragraph(word))])])]))
      }
      let document = WordDocument(
        properties: WordProperties(title: "", author: "", language: "vi-VN"),
        body: WordBody(font: "Times New Roman", size: 14),
        sections: [
          WordSection(
            blocks: [
              .paragraph(Paragraph("Đầu.")), table("Bảng thứ nhất."),
            ] + middle.map { .paragraph(Paragraph($0)) } + [table("Bảng thứ hai."), .paragraph(Paragraph("Hết."))])
        ])
      return try document.package().zip()
    }
    let (base, answer) = (out.appendingPathComponent("b.docx"), out.appendingPathComponent("ret_01.docx"))
    try Data(word(["Đoạn giữa hai bảng được bỏ."])).write(to: base)
    try Data(word([])).write(to: answer)
    let decisions = out.appendingPathComponent("d.json")
    try Data(#"{"disposition": [{"change": "ret_01#1", "decision": "accepted"}]}"#.utf8).write(to: decisions)
    return try printed([
      "apply", "--base", base.path, "--decisions", decisions.path, answer.path, "--out",
      out.appendingPathComponent("n.docx").path,
    ])
  }

  /// A table got another column: that is accepted, and left to be done by hand.
  private func reshaped(in out: URL) throws -> Told {
    func word(_ rows: [[String]]) throws -> Data {
      let table = WordTable(
        columns: rows[0].map { _ in 40 },
        rows: rows.map { row in .init(row.map { WordTable.Cell([.paragraph(Paragraph($0))]) }) })
      let document = WordDocument(
        properties: WordProperties(title: "", author: "", language: "vi-VN"),
        body: WordBody(font: "Times New Roman", size: 14),
        sections: [
          WordSection(blocks: [.paragraph(Paragraph("Đầu.")), .table(table), .paragraph(Paragraph("Hết."))])
        ])
      return Data(try document.package().zip())
    }
    let (base, answer) = (out.appendingPathComponent("c.docx"), out.appendingPathComponent("ret_02.docx"))
    try word([["Năm", "Thu ngân sách"], ["2026", "Bốn nghìn tỷ đồng"]]).write(to: base)
    try word([["Năm", "Thu ngân sách", "Ghi chú"], ["2026", "Bốn nghìn tỷ đồng", "Ước"]]).write(to: answer)
    let decisions = out.appendingPathComponent("h.json")
    try Data(#"{"disposition": [{"change": "ret_02#1", "decision": "accepted"}]}"#.utf8).write(to: decisions)
    return try printed([
      "apply", "--base", base.path, "--decisions", decisions.path, answer.path, "--out",
      out.appendingPathComponent("m.docx").path,
    ])
  }

  @Test(
    "of lineage is kept, with a predecessor that cannot be read",
    .enabled(if: KnownCases.isThere, KnownCases.absence))
  func lineage() throws {
    let bad = FileManager.default.temporaryDirectory.appendingPathComponent("promise-\(UUID().uuidString).docx")
    try Data("no Word file".utf8).write(to: bad)
    defer { try? FileManager.default.removeItem(at: bad) }
    let files = try KnownCases.files(below: "/set6_lineage").filter { $0.contains("/pred_") }
    let merged = try #require(KnownCases.folder) + "/set6_lineage/base.docx"
    try check(.lineage, [try printed(["lineage", "--merged", merged] + files + [bad.path], expecting: 1)])
  }
}
