// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Foundation
import Journal
import Packs
import TestKit
import Testing

/// The fields that each pack of the program sorts opinions by, as the page of the coverage shows them before anybody
/// changed them.
@Suite("The coverage of a draft under a pack")
struct PackCoverageTests {
  static let fields: [(pack: String, fields: [Phrase])] = [
    (
      "vn-party-2025",
      [
        Phrase("Xây dựng Đảng", "Party building"), Phrase("Lãnh đạo nhiệm vụ chính trị", "Political tasks"),
        Phrase("Quốc phòng - an ninh", "Defence and security"), Phrase("Cải cách hành chính", "Administrative reform"),
        Phrase("Chuyển đổi số", "Digital transformation"), Phrase("Đổi mới phương thức lãnh đạo", "Ways of leading"),
        Phrase("Đội ngũ cán bộ", "Cadres"), Phrase("Tổ chức Đại hội", "Holding the congress"),
      ]
    ),
    (
      "assembly",
      [
        Phrase("Tổ chức và hội viên", "Chapters and members"), Phrase("Phục vụ bạn đọc", "Service to readers"),
        Phrase("Hành chính và tài chính", "Administration and finance"), Phrase("Chuyển đổi số", "Going digital"),
        Phrase("Tình nguyện viên", "Volunteers"),
      ]
    ),
  ]

  private func pack(_ name: String) throws -> RulePack {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Packs/\(name)")
    let files = try Dictionary(
      uniqueKeysWithValues: PackLoader.fileNames.map {
        ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
      })
    return try PackLoader.load(files: files, named: name)
  }

  /// A draft of each kind, with one remark on it.
  private func hall(_ pack: RulePack) throws -> (hall: Hall, drafts: [DraftDocument]) {
    let (founded, term) = (try #require(Day(2025, 7, 1)), try #require(Term(2025, 2030)))
    var story = Story(pack: pack)
    let mode = try #require(pack.modes.first?.id)
    try story.given(
      .organisations(
        .found(
          Profile(
            name: "Tổ chức", parent: nil, place: "Nơi", founded: founded, instrument: nil,
            congress: CongressPlan(ordinal: 1, term: term, mode: mode)))))
    for kind in pack.draftKinds {
      let head = DraftHead(kind: kind.id, title: kind.id, term: nil, isRestricted: false, paper: nil)
      try story.given(
        .drafting(
          .begin(
            head, file: Consultation.kept(kind.id, isShut: kind.isRestricted),
            text: Consultation.text(Consultation.paragraphs))))
      let draft = try #require(story.congress.drafting.all.last)
      let record = GroupRecord(
        name: "Tổ 1", chair: nil, opinions: [.init(block: Consultation.block(2), text: "Đề nghị nêu rõ nguồn số liệu.")]
      )
      try story.given(.drafting(.recordGroup(draft.id, record)))
    }
    return (Hall(story: story), story.congress.drafting.all)
  }

  @Test(
    "names each of the pack's fields while nothing is sorted, in its order and in both languages", arguments: fields)
  func unsorted(name: String, fields: [Phrase]) throws {
    let pack = try pack(name)
    #expect(pack.opinionFields.map(\.name) == fields)
    let (hall, drafts) = try hall(pack)
    #expect(drafts.count == pack.draftKinds.count && drafts.count > 4)
    for draft in drafts {
      for language in Language.allCases {
        let guest = Hall.Guest(rights: Set(Right.allCases), person: nil, say: language)
        let page = try #require(hall.get("/drafts/\(draft.id.text)/coverage", as: guest))
        let names = fields.map { $0[language] }
        #expect(page.contains(": \(names.joined(separator: "; ")).</p>"), "\(draft.id.text): \(names)")
        // A column only for what is there: what is not sorted, and the sum.
        #expect(
          headings(page) == [
            language("Mục", "Heading"), language("Chưa phân loại", "Not sorted"), language("Cộng", "Total"),
          ])
      }
    }
  }

  /// What stands over the columns, from left to right.
  private func headings(_ page: String) -> [String] {
    let head = page.components(separatedBy: "</thead>")[0]
    return head.components(separatedBy: "<th ").dropFirst().map {
      String($0.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" })
    }
  }

  @Test("has a column for each field into which something is sorted, in the order of the pack", arguments: fields)
  func columns(name: String, fields: [Phrase]) throws {
    var (hall, drafts) = try hall(try pack(name))
    let draft = try #require(drafts.first)
    let ids = try pack(name).opinionFields.map(\.id)
    let record = GroupRecord(
      name: "Tổ 2", chair: nil,
      opinions: ids.map { .init(block: Consultation.block(2), text: "Đề nghị bổ sung nội dung về \($0).") })
    try hall.story.given(.drafting(.recordGroup(draft.id, record)))
    let group = try #require(hall.story.congress.drafting.all.first { $0.id == draft.id }?.returns.last)
    for (place, id) in ids.enumerated().reversed() {
      try hall.send("/drafts/\(draft.id.text)/points/\(group.id.text)@\(place + 1)/field", ["sort": id])
    }
    let page = try #require(hall.get("/drafts/\(draft.id.text)/coverage"))
    #expect(headings(page) == ["Mục"] + fields.map(\.vietnamese) + ["Chưa phân loại", "Cộng"])
  }

  @Test("counts a remark under the field it is sorted into", arguments: fields.map(\.pack))
  func sorted(name: String) throws {
    let pack = try pack(name)
    var (hall, drafts) = try hall(pack)
    for (draft, field) in zip(drafts, pack.opinionFields) {
      try hall.send("/drafts/\(draft.id.text)/points/r-\(draft.id.number)@1/field", ["sort": field.id])
      let page = try #require(hall.get("/drafts/\(draft.id.text)/coverage"))
      #expect(page.contains("board?field=\(field.id)&amp;heading=1.1"), "\(field.id)")
    }
  }
}
