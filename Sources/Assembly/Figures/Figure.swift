// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// How firm a figure is. Figures of different status never overwrite each other: 186 planned and 184 held are both true.
public enum FigureStatus: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
  case planned, approved, summoned, present, asHeld

  private var firmness: Int { FigureStatus.allCases.firstIndex(of: self) ?? 0 }

  /// The firmer one is the greater: what was held outweighs what was planned.
  public static func < (one: FigureStatus, other: FigureStatus) -> Bool { one.firmness < other.firmness }
}

/// What a figure says.
public enum FigureValue: Codable, Hashable, Sendable {
  case number(Int)
  case days(from: Day, to: Day)
  case text(String)

  public var number: Int? { if case .number(let number) = self { number } else { nil } }
}

/// One entry in the register of figures: what was said, how firmly, when and by which act.
public struct FigureRecord: Codable, Hashable, Sendable {
  /// A figure of the pack, such as "body.executive.size".
  public let figure: String
  /// Nil when it was decided but not reported: it stays empty everywhere.
  public let value: FigureValue?
  public let status: FigureStatus
  public let day: Day
  /// The act that gave it, such as "question:executive-size".
  public let source: String
  /// The same act in words, such as the text of the question; nil when `source` says it.
  public let basis: String?

  public init(
    figure: String, value: FigureValue?, status: FigureStatus, day: Day, source: String, basis: String? = nil
  ) {
    self.figure = figure
    self.value = value
    self.status = status
    self.day = day
    self.source = source
    self.basis = basis
  }

  /// Whether a vote decided it: its source names the vote and the question.
  var isVoted: Bool { source.wholeMatch(of: /v-[0-9]+\/.+/) != nil }
}

/// The register: every figure that was ever decided or reported, in order.
public struct Figures: Sendable {
  public private(set) var records: [FigureRecord] = []
  /// What the level above sent back and nobody has decided anew, by figure.
  public private(set) var sentBack: [String: SentBack] = [:]
  public init() {}

  /// All records of a figure, each one outweighing those before it: by the day of the fact, not of the entry, because an
  /// older letter may be noted late; of one day the firmer later; of one day and status as they were entered, so that a
  /// correction wins.
  public func history(of figure: String) -> [FigureRecord] {
    let own = records.enumerated().filter { $0.element.figure == figure }
    return own.sorted { one, other in
      (one.element.day, one.element.status, one.offset) < (other.element.day, other.element.status, other.offset)
    }.map(\.element)
  }

  /// The record of a figure that holds on a day: none that came later, so that a paper of 15 July cannot print what came
  /// on the 28th.
  public func latest(_ figure: String, asOf day: Day, status: FigureStatus? = nil) -> FigureRecord? {
    history(of: figure).last { $0.day <= day && (status == nil || $0.status == status) }
  }

  /// The record of a figure that outweighs all others, whatever its day.
  func newest(_ figure: String, status: FigureStatus? = nil) -> FigureRecord? {
    history(of: figure).last { status == nil || $0.status == status }
  }

  public func number(_ figure: String, asOf day: Day) -> Int? { latest(figure, asOf: day)?.value?.number }

  /// The same as it was planned or approved, whatever was counted since: what is to be shared out does not change by who
  /// came.
  func plannedNumber(_ figure: String, asOf day: Day) -> Int? {
    history(of: figure).last { $0.day <= day && $0.status <= .approved }?.value?.number
  }

  public mutating func take(_ record: FigureRecord) {
    records.append(record)
    // An older letter that is noted late decides nothing anew.
    if let answer = sentBack[record.figure], answer.day <= record.day { sentBack[record.figure] = nil }
  }

  /// Takes back what a vote had decided, once its result is annulled: `vote` is what the sources of its records begin with.
  mutating func withdraw(decidedBy vote: String) { records.removeAll { $0.source.hasPrefix("\(vote)/") } }

  /// Takes back what the examination of credentials had counted, once it is to be made again.
  mutating func withdraw(countedBy source: String) { records.removeAll { $0.source == source } }

  /// Since when all of these are known as planned or approved; nil while one is not.
  func firstDay(of figures: [String]) -> Day? {
    let days = figures.compactMap { figure in
      records.filter { $0.figure == figure && $0.status <= .approved }.map(\.day).min()
    }
    return days.count == figures.count ? days.max() : nil
  }

  /// What a vote decided last about a figure; nil where none did.
  func voted(_ figure: String) -> FigureRecord? {
    history(of: figure).last { $0.status == .planned && $0.isVoted }
  }

  mutating func send(back figure: String, _ answer: SentBack) { sentBack[figure] = answer }
}

/// Why the level above did not approve a figure.
public struct SentBack: Codable, Hashable, Sendable {
  public let reason: String
  public let day: Day
}

/// What the features above may see of the register.
public protocol FigureGrounds: Grounds {
  var figures: Figures { get }
}

/// What a figure worked out of others is, and the rule behind it.
public struct DerivedFigure: Hashable, Sendable {
  public let value: Int
  public let working: Phrase
  /// The same for papers: the value with its unit, and what it was worked out of.
  let told: Phrase
  public let rule: Rule?

  /// Figures that are worked out of others, or read off the meetings and the organisation: nobody types them.
  static let names: Set<String> = [
    "delegates.toAllocate", "delegates.quorum", "delegates.majority", "conference.date", "conference.ordinal",
    "congress.ordinal", "congress.term",
  ]
}

extension FigureGrounds {
  /// The figures that people decide or report.
  public var typedFigures: [FigureKind] { pack.figures.filter { !DerivedFigure.names.contains($0.id) } }

  /// Those of them that a vote may decide.
  var votedFigures: [FigureKind] { typedFigures.filter { !$0.isReported } }

  /// Delegates still to be allocated: planned less ex officio. Nil until both are known, and while they contradict.
  public func delegatesToAllocate(asOf day: Day) -> DerivedFigure? {
    guard let all = figures.plannedNumber("delegates.planned", asOf: day),
      let exOfficio = figures.plannedNumber("delegates.exOfficio", asOf: day), exOfficio <= all
    else { return nil }
    let working = "\(all) − \(exOfficio) = \(all - exOfficio)"
    func told(_ say: Language) -> String {
      say(
        "\(pack.counted(all - exOfficio, .delegate, say)) (\(all) trừ \(pack.counted(exOfficio, .exOfficio, say)))",
        "\(pack.counted(all - exOfficio, .delegate, say)) (\(all) less \(pack.counted(exOfficio, .exOfficio, say)))")
    }
    return DerivedFigure(
      value: all - exOfficio, working: Phrase(working, working), told: Phrase(told(.vietnamese), told(.english)),
      rule: nil)
  }

  /// The heads that a congress of the planned size needs to be able to decide. Nil where the base is not known before it
  /// meets: all who are planned are summoned, but who registers is seen then.
  public func congressQuorum(asOf day: Day) -> DerivedFigure? {
    guard let (rule, threshold) = pack.quorum(of: .congress, call: 1, on: day.description) else { return nil }
    return derived(threshold, rule, asOf: day, as: heads)
  }

  /// The votes that a decision of the congress needs, where its base is known beforehand.
  public func congressMajority(asOf day: Day) -> DerivedFigure? {
    guard let (rule, threshold) = pack.majorities(of: .congress, on: day.description).first else { return nil }
    return derived(threshold, rule, asOf: day) { say, count in
      say("\(count) phiếu", "\(count, one: "vote", other: "votes")")
    }
  }

  /// The heads that the congress needs to be able to decide, of those who were counted: `count` gives the heads of the
  /// base that the rule names, or nil where they were not counted.
  public func congressQuorum(asOf day: Day, of count: (Base) -> Int?) -> DerivedFigure? {
    guard let (rule, threshold) = pack.quorum(of: .congress, call: 1, on: day.description),
      let all = count(threshold.base)
    else { return nil }
    return derived(threshold, rule, of: all, as: heads)
  }

  private func heads(_ say: Language, _ count: Int) -> String { pack.counted(count, .delegate, say) }

  private func derived(
    _ threshold: Threshold, _ rule: Rule, asOf day: Day, as unit: (Language, Int) -> String
  ) -> DerivedFigure? {
    guard threshold.base == .summoned else { return nil }
    let summoned =
      figures.number("delegates.summoned", asOf: day) ?? figures.plannedNumber("delegates.planned", asOf: day)
    return summoned.map { derived(threshold, rule, of: $0, as: unit) }
  }

  private func derived(
    _ threshold: Threshold, _ rule: Rule, of all: Int, as unit: (Language, Int) -> String
  ) -> DerivedFigure {
    let needed = threshold.needed(of: all)
    let sign = threshold.comparison == .moreThan ? ">" : "≥"
    let working = "\(sign) \(threshold.share) × \(all) → \(needed)"
    func told(_ say: Language) -> String {
      let share = "\(threshold.comparison.words(say)) \(threshold.share.spelled(say))"
      return say(
        "\(unit(say, needed)) (\(share) tổng số \(heads(say, all)))",
        "\(unit(say, needed)) (\(share) of \(heads(say, all)))")
    }
    return DerivedFigure(
      value: needed, working: Phrase(working, working), told: Phrase(told(.vietnamese), told(.english)), rule: rule)
  }

  /// "34; phải từ 31 đến 35": a number beside its bounds.
  private static func working(_ number: Int, least: Int?, most: Int?) -> Phrase {
    switch (least, most) {
    case (let least?, let most?):
      Phrase("\(number); phải từ \(least) đến \(most)", "\(number), to be from \(least) to \(most)")
    case (let least?, nil): Phrase("\(number); phải có ít nhất \(least)", "\(number), to be at least \(least)")
    case (nil, let most?): Phrase("\(number); nhiều nhất \(most)", "\(number), to be \(most) at most")
    case (nil, nil): Phrase("\(number)", "\(number)")
    }
  }

  /// The pack's size rules for a figure, applied to a proposed number and to what is known of the others.
  public func sizeChecks(of figure: String, proposed: Int, beside others: [String: Int] = [:], asOf day: Day) -> [Check]
  {
    pack.rules.filter { $0.validity.covers(day.description) }.compactMap { rule in
      switch rule.demand {
      case .range(figure, let least, let most):
        let met = proposed >= (least ?? Int.min) && proposed <= (most ?? Int.max)
        return Check(
          rule: rule, outcome: met ? .met : .notMet, working: Self.working(proposed, least: least, most: most))
      case .ratioAtMost(let share, figure, let whole):
        guard let of = others[whole] ?? figures.number(whole, asOf: day) else {
          let unknown = Phrase("\(proposed), chưa biết tổng số", "\(proposed), the whole is not known yet")
          return Check(rule: rule, outcome: .unknown, working: unknown)
        }
        let most = share.floor(of: of)
        let met = proposed <= most
        let working = Phrase(
          "\(proposed) \(met ? "không quá" : "vượt") \(share) của \(of) (nhiều nhất \(most))",
          "\(proposed) is \(met ? "at most" : "more than") \(share) of \(of) (\(most) at most)")
        return Check(rule: rule, outcome: met ? .met : .notMet, working: working)
      default: return nil
      }
    }
  }
}
