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
          .begin(head, file: Consultation.file(kind.id), text: Consultation.text(Consultation.paragraphs))))
      let draft = try #require(story.congress.drafting.all.last)
      let record = GroupRecord(
        name: "Tổ 1", chair: nil, opinions: [.init(block: Consultation.block(2), text: "Đề nghị nêu rõ nguồn số liệu.")]
      )
      try story.given(.drafting(.recordGroup(draft.id, record)))
    }
    return (Hall(story: story), story.congress.drafting.all)
  }

  @Test("has a column for each of the pack's fields, in its order and in both languages", arguments: fields)
  func columns(name: String, fields: [Phrase]) throws {
    let pack = try pack(name)
    #expect(pack.opinionFields.map(\.name) == fields)
    let (hall, drafts) = try hall(pack)
    #expect(drafts.count == pack.draftKinds.count && drafts.count > 4)
    for draft in drafts {
      for language in Language.allCases {
        let guest = Hall.Guest(rights: Set(Right.allCases), person: nil, say: language)
        let page = try #require(hall.get("/drafts/\(draft.id.text)/coverage", as: guest))
        let head = try #require(page.components(separatedBy: "</thead>").first)
        // Each once, from left to right, between the heading and what is not sorted.
        let names = fields.map { $0[language] } + [language("Chưa phân loại", "Not sorted")]
        let places = names.compactMap { head.range(of: ">\($0)<")?.lowerBound }
        #expect(places.count == names.count && places == places.sorted(), "\(draft.id.text): \(names)")
      }
    }
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
