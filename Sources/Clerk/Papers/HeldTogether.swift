// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly

extension Paper.Block {
  /// The same with what no line may part: two years, a time of day, a version and its number.
  var held: Paper.Block {
    switch self {
    case .heading(let text): .heading(text.held)
    case .paragraph(let runs): .paragraph(runs.map(\.held))
    case .centred(let runs): .centred(runs.map(\.held))
    case .list(let items): .list(items.map(\.held))
    case .table(let table):
      .table(
        Paper.Table(
          caption: table.caption, columns: table.columns.map(\.held), rows: table.rows.map { $0.map(\.held) }))
    case .blank, .code: self
    }
  }
}

extension Paper.Run {
  fileprivate var held: Paper.Run { Paper.Run(text.held, isBold: isBold, isItalic: isItalic) }
}

extension Paper.Table.Column {
  /// Two words in brackets stay together too: above a narrow column a bracket would hold one alone.
  fileprivate var held: Paper.Table.Column {
    Paper.Table.Column(
      title.replacing(/\(([^() ]+) ([^() ]+)\)/) { "(\($0.output.1)\u{A0}\($0.output.2))" }, width: width, content)
  }
}

extension String {
  /// With hyphens and blanks that do not break where numbers stand on both sides, or a number behind its word.
  var held: String {
    replacing(/([0-9])-(?=[0-9])/) { "\($0.output.1)\u{2011}" }
      .replacing(/([0-9]) giờ (?=[0-9])/) { "\($0.output.1)\u{A0}giờ\u{A0}" }
      .replacing(/\b(bản|version) (?=[0-9])/) { "\($0.output.1)\u{A0}" }
  }
}
