// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// A question on a voting paper.
public struct VotingPaperRow: Hashable, Sendable {
  let number: String
  let question: String
  /// The number is printed as it is given.
  public init(number: String, question: String) {
    self.number = number
    self.question = question
  }
}

/// A voting paper to print: a row a question, a box an option, large enough for a pen. Place it in a `PaperSheet`.
///
///     VotingPaperTable(headings: ("TT", "Nội dung"), rows, options: ["Đồng ý", "Không đồng ý", "Ý kiến khác"])
public func VotingPaperTable(
  headings: (number: String, question: String), _ rows: [VotingPaperRow], options: [String]
) -> HTML {
  let head = Tr {
    Th(headings.number)
    Th(headings.question)
    options.map { Th($0, .class(.centred)) }
  }
  let table = Table(.class(.sheetTable, .ballot), head: head) {
    rows.map { row in
      Tr {
        Td(row.number, .class(.centred))
        Td(row.question)
        options.map { option in
          Td(.class(.centred)) {
            Span("", .class(.tick), .ornament)
            Unseen(option)
          }
        }
      }
    }
  }
  return scrolling(headings.question, table)
}

/// Several slips on one sheet, cut apart after printing: voting papers, sign-in codes.
public func Slips(_ slips: [HTML]) -> HTML {
  Div(.class(.columns)) { slips.map { slip in Div(.class(.slip)) { slip } } }
}
