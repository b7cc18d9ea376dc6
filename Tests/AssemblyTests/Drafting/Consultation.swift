// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
import Drafts
import Journal
import Packs
import TestKit
import Testing

/// A draft that went out to three units, and what may come back.
struct Consultation {
  var story: Story
  let id: DraftID = "dr-1"
  let units: [UnitID]
  /// What happened to the draft.
  private(set) var events: [CongressEvent] = []

  static let day = Day(number: 20_284)
  static let paragraphs = [
    "Phần I. Kết quả nhiệm kỳ", "Tốc độ tăng trưởng bình quân đạt 6,5 phần trăm mỗi năm.",
    "Toàn Đảng bộ hoàn thành chín trong mười chỉ tiêu.", "Phần II. Phương hướng",
    "Mục tiêu tổng quát là xây dựng tổ chức trong sạch, vững mạnh.", "Kiểm tra, giám sát sáu tháng một lần.",
  ]
  /// Ids of the paragraphs, counted from 1.
  static func block(_ number: Int) -> BlockID { BlockID(version: 1, number: number) }

  init(
    kind: String = "report", isSent: Bool = true, paragraphs: [String] = Consultation.paragraphs,
    pack: RulePack = .sample
  ) throws {
    story = try Story.committee(of: 5, pack: pack)
    for number in 1...3 {
      let details = UnitDetails(
        code: "u\(number)", name: "Đơn vị \(number)", members: 100, countedOn: Self.day, predecessor: nil)
      try story.given(.organisations(.addUnit(details, parent: nil)))
    }
    units = story.congress.organisations.units.map(\.id)
    try give(
      .begin(
        DraftHead(kind: kind, title: "Báo cáo", term: nil, isRestricted: false, paper: nil),
        file: Self.kept("1", isShut: pack.draftKind(kind)?.isRestricted == true), text: Self.text(paragraphs)))
    if isSent {
      // A restricted draft goes to the chair, whose post reads it.
      let isRestricted = story.congress.drafting.draft(id)?.isRestricted ?? false
      try give(
        .circulate(
          id,
          CirculationDraft(
            version: 1, units: isRestricted ? [] : Array(units.prefix(2)), people: isRestricted ? ["p-1"] : [],
            isOpenToAll: false, due: Self.day.adding(7))))
    }
  }

  /// What opens the files that are stored shut.
  private static let key = DocumentKey.draw()

  static func file(_ name: String) -> TabledFile { kept(name, isShut: false) }

  static func kept(_ name: String, isShut: Bool) -> TabledFile {
    TabledFile(
      name: "\(name).docx", blob: Hash.of(Array(name.utf8)).description, bytes: 10, key: isShut ? key : nil)
  }

  /// A file for this draft, shut where it is restricted.
  private func ownFile(_ name: String) throws -> TabledFile { Self.kept(name, isShut: try draft.isRestricted) }

  static func text(_ paragraphs: [String], remarks: [Remark] = []) -> MarkedText {
    MarkedText(blocks: paragraphs.map { MarkedBlock(pieces: [Piece($0)]) }, remarks: remarks)
  }

  /// A remark on the whole of a paragraph, counted from 1.
  static func remark(_ text: String, on paragraph: Int?, id: String = "1", parent: String? = nil) -> Remark {
    Remark(
      id: id, hand: Hand(author: "A"), text: text, parent: parent,
      anchor: paragraph.map {
        MarkedPlace(
          block: $0 - 1, offset: 0)..<MarkedPlace(
            block: $0 - 1, offset: paragraphs[$0 - 1].utf16.count)
      })
  }

  var draft: DraftDocument {
    get throws { try #require(story.congress.drafting.draft(id)) }
  }
  var synthesis: Synthesis { get throws { try draft.synthesis } }

  mutating func give(_ commands: DraftingCommand...) throws {
    for command in commands { events += try story.when(.drafting(command)) }
  }

  func refusal(of command: DraftingCommand) -> DraftingRefusal? {
    guard case .drafting(let refusal)? = story.refusal(of: .drafting(command)) else { return nil }
    return refusal
  }

  /// What a file brings that has these words in place of those, and these remarks.
  func content(
    _ changes: [(String, String)] = [], remarks: [Remark] = [], paragraphs: [String] = Consultation.paragraphs
  ) throws -> Return.Content {
    let words = paragraphs.map { paragraph in
      changes.reduce(paragraph) { $0.replacing($1.0, with: $1.1) }
    }
    let file = ReturnedFile(source: "new", text: Self.text(words, remarks: remarks))
    return .read(try #require(file.changes(onNearestOf: draft.versions.map(\.text))))
  }

  /// Takes in a file of a unit, counted from 1.
  mutating func take(
    _ name: String, from unit: Int, _ changes: [(String, String)] = [], remarks: [Remark] = [],
    paragraphs: [String] = Consultation.paragraphs
  ) throws {
    let content = try content(changes, remarks: remarks, paragraphs: paragraphs)
    try give(
      .takeIn(id, [ReturnDraft(sender: .unit(units[unit - 1]), file: ownFile(name), content: content)]))
  }

  /// The point that a change or remark belongs to, by its name.
  func point(_ key: String) throws -> SynthesisPoint {
    let opinion = try #require(OpinionKey(key))
    return try #require(synthesis.point(of: opinion), "\(key)")
  }

  func answers(
    _ keys: [String], _ decision: Answer.Decision, _ explanation: String? = nil, turn: Int? = nil
  ) throws -> DraftingCommand {
    .answer(
      id, try keys.map { AnswerDraft(try point($0).opinions, decision, explanation: explanation, turn: turn) })
  }

  mutating func answer(
    _ keys: String..., as decision: Answer.Decision, _ explanation: String? = nil, turn: Int? = nil
  ) throws { try give(answers(keys, decision, explanation, turn: turn)) }

  /// Issues what was decided, as if it had been drawn.
  func issuing() throws -> DraftingCommand {
    .issue(id, file: try ownFile("next"), text: Self.text(try draft.next().draft.texts))
  }

  /// Lets somebody with a role act from here on, as a person of a unit.
  mutating func become(_ role: String, of unit: Int) throws {
    story.actor = .setup
    let person = PersonID("p", story.congress.organisations.people.count + 1)
    try story.given(
      .organisations(.addPerson(PersonDetails(name: "Người \(person)"), unit: units[unit - 1])),
      .access(.open(login: "login-\(person.text)", person: person, roles: [role])))
    story.actor = try #require(story.congress.access.account(of: person)).actor
  }
}

extension OpinionKey: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    guard let key = OpinionKey(value) else { preconditionFailure("\(value) names no opinion") }
    self = key
  }
}
