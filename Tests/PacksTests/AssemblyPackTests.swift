// SPDX-License-Identifier: AGPL-3.0-or-later
import Packs
import Testing

@Suite("The pack assembly")
struct AssemblyPackTests {
  let pack: RulePack
  let party: RulePack
  let day = "2025-07-15"

  init() throws {
    pack = try PackFolder.pack("assembly")
    party = try PackFolder.pack("vn-party-2025")
  }

  @Test("decides on the votes cast, without abstentions, and a tie is lost")
  func votes() throws {
    for gathering in Demand.Gathering.allCases {
      let (_, threshold) = try #require(pack.majorities(of: gathering, on: day).first)
      #expect(threshold.base == .cast)
      #expect(threshold.needed(of: 48) == 25)
      #expect(try #require(pack.tie(in: gathering, on: day)).1 == .lost)
    }
    let rules = try #require(pack.majorities(of: .congress, on: day).last)
    #expect(rules.0.id == "majority.standingRules")
    #expect(rules.1.needed(of: 150) == 100)
  }

  @Test("has its quorum from those registered")
  func quorum() throws {
    let (_, threshold) = try #require(pack.quorum(of: .congress, call: 1, on: day))
    #expect(threshold.base == .registered)
    #expect(threshold.needed(of: 184) == 93)
  }

  @Test("knows no third for its board, and claims nothing as verified")
  func differences() {
    #expect(!pack.rules.contains { if case .ratioAtMost = $0.demand { true } else { false } })
    #expect(pack.rules.filter(\.source.verified).isEmpty)
    #expect(pack.layout.unverifiedItems == PaperLayout.Item.allCases)
  }

  @Test("names people in English without an address, and in Vietnamese with one")
  func address() {
    #expect(pack.term(.comradeOrTitle, .english).isEmpty && pack.plural(.comradeOrTitle, .english).isEmpty)
    #expect(pack.term(.comradeOrTitle, .vietnamese) == "hội viên")
  }

  @Test("tells a minority by its own word, and has papers outside of meetings signed by somebody who can be named")
  func ownWords() throws {
    let minority = try #require(pack.composition?.minority)
    #expect(minority.values == ["No"] && minority.field[.english] == "Minority")
    for kind in ["allocationScheme", "delegateList", "summons", "synthesis", "acceptanceTable"] {
      let paper = try #require(pack.paper(kind))
      #expect(!paper.signatures.isEmpty && paper.signatures.allSatisfy { $0.signer == .chair }, "\(kind)")
    }
  }

  @Test("has its own head of papers, numbers by the year and page numbers below")
  func papers() {
    #expect(pack.layout.letterhead.right.isEmpty)
    #expect(pack.layout.pageNumber == .bottomCentre)
    #expect(pack.paper("notice")?.numbering == .perYear)
    for paper in pack.papers {
      #expect(paper.numberPattern?[.vietnamese].contains("ĐU") != true, "\(paper.id)")
      #expect(paper.organ[.vietnamese].contains("ĐẢNG") == false, "\(paper.id)")
    }
    let head = pack.layout.letterhead.left.map { $0.text[.vietnamese] }.joined()
    #expect(!head.contains("ĐẢNG"))
  }

  @Test("has the same names as the other pack where the program or a scenario uses them")
  func sameNames() {
    #expect(Set(pack.figures.map(\.id)) == Set(party.figures.map(\.id)))
    for (one, other) in zip(pack.figures, party.figures) { #expect(one.form == other.form, "\(one.id)") }
    for name in BodyName.allCases { #expect(pack.body(name.rawValue) != nil) }
    for name in PaperName.allCases { #expect(pack.paper(name.rawValue) != nil) }
    #expect(pack.roles.map(\.id).filter { party.role($0) == nil }.isEmpty)
    #expect(pack.term(.committee, .english) == "council")
    #expect(party.term(.committee, .english) == "Party committee")
  }
}
