// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// A rule that the office compared with the text of its instrument, and found to say what the pack says. A record keeps
/// the texts of its pack for ever, so what was compared since is told beside them; from then on the rule is printed as
/// verified, with this source. A text that says something else confirms nothing and is not noted here.
public struct RuleComparison: Codable, Hashable, Sendable {
  /// A rule of the pack.
  public let rule: String
  /// Number, date and name of the instrument that was read; nil where it is the one that the pack names.
  public let instrument: String?
  /// The place in it as it is cited; nil where it is the one that the pack names.
  public let article: String?
  /// The words of the provision.
  public let text: String
  /// Who compared, in words.
  public let by: String
  public let day: Day

  public init(rule: String, instrument: String?, article: String?, text: String, by: String, day: Day) {
    self.rule = rule
    self.instrument = instrument
    self.article = article
    self.text = text
    self.by = by
    self.day = day
  }
}

extension Waivers {
  /// What the office found of a rule; nil where nobody compared it here, or took it back.
  public func comparison(of rule: RuleID) -> RuleComparison? { comparisons[rule] }

  /// A pack with what was compared since told as the source of each rule.
  func compared(_ pack: RulePack) -> RulePack {
    guard !comparisons.isEmpty else { return pack }
    var sources: [RuleID: Rule.Source] = [:]
    for (id, comparison) in comparisons {
      guard let source = pack.rule(id)?.source else { continue }
      sources[id] = Rule.Source(
        instrument: comparison.instrument.map { Phrase($0, $0) } ?? source.instrument,
        article: comparison.article.map { Phrase($0, $0) } ?? source.article, address: source.address, verified: true,
        note: source.note,
        compared: Phrase(
          "đã đối chiếu ngày \(comparison.day.words(.vietnamese))",
          "compared on \(comparison.day.words(.english))"))
    }
    return pack.citing(sources)
  }
}

extension WaiverRules {
  static func comparing(
    _ comparison: RuleComparison, on grounds: some WaiverGrounds
  ) throws(WaiverRefusal) -> [WaiverEvent] {
    let id = RuleID(rawValue: comparison.rule)
    guard let rule = grounds.pack.rule(id) else { throw .unknownRule(comparison.rule) }
    // What was compared here can be compared again; what the pack itself verified needs nothing.
    guard !rule.source.verified || grounds.waivers.comparison(of: id) != nil else {
      throw .verifiedAlready(comparison.rule)
    }
    let words = [comparison.text, comparison.by, comparison.instrument ?? rule.source.instrument.vietnamese]
    guard !words.contains(where: { $0.trimmed.isEmpty }) else { throw .comparisonIncomplete }
    return [.compared(comparison: comparison)]
  }

  static func takingBack(
    _ rule: String, reason: String, on day: Day, _ grounds: some WaiverGrounds
  ) throws(WaiverRefusal) -> [WaiverEvent] {
    guard grounds.waivers.comparison(of: RuleID(rawValue: rule)) != nil else { throw .notCompared(rule) }
    guard !reason.trimmed.isEmpty else { throw .noReason }
    return [.comparisonTakenBack(rule: rule, reason: reason.trimmed, day: day)]
  }
}
