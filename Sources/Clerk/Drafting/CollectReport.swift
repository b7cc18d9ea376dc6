// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation

/// What was collected, as `docs/drafts-json.md` describes it; keys are written with low lines.
public struct CollectReport: Codable, Hashable, Sendable {
  public struct Block: Codable, Hashable, Sendable {
    public var id: String
    public var text: String
  }

  public struct Change: Codable, Hashable, Sendable {
    public var cid: String
    public var type: String
    public var tracked: Bool
    public var author: String?
    public var date: String?
    public var block: String?
    public var start: Int?
    public var end: Int?
    public var endBlock: String?
    public var old: String?
    public var new: String?
    public var after: String?
    public var table: String?
    public var row: Int?
    public var afterRow: Int?
    public var cells: [String]?
    public var nestedDel: Cut?
    public var variantOf: String?
    public var consequenceOf: String?
    /// Of new paragraphs that are a heading: "Heading1".
    public var style: String?
    /// Where its place is gone from the base: the paragraph, and the heading above it, of the version that it answers.
    public var quote: String?
    public var section: String?
  }

  /// What a second hand deleted inside of what the first inserted.
  public struct Cut: Codable, Hashable, Sendable {
    public var text: String
    public var author: String
  }

  public struct Comment: Codable, Hashable, Sendable {
    public var cid: String
    public var id: String
    public var author: String
    public var date: String?
    public var text: String
    public var block: String?
    public var start: Int?
    public var end: Int?
    public var endBlock: String?
    public var quote: String?
    /// Where its place is gone from the base: the heading above it in the version that it answers, whose words it quotes.
    public var section: String?
    /// Set where it has no words of its own, and where it is about all words of its block.
    public var point: Bool?
    public var whole: Bool?
    public var parent: String?
    public var resolved: Bool?
    public var touches: [String]?
  }

  public struct Noise: Codable, Hashable, Sendable {
    public var kind: String
    public var block: String?
    public var old: String
    public var new: String
  }

  public struct File: Codable, Hashable, Sendable {
    public var file: String
    public var author: String?
    public var changes: [Change]
    public var variants: [Change]
    public var comments: [Comment]
    public var noise: [Noise]
    /// What the office should know of it; nil where there is nothing.
    public var notices: [Notice]?
  }

  /// What is so with a file that was read all the same, and what to do.
  public struct Notice: Codable, Hashable, Sendable {
    public var kind: String
    public var text: String

    public init(kind: String, text: String) {
      (self.kind, self.text) = (kind, text)
    }
  }

  public struct Group: Codable, Hashable, Sendable {
    public var id: String
    public var relation: String
    public var members: [String]
  }

  public struct Conflict: Codable, Hashable, Sendable {
    public var id: String
    /// In words, as the known cases tell theirs.
    public var kind: String
    /// In one word, for programs: what whoever decides has to do.
    public var sort: String
    public var block: String?
    public var members: [String]
  }

  /// A file that could not be read, and what its sender should do.
  public struct Fault: Codable, Hashable, Sendable {
    public var file: String
    public var problem: String
    public var mend: String

    public init(file: String, problem: String, mend: String) {
      (self.file, self.problem, self.mend) = (file, problem, mend)
    }
  }

  public var blocks: [Block]
  public var files: [File]
  public var groups: [Group]
  public var conflicts: [Conflict]
  public var supportOnly: [String]
  public var faults: [Fault]

  /// `titles` are the names of the files as people see them, by what their changes are named after; so are `notices`.
  public init(
    _ collected: Collected, titles: [String: String] = [:], notices: [String: [Notice]] = [:], faults: [Fault] = []
  ) {
    let names = BlockNames(collected.base)
    blocks = collected.base.blocks.map { Block(id: names[$0.id] ?? "", text: $0.text) }
    files = collected.files.map { File($0, titles[$0.source] ?? $0.source, names) }
    for (index, set) in collected.files.enumerated() { files[index].notices = notices[set.source] }
    groups = Self.groups(collected)
    conflicts = Self.conflicts(collected, names)
    supportOnly = collected.agreements
    self.faults = faults
  }

  private static func groups(_ collected: Collected) -> [Group] {
    let edits = Dictionary(collected.changes.map { ($0.id, $0.edit) }, uniquingKeysWith: { first, _ in first })
    let same = collected.collation.proposals.filter { $0.members.count > 1 }.map { proposal in
      // Others may have changed more words, or fewer, and come to the same text.
      let areOne = Set(proposal.members.map { edits[$0] }).count == 1
      return (relation: areOne ? "same" : "same_effect", members: proposal.members.map(\.description))
    }
    let said = collected.opinions.filter { $0.size > 1 }.map { group in
      let isSame = group.wordings.allSatisfy { $0.reason == .leads || $0.reason == .unmarkedCopy }
      return (relation: isSame ? "same" : "similar", members: group.members)
    }
    let partly = collected.disputes.filter { $0.kind == .partly }.map {
      (relation: "partial_overlap", members: $0.members)
    }
    return (same + said + partly).enumerated().map {
      Group(id: "g\($0 + 1)", relation: $1.relation, members: $1.members)
    }
  }

  private static func conflicts(_ collected: Collected, _ names: BlockNames) -> [Conflict] {
    let anchors = Dictionary(
      collected.base.blocks.map { ($0.id.description, names[$0.id]) }, uniquingKeysWith: { first, _ in first })
    let changes = collected.collation.clashes.map { clash in
      let block = clash.proposals.first?.edit.block.flatMap { names[$0] }
      return (ConflictKinds.kind(of: clash), ConflictKinds.sort(of: clash), block, clash.members.map(\.description))
    }
    let remarks = collected.disputes.filter { $0.kind != .partly }.map { dispute in
      let block = dispute.anchor.flatMap { anchors[$0] ?? nil }
      return (ConflictKinds.kind(of: dispute), ConflictKinds.sort(of: dispute), block, dispute.members)
    }
    return (changes + remarks).enumerated().map { number, found in
      let (kind, sort, block, members) = found
      return Conflict(id: "k\(number + 1)", kind: kind, sort: sort, block: block, members: members)
    }
  }
}

extension CollectReport.File {
  fileprivate init(_ set: ChangeSet, _ title: String, _ names: BlockNames) {
    file = title
    let hands = set.changes.compactMap { $0.hand?.author } + set.remarks.map(\.remark.hand.author)
    author = hands.first
    var moved: [Gap: BlockID] = [:]
    changes = set.changes.filter { $0.variantOf == nil }.map { change in
      var told = CollectReport.Change(change, names)
      if case .move(let id, let gap) = change.edit {
        if let before = moved[gap] { told.after = names[before] }
        moved[gap] = id
      }
      let variant = set.changes.first { $0.variantOf == change.id }
      if let variant, let cut = Self.cut(from: change.new, leaving: variant.new) {
        told.nestedDel = .init(text: cut, author: variant.hand?.author ?? "")
      }
      return told
    }
    variants = set.changes.filter { $0.variantOf != nil }.map { CollectReport.Change($0, names) }
    comments = set.remarks.enumerated().map { number, placed in
      CollectReport.Comment(placed, Collected.id(of: number, in: set), names)
    }
    noise = set.trifles.map {
      .init(kind: "\($0.noise)", block: $0.block.flatMap { names[$0] }, old: $0.old, new: $0.new)
    }
  }

  /// What is missing in the middle, or nil where more than one piece is.
  private static func cut(from whole: String, leaving rest: String) -> String? {
    let (a, b) = (Array(whole.utf16), Array(rest.utf16))
    guard b.count < a.count else { return nil }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = a.count - (b.count - start)
    return a[end...].elementsEqual(b[start...]) ? String(decoding: a[start..<end], as: UTF16.self) : nil
  }
}

extension CollectReport.Change {
  fileprivate init(_ change: Change, _ names: BlockNames) {
    cid = change.id.description
    type = ChangeSort(change).rawValue
    tracked = change.isTracked
    author = change.hand?.author
    date = change.hand?.date
    block = change.edit.block.flatMap { names[$0] }
    variantOf = change.variantOf?.description
    consequenceOf = change.consequenceOf?.description
    switch change.edit {
    case .rewrite(let span, _), .reformat(let span):
      (start, end) = (span.start.offset.units, span.end.offset.units)
      if span.end.block != span.start.block { endBlock = names[span.end.block] }
      // What only comes has no old words, and what only goes no new ones.
      (old, new) = (change.old.isEmpty ? nil : change.old, change.new.isEmpty ? nil : change.new)
    case .insert(let blocks, _):
      new = change.new
      if case .heading(let level)? = blocks.first?.kind { style = "Heading\(level)" }
    case .delete: old = change.old
    case .move(_, let gap): if case .after(let id) = gap { after = names[id] }
    case .insertRow(let row, let gap):
      cells = row.cells.map { $0.blocks.map(\.text).joined(separator: "\n") }
      if case .of(let host) = row.table {
        table = names.table(of: host)
        if case .after(let id) = gap, names.table(of: id) == table { afterRow = names.row(of: id) }
      }
    case .deleteRow(let ids):
      if let id = ids.first { (table, row) = (names.table(of: id), names.row(of: id)) }
      old = change.old
    case .restyle: break
    }
    // The paragraph may still be there without the words that it would change.
    if let gone = change.gone { (block, quote, section) = (nil, gone.quote, gone.heading) }
  }
}

extension CollectReport.Comment {
  fileprivate init(_ placed: PlacedRemark, _ cid: String, _ names: BlockNames) {
    self.cid = cid
    id = placed.remark.id
    author = placed.remark.hand.author
    date = placed.remark.hand.date
    text = placed.remark.text
    parent = placed.remark.parent
    if placed.remark.resolved { resolved = true }
    if !placed.touches.isEmpty { touches = placed.touches.map(\.description) }
    guard let anchor = placed.anchor else {
      (quote, section) = (placed.gone?.quote, placed.gone?.heading)
      return
    }
    block = names[anchor.span.start.block]
    (start, end) = (anchor.span.start.offset.units, anchor.span.end.offset.units)
    if anchor.span.end.block != anchor.span.start.block { endBlock = names[anchor.span.end.block] }
    quote = anchor.quote
    if anchor.span.isPoint { point = true }
    if !anchor.span.isPoint, names.isWhole(anchor.span) { whole = true }
  }
}

/// Blocks and tables by the names that reports give them: "b001", "t1", in reading order.
struct BlockNames {
  private let places: [BlockID: Int]
  private let base: DraftText

  init(_ base: DraftText) {
    self.base = base
    places = base.places
  }

  subscript(id: BlockID) -> String? { places[id].map { Self.name($0) } }

  /// Whether it is all words of one block.
  func isWhole(_ span: Span) -> Bool {
    guard span.start.block == span.end.block, let place = places[span.start.block] else { return false }
    return span.start.offset.units == 0 && span.end.offset.units == base.blocks[place].text.utf16.count
  }

  static func name(_ index: Int) -> String {
    let digits = String(index + 1)
    return "b" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  func table(of id: BlockID) -> String? { cell(of: id).map { "t\($0.table + 1)" } }
  func row(of id: BlockID) -> Int? { cell(of: id)?.row }
  private func cell(of id: BlockID) -> CellSpot? { places[id].flatMap { base.blocks[$0].cell } }
}

/// Reports as text.
public enum DraftJSON {
  /// Keys sorted, with low lines; what is not known is left out.
  public static func text(_ report: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}
