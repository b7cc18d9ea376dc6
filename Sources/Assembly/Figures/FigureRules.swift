// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// What may be asked of the register.
public enum FigureCommand: Sendable {
  /// To note a figure that came by letter or report.
  case note(FigureRecord)
  /// The level above approves what was decided, or another value in its place; nil leaves open what nobody reported.
  case approve(String, FigureValue?, instrument: String, on: Day)
  case sendBack(String, reason: String, on: Day)
}

extension FigureCommand: FeatureCommand {
  public typealias Event = FigureEvent

  /// The rights of which one is enough.
  public var rights: Set<Right> {
    switch self {
    case .note: [.manageOrganisation]
    case .approve, .sendBack: [.approve]
    }
  }
}

/// What happened to it.
public enum FigureEvent: Codable, Sendable {
  case noted(record: FigureRecord)
  case sentBack(figure: String, answer: SentBack)
}

/// Why not.
public enum FigureRefusal: Error, Hashable, Sendable {
  case unknownFigure(String)
  case wrongForm(figure: String)
  case workedOut(figure: String)
  case contradicts(Contradiction)
  /// A vote decided another value: nobody types over it.
  case decidedByVote(figure: String, FigureValue, on: Day)
  case noSource
  case needsNoApproval(figure: String)
  /// Nothing was decided by that day that could be approved.
  case nothingToApprove(figure: String)
  case noReason
}

/// What may be noted about a figure, and what is then known.
public enum FigureRules {
  /// The feature's name in the record.
  public static let name = "figures"

  public static func decide(
    _ command: FigureCommand, on grounds: some FigureGrounds
  ) throws(FigureRefusal) -> [FigureEvent] {
    switch command {
    case .note(let record):
      try grounds.check(record.value, of: record.figure, asOf: record.day)
      guard !record.source.trimmed.isEmpty else { throw .noSource }
      if record.status == .planned, let voted = grounds.figures.voted(record.figure), let value = voted.value,
        value != record.value
      {
        throw .decidedByVote(figure: record.figure, value, on: voted.day)
      }
      return [.noted(record: record)]
    case .approve(let figure, let value, let instrument, let day):
      let (kind, asked) = try awaiting(figure, on: day, grounds)
      guard value?.fits(kind.form) ?? (asked.value == nil) else { throw .wrongForm(figure: figure) }
      guard !instrument.trimmed.isEmpty else { throw .noSource }
      return [
        .noted(
          record: FigureRecord(figure: figure, value: value, status: .approved, day: day, source: instrument))
      ]
    case .sendBack(let figure, let reason, let day):
      _ = try awaiting(figure, on: day, grounds)
      guard !reason.trimmed.isEmpty else { throw .noReason }
      return [.sentBack(figure: figure, answer: SentBack(reason: reason, day: day))]
    }
  }

  /// The figure and what was decided about it, where that waits for the level above.
  private static func awaiting(
    _ figure: String, on day: Day, _ grounds: some FigureGrounds
  ) throws(FigureRefusal) -> (FigureKind, FigureRecord) {
    guard let kind = grounds.pack.figure(figure) else { throw .unknownFigure(figure) }
    guard kind.needsApproval else { throw .needsNoApproval(figure: figure) }
    guard let asked = grounds.awaitingApproval(figure), asked.day <= day else {
      throw .nothingToApprove(figure: figure)
    }
    return (kind, asked)
  }
}

extension FigureGrounds {
  /// Whether a value can be one of a figure on a day, beside the numbers that are proposed with it. Nil is what nobody
  /// reported.
  func check(
    _ value: FigureValue?, of figure: String, beside others: [String: Int] = [:], asOf day: Day
  ) throws(FigureRefusal) {
    guard let kind = pack.figure(figure) else { throw .unknownFigure(figure) }
    guard !DerivedFigure.names.contains(figure) else { throw .workedOut(figure: figure) }
    guard let value else { return }
    guard value.fits(kind.form) else { throw .wrongForm(figure: figure) }
    if let number = value.number, let clash = contradiction(of: figure, number, beside: others, asOf: day) {
      throw .contradicts(clash)
    }
  }

  /// What was decided about a figure and waits for the level above; nil where nothing does.
  public func awaitingApproval(_ figure: String) -> FigureRecord? {
    guard pack.figure(figure)?.needsApproval == true, figures.sentBack[figure] == nil,
      let last = figures.newest(figure), last.status == .planned
    else { return nil }
    return last
  }

  /// All that wait, in the order of the pack.
  public var awaitingApproval: [FigureRecord] { pack.figures.compactMap { awaitingApproval($0.id) } }
}

extension FigureValue {
  func fits(_ form: FigureKind.Form) -> Bool {
    switch (self, form) {
    case (.number(let number), .number): number >= 0
    case (.days(let from, let to), .days): from <= to
    case (.text, .text): true
    default: false
    }
  }
}

extension Figures {
  public mutating func evolve(_ event: FigureEvent) {
    switch event {
    case .noted(let record): take(record)
    case .sentBack(let figure, let answer): send(back: figure, answer)
    }
  }
}
