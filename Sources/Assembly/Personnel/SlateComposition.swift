// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import Slates

/// What a slate is composed of beside the body whose term ends, in figures that page, print and paper share.
struct SlateComposition {
  /// One thing counted of both.
  struct Row {
    let label: String
    let before: Int?
    let after: Int
  }

  let pool: SlatePool
  let say: Language
  private let grounds: any PersonnelGrounds
  /// Who sits in the outgoing body and is known.
  private let outgoing: [PersonDetails]
  private let scheme: PersonnelScheme

  init(_ scheme: PersonnelScheme, _ pool: SlatePool, _ say: Language, _ grounds: any PersonnelGrounds) {
    self.scheme = scheme
    self.pool = pool
    self.say = say
    self.grounds = grounds
    // Of those who are candidates the team may know more than the list of people does.
    let candidates = Dictionary(
      scheme.candidates.compactMap { candidate in candidate.person.map { ($0, candidate) } },
      uniquingKeysWith: { first, _ in first })
    outgoing = (scheme.frame.outgoing.map { grounds.outgoingMembers($0) } ?? []).compactMap { person in
      candidates[person].flatMap { grounds.details(of: $0) } ?? grounds.organisations.people[person]?.details.value
    }
  }

  var hasBefore: Bool { !outgoing.isEmpty }
  var beforeHeads: Int { outgoing.count }

  /// Women, minorities, science, and who stays or comes new.
  func groups(_ members: [CandidateID]) -> [Row] {
    let people = members.compactMap { pool.details[$0] }
    let marks = grounds.pack.composition
    let rules: [(label: String, isKnown: (PersonDetails) -> Bool, counts: (PersonDetails) -> Bool)] = [
      (say("Nữ", "Women"), { $0.sex != nil }, { $0.sex == .female }),
      (
        say("Dân tộc thiểu số", "Minorities"), { person in marks.flatMap { person.quality($0.minority.field) } != nil },
        { marks?.isMinority($0) == true }
      ),
      (
        say("Trình độ khoa học, công nghệ", "Science and technology"),
        { person in marks?.science.flatMap { person.quality($0.field) } != nil }, { marks?.isScientific($0) == true }
      ),
    ]
    let files = members.compactMap { pool.scheme.candidate($0)?.file.value }
    return rules.map { rule in
      // Whom the list does not tell of is not counted as a no.
      let isTold = hasBefore && outgoing.allSatisfy(rule.isKnown)
      return Row(
        label: rule.label, before: isTold ? outgoing.count(where: rule.counts) : nil,
        after: people.count(where: rule.counts))
    } + [
      Row(label: say("Tái cử", "Continuing"), before: nil, after: files.count(where: \.isContinuing)),
      Row(label: say("Lần đầu tham gia", "First time"), before: nil, after: files.count { !$0.isContinuing }),
    ]
  }

  /// Heads of each age band; the bands are those at which the targets cut, decades where none does.
  func ages(_ members: [CandidateID]) -> [Row] {
    let before = outgoing.compactMap { age($0) }
    let after = members.compactMap { pool.age(of: $0) }
    return bands.map { band in
      let counts: (Int) -> Bool = { band.contains($0) }
      return Row(
        label: SlateGroup.ages(
          from: band.lowerBound > 0 ? band.lowerBound : nil, through: band.upperBound < 200 ? band.upperBound : nil
        ).words(say).capitalised,
        before: hasBefore ? before.count(where: counts) : nil, after: after.count(where: counts))
    }
  }

  private func age(_ person: PersonDetails) -> Int? {
    person.born.flatMap { Month($0.year, $0.month) }?.fullYears(until: pool.rules.month)
  }

  private var bands: [ClosedRange<Int>] {
    let asked = scheme.targets.flatMap { target -> [Int] in
      guard case .ages(let from, let through) = target.content.group else { return [] }
      return [from, through.map { $0 + 1 }].compactMap { $0 }
    }
    let starts = Set((asked.isEmpty ? [30, 40, 50, 60] : asked).filter { 1..<200 ~= $0 }).sorted()
    return zip([0] + starts, starts.map { $0 - 1 } + [200]).map { $0...$1 }
  }

  /// The average age in tenths of years; nil without anybody.
  func averageInTenths(_ members: [CandidateID]) -> Int? {
    let ages = members.compactMap { pool.age(of: $0) }
    return ages.isEmpty ? nil : (20 * ages.reduce(0, +) + ages.count) / (2 * ages.count)
  }

  /// By what minorities and science are counted, each with its source.
  static func rules(_ marks: CompositionMarks?, _ say: Language) -> [String] {
    [marks?.minorityRule(say), marks?.scienceRule(say)].compactMap { $0 }
  }

  // MARK: Pictures

  @HTMLBuilder func html(_ members: [CandidateID]) -> HTML {
    if !members.isEmpty {
      Section("composition", heading: say("Cơ cấu", "Composition")) {
        chart(say("Cơ cấu trước và sau", "Composition before and after"), groups(members), members.count)
        chart(
          say(
            "Độ tuổi, tính đến \(grounds.month(scheme.frame.agesAt, say))",
            "Ages, counted at \(grounds.month(scheme.frame.agesAt, say))"), ages(members), members.count)
        for rule in SlateComposition.rules(grounds.pack.composition, say) { P(rule, .class(.hint)) }
        if let average = averageInTenths(members) {
          P(
            say(
              "Tuổi bình quân \(average / 10),\(average % 10).", "The average age is \(average / 10).\(average % 10)."))
        }
      }
    }
  }

  private func chart(_ caption: String, _ rows: [Row], _ heads: Int) -> HTML {
    ChangeChart(
      caption,
      headings: (
        say("Nội dung", "Item"),
        hasBefore
          ? say("Khóa đương nhiệm (\(beforeHeads))", "Outgoing (\(beforeHeads))")
          : say("Khóa đương nhiệm", "Outgoing"),
        say("Danh sách (\(heads))", "Slate (\(heads))")
      ),
      rows.map { row in
        ChangeRow(
          row.label, before: row.before.map { perMille($0, beforeHeads) } ?? 0,
          text: row.before.map { written($0, beforeHeads) } ?? "–", after: perMille(row.after, heads),
          text: written(row.after, heads))
      }, of: 1000)
  }

  private func perMille(_ part: Int, _ whole: Int) -> Int { whole > 0 ? part * 1000 / whole : 0 }

  /// "6 (17,65%)"
  func written(_ part: Int, _ whole: Int) -> String { "\(part) (\(percent(part, of: whole, say)))" }
}

extension PersonnelGrounds {
  /// "tháng 6/2025", "June 2025".
  func month(_ day: Day, _ say: Language) -> String {
    say("tháng \(day.month)/\(day.year)", "\(day.monthName(.english)) \(day.year)")
  }
}
