// SPDX-License-Identifier: AGPL-3.0-or-later
import Packs
import Testing

@Suite("The pack vn-party-2025")
struct PartyPackTests {
  let pack: RulePack
  /// The day of the reference conference.
  let day = "2025-07-15"

  init() throws { pack = try PackFolder.pack("vn-party-2025") }

  @Test("designates delegates in one mode and elects them in the other, and says who is young")
  func delegates() throws {
    #expect(pack.mode("designation")?.delegateKind == "designated")
    #expect(pack.mode("elective")?.delegateKind == "elected")
    #expect(pack.composition?.young.under == 42 && pack.composition?.minority.values == ["Kinh"])
  }

  @Test("decides in a committee by more than half of the members in office")
  func committee() throws {
    let (rule, threshold) = try #require(pack.majorities(of: .committee, on: day).first)
    #expect(rule.id == "majority.committee")
    #expect(threshold.base == .inOffice)
    #expect(threshold.needed(of: 51) == 26)
    let (_, quorum) = try #require(pack.quorum(of: .committee, call: 1, on: day))
    #expect(quorum.base == .inOffice)
    #expect(quorum.needed(of: 51) == 34)
  }

  @Test("blocks an open election, and tellers who stand in it, where people are elected")
  func elections() throws {
    #expect(pack.rules.filter(\.elects).map(\.id) == ["majority.election"])
    let held = pack.rules(on: day, in: "elective").filter { $0.held != nil }
    #expect(held.map(\.id) == ["duty.secretBallot", "duty.tellers"])
    #expect(held.map(\.held) == [.secretBallot, .tellersDoNotStand] && held.allSatisfy { $0.severity == .block })
    #expect(pack.rules(on: day, in: "designation").allSatisfy { $0.held == nil })
  }

  @Test("counts a congress on the delegates summoned", arguments: [(186, 124, 94), (184, 123, 93)])
  func congress(summoned: Int, quorum: Int, majority: Int) throws {
    let (_, least) = try #require(pack.quorum(of: .congress, call: 1, on: day))
    let (_, more) = try #require(pack.majorities(of: .congress, on: day).first)
    #expect(least.base == .summoned)
    #expect(more.base == .summoned)
    #expect(least.needed(of: summoned) == quorum)
    #expect(more.needed(of: summoned) == majority)
  }

  @Test("warns, and no more, when the standing committee passes a third of the executive")
  func standing() throws {
    let rule = try #require(pack.rule("ratio.standing"))
    let third = try #require(Fraction(1, 3))
    #expect(rule.demand == .ratioAtMost(third, figure: "body.standing.size", of: "body.executive.size"))
    #expect(third.floor(of: 34) == 11)
    #expect(rule.severity == .warn)
    #expect(rule.validity.covers(day))
  }

  @Test("has targets for women and young people as something to strive for, in figures and on slates alike")
  func targets() throws {
    for id: RuleID in ["target.women", "target.young", "slate.women", "slate.young"] {
      let rule = try #require(pack.rule(id))
      #expect(rule.severity == .warn, "\(id.rawValue)")
      #expect(rule.source.instrument[.english] == "Directive 45-CT/TW", "\(id.rawValue)")
    }
  }

  @Test("cites no instrument for a share that it chose itself, and bounds the middle ages as its note tells them")
  func ownChoice() throws {
    let practice = try #require(pack.instrument("practice")).name
    for rule in pack.rules where rule.source.note?[.english].contains("this pack's own choice") == true {
      // The shares of Article 14 were read; only how they are rounded is the pack's.
      guard rule.id != "surplus.list" else { continue }
      #expect(rule.source.instrument == practice, "\(rule.id.rawValue)")
    }
    let middle = try #require(pack.rule("slate.middleAge"))
    guard case .slate(let demand) = middle.demand else {
      Issue.record("slate.middleAge is no target of a slate")
      return
    }
    let (least, most) = (try #require(Fraction(40, 100)), try #require(Fraction(50, 100)))
    #expect(demand.least == .share(least, of: .list) && demand.most == .share(most, of: .list))
    #expect(middle.source.note?[.english].contains("40–50 %") == true)
  }

  @Test("lets 30 working days be waived, and cites 294-QĐ/TW for them on the day, not 24-QĐ/TW")
  func notice() throws {
    let inForce = pack.rules(on: day).filter {
      if case .deadline(30, .working, .before, "congress.window") = $0.demand { true } else { false }
    }
    #expect(inForce.map(\.id) == ["deadline.notice"])
    let rule = try #require(inForce.first)
    #expect(rule.severity == .warn)
    #expect(rule.waiver?.by[.vietnamese] == "Cấp ủy cấp trên trực tiếp")
    #expect(rule.waiver?.paper?[.english] == "Submission")
    #expect(rule.source.instrument[.vietnamese].contains("294-QĐ/TW"))
    #expect(!rule.source.verified)
    let old = try #require(pack.rule("deadline.notice.2021"))
    #expect(old.successor == "deadline.notice")
    #expect(old.validity.supersededBy?[.english] == "Regulation 294-QĐ/TW")
    #expect(old.validity.covers("2025-06-30"))
    #expect(!old.validity.covers("2025-07-01"))
  }

  @Test("cites no instrument on the day that was superseded or had not been issued")
  func register() throws {
    let cited = Set(pack.rules(on: day).map { $0.source.instrument[.vietnamese] })
    for number in ["399-QĐ/TW", "24-QĐ/TW", "29-QĐ/TW", "244-QĐ/TW", "35-CT/TW", "118-KL/TW", "03-HD/TW"] {
      #expect(!cited.contains { $0.hasSuffix(" \(number)") || $0.contains(" \(number) ") }, "\(number)")
    }
    #expect(cited.contains("Quy định 294-QĐ/TW"))
    #expect(pack.rules.contains { $0.source.instrument[.english].contains("399-QĐ/TW") })
    for rule in pack.rules(on: day) {
      let instrument = try #require(pack.instruments.first { $0.name == rule.source.instrument })
      #expect(instrument.validity.covers(day), "\(rule.id.rawValue)")
    }
    let inForce = ["qd-294-2025", "qd-190-2024", "hd-04-2024", "ct-45-2025", "kl-150-2025", "qd-66-2017", "hd-36-2018"]
    for id in ["hd-01-2021", "qd-341-2025", "kl-185-2025", "kl-191-2025"] {
      #expect(pack.instrument(id)?.validity.covers(day) == false, "\(id)")
    }
    for id in inForce { #expect(pack.instrument(id)?.validity.covers(day) == true, "\(id)") }
    for id in ["qd-24-2021", "qd-244-2014", "ct-35-2024", "kl-118-2025", "qd-399-2026", "qd-29-2016", "hd-03-2020"] {
      #expect(pack.instrument(id)?.validity.covers(day) == false, "\(id)")
    }
  }

  @Test("verifies only what was read in the text of the article itself")
  func verified() {
    let verified = pack.rules.filter(\.source.verified).map(\.id.rawValue)
    #expect(
      Set(verified) == [
        "deadline.notice.2021", "duty.electionScope", "duty.secretBallot", "duty.tellers", "surplus.list",
        "duty.nominationSupport", "duty.byElection",
      ])
    for rule in pack.rules where rule.source.verified {
      #expect(rule.source.article != nil && rule.source.address != nil, "\(rule.id.rawValue)")
    }
    for rule in pack.rules where rule.source.note?[.english].contains("rom memory") == true {
      #expect(!rule.source.verified, "\(rule.id.rawValue)")
    }
    let fromMemory: [RuleID] = [
      "quorum.committee", "majority.committee", "quorum.congress", "majority.congress", "ratio.standing",
      "target.women",
      "target.young", "duty.recogniseDelegates", "duty.finishedByAugust", "tie.committee", "tie.congress",
      "duty.twoSessions", "duty.memberLimit", "duty.alternates", "deadline.notice", "duty.personnelRestricted",
    ]
    for id in fromMemory { #expect(pack.rule(id)?.source.verified == false, "\(id.rawValue)") }
  }

  @Test("proposes designation, in which the papers and rules of elections do not occur")
  func modes() throws {
    #expect(pack.defaultMode?.id == "designation")
    #expect(pack.mode("designation")?.agenda.count == 2)
    #expect(pack.mode("elective")?.agenda.count == 4)
    let leftOut = try #require(pack.mode("designation")?.papersLeftOut)
    #expect(Set(leftOut) == ["electionRegulation", "candidateList", "electionBallot", "electionTallyMinutes"])
    #expect(!pack.rules(on: day, in: "designation").contains { $0.id == "surplus.list" })
    #expect(pack.rules(on: day, in: "elective").contains { $0.id == "surplus.list" })
  }

  @Test("allows a surplus of candidates as Article 14 reckons it", arguments: [(34, 4...5, 10), (11, 2...2, 3)])
  func surplus(seats: Int, prepared: ClosedRange<Int>, cap: Int) throws {
    guard case .surplus(let surplus, .congress) = try #require(pack.rule("surplus.list")).demand else {
      Issue.record("surplus.list is no surplus")
      return
    }
    #expect(surplus.prepared(for: seats) == prepared)
    #expect(surplus.atMost(for: seats) == cap)
  }

  @Test("has the papers of 36-HD/VPTW, each item with its grade")
  func layout() throws {
    let layout = pack.layout
    #expect(layout.font == "Times New Roman")
    #expect(layout.bodySize == 14)
    #expect(
      [layout.margins.top, layout.margins.bottom, layout.margins.left, layout.margins.right] == [20, 20, 30, 15])
    #expect(layout.margins.isMirrored, "the reverse of a sheet has its margins the other way round")
    #expect(layout.pageNumber == .topCentre)
    let head = try #require(layout.letterhead.right.first)
    #expect(head.text[.vietnamese] == "ĐẢNG CỘNG SẢN VIỆT NAM")
    #expect(head.size == 15 && head.isBold && head.isRuled && head.isUpperCase)
    #expect(layout.letterhead.left.map(\.isBold) == [false, true, false, false])
    #expect(layout.letterhead.left[2].text[.vietnamese] == "*")
    #expect(layout.letterhead.right[1].isItalic)
    // A copy of its table was read, not the guidance itself: by the measure of the rules, nothing is verified.
    #expect(layout.unverifiedItems == PaperLayout.Item.allCases)
    #expect(
      layout.source(of: .letterhead).note?[.english] == "Read in a copy of its table, not compared with the original.")
  }

  @Test("numbers papers per type and term, signs with T/M and keeps a copy")
  func papers() throws {
    let notice = try #require(pack.paper("notice"))
    #expect(notice.numbering == .perTerm)
    #expect(notice.numberPattern?[.vietnamese] == "Số {n}-TB/ĐU")
    #expect(notice.signatures.first?.authority?[.vietnamese] == "T/M BAN THƯỜNG VỤ")
    #expect(notice.signatures.first?.signer == .concluder)
    for paper in pack.papers where !paper.recipients.isEmpty {
      #expect(paper.recipients.last?[.vietnamese].hasPrefix("Lưu ") == true, "\(paper.id)")
    }
    #expect(pack.papers.filter(\.isRestricted).map(\.id) == ["personnelScheme", "candidateList"])
    #expect(pack.draftKind("selfReview")?.speaksOf == .ending && pack.draftKind("politicalReport")?.speaksOf == .coming)
    #expect(
      pack.figure("delegates.present")?.isReported == true && pack.figure("delegates.planned")?.isReported == false)
    #expect(pack.paper("politicalReport")?.series == pack.paper("selfReview")?.series)
    #expect(pack.paper("votingPaper")?.signatures.isEmpty == true)
  }

  @Test("lets only the secretary conclude unasked, and gives each role its rights")
  func posts() throws {
    #expect(pack.post("secretary")?.concludes == true)
    #expect(pack.post("standing-deputy-secretary")?.concludes == false)
    #expect(pack.posts.filter { !$0.votes }.map(\.id) == ["executive-alternate"], "every other post has a vote")
    #expect(pack.posts.filter(\.isSingle).map(\.id).prefix(2) == ["secretary", "standing-deputy-secretary"])
    #expect(pack.post("secretary")?.includes == ["standing-member", "executive-member"])
    #expect(pack.post("office-chief")?.includes == [])
    let ranks = Dictionary(uniqueKeysWithValues: pack.posts.map { ($0.id, $0.rank) })
    for post in pack.posts {
      #expect(post.includes.allSatisfy { (ranks[$0] ?? 0) > post.rank }, "\(post.id) includes only lower posts")
    }
    #expect(pack.role("admin")?.rights == [.manageAccess])
    #expect(pack.role("auditor")?.rights == [.read, .audit])
    #expect(pack.role("documents")?.rights.contains(.readRestricted) == false)
    #expect(pack.role("personnel")?.rights.contains(.readRestricted) == true)
    #expect(pack.role("teller")?.rights.contains(.declareResults) == false)
    let given = Set(pack.roles.flatMap(\.rights))
    #expect(given == Set(Right.allCases))
  }

  @Test("sorts letters in the order of a Vietnamese dictionary")
  func alphabet() throws {
    let letters = Array(pack.alphabet.filter { $0 != " " })
    #expect(pack.alphabet.split(separator: " ").count == 33)
    #expect(letters.count == 93)
    for pair in ["aà", "àả", "ảã", "ãá", "áạ", "ạă", "ặâ", "ậb", "dđ", "đe", "nọ", "ơu", "yỳ"] {
      let places = try pair.map { try #require(letters.firstIndex(of: $0)) }
      #expect(places[0] < places[1], "\(pair)")
    }
    #expect(pack.namesSortBy == .lastWord)
    #expect(pack.clockOffset == 420)
  }
}
