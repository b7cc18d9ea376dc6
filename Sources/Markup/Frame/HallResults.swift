// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// One declared outcome on the screen of a hall.
public struct HallResult: Sendable {
  /// What it is about.
  public var about: String
  /// What came of it, in two or three words.
  public var outcome: String
  /// Its figure, such as "46/51".
  public var figure: String
  public var isGood: Bool

  public init(_ about: String, outcome: String, figure: String, isGood: Bool) {
    (self.about, self.outcome, self.figure, self.isGood) = (about, outcome, figure, isGood)
  }
}

/// Outcomes in rows, as large as lets all of them stand on one screen: nobody in a hall can scroll it.
public func HallResults(_ results: [HallResult]) -> HTML {
  Ul(.class(.hallResults, HallSize.fitting(results.map(\.about), besides: 14, within: 23).name)) {
    results.map { result in
      Li {
        Inline {
          Span(result.about)
          Span(result.outcome, .class(result.isGood ? .good : .attention))
          Strong(result.figure, .class(.nowrap))
        }
      }
    }
  }
}

/// What is put to the vote, a row a question, as large as lets all of them stand on one screen.
public func HallQuestions(_ questions: [String]) -> HTML {
  element(
    "ol", [.class(.hallQuestions, HallSize.fitting(questions, besides: 3, within: 23).name)],
    Fragment<ListItems>(questions.map { Li($0) }))
}

/// The size of rows, in hundredths of the screen's width; the style sheet has the same figures.
enum HallSize: Double, CaseIterable {
  case row1 = 3.2
  case row2 = 2.6
  case row3 = 2.1
  case row4 = 1.7
  case row5 = 1.4
  case row6 = 1.1

  var name: Class {
    switch self {
    case .row1: .row1
    case .row2: .row2
    case .row3: .row3
    case .row4: .row4
    case .row5: .row5
    case .row6: .row6
    }
  }

  private static let width = 94.0

  /// The largest in which rows have the `room` that is left on a screen of 16 to 9, in the same unit. `besides` is what
  /// of the width is taken by other words than theirs, in letters of the row.
  static func fitting(_ rows: [String], besides: Double, within room: Double) -> HallSize {
    allCases.first { size in rows.reduce(0) { $0 + size.height(of: $1, besides) } <= room } ?? .row6
  }

  private func height(of text: String, _ besides: Double) -> Double {
    let lines = (Double(text.count) * 0.52 * rawValue / (Self.width - besides * rawValue)).rounded(.up)
    return rawValue * (1.3 * max(lines, 1) + 0.5)
  }
}
