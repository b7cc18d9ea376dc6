// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What may be asked of the register: to note a figure that came by letter or report.
public enum FigureCommand: Sendable {
  case note(FigureRecord)
}

/// What happened to it.
public enum FigureEvent: Codable, Sendable {
  case noted(record: FigureRecord)
}

/// Why not.
public enum FigureRefusal: Error, Hashable, Sendable {
  case unknownFigure(String)
  case wrongForm(figure: String)
  case workedOut(figure: String)
  case noSource
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
      guard let kind = grounds.pack.figure(record.figure) else { throw .unknownFigure(record.figure) }
      guard !DerivedFigure.names.contains(record.figure) else { throw .workedOut(figure: record.figure) }
      guard record.value?.fits(kind.form) ?? true else { throw .wrongForm(figure: record.figure) }
      guard !record.source.trimmed.isEmpty else { throw .noSource }
      return [.noted(record: record)]
    }
  }
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
    }
  }
}
