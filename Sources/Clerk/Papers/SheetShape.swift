// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Office
import Packs

/// The sheet a paper is printed on: the layout's A4, on its side for wide tables, or A5 for a voting paper that fits it.
struct SheetShape {
  let page: WordPage
  let pageNumber: PageNumberPlace
  /// How much smaller than the layout says the type is, in points.
  let smaller: Double

  init(for paper: Paper, _ layout: PaperLayout) {
    let margins = layout.margins
    let full = WordPage(
      top: Double(margins.top), bottom: Double(margins.bottom), left: Double(margins.left),
      right: Double(margins.right),
      isMirrored: margins.isMirrored)
    guard paper.kind == PaperForm.votingPaper.rawValue else {
      // Ten columns stand on a sheet on its side, in smaller type.
      let isWide = PaperForm(rawValue: paper.kind)?.isWide == true
      self.init(page: isWide ? full.landscape : full, number: layout.pageNumber, smaller: isWide ? 2 : 0)
      return
    }
    let small = WordPage(width: 148, height: 210, top: 12, bottom: 12, left: 15, right: 12)
    let type = Double(layout.bodySize) - 2
    let fits = Self.height(of: paper, width: small.textWidth, size: type) <= small.height - small.top - small.bottom
    self.init(page: fits ? small : full, number: .none, smaller: fits ? 2 : 0)
  }

  /// The same sheet on its side, in the type of one; nil where it lies already, or is a small one.
  var onItsSide: SheetShape? {
    guard page.width < page.height, page.height > 250 else { return nil }
    return SheetShape(page: page.landscape, pageNumber: pageNumber, smaller: 2)
  }

  private init(page: WordPage, pageNumber: PageNumberPlace, smaller: Double) {
    self.page = page
    self.pageNumber = pageNumber
    self.smaller = smaller
  }

  private init(page: WordPage, number: PaperLayout.PageNumber, smaller: Double) {
    self.page = page
    self.smaller = smaller
    pageNumber =
      switch number {
      case .topCentre: .topCentre
      case .bottomCentre: .bottomCentre
      case .none: .none
      }
  }

  /// Millimetres the text will take, on the large side: a paper that runs over by a line is worse than a larger sheet.
  private static func height(of paper: Paper, width: Double, size: Double) -> Double {
    let line = size * 1.2 * 25.4 / 72
    func lines(_ text: String, in width: Double) -> Double {
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .reduce(0) { $0 + max(1, (TextWidth.estimate(String($1), size: size) * 1.1 / width).rounded(.up)) }
    }
    let head = Double(max(paper.head.left.count, paper.head.right.count) + 1) * line
    let title = (lines(paper.title, in: width) + lines(paper.abstract ?? "", in: width) + 2) * line
    let notes = paper.notes.reduce(0) { $0 + lines($1, in: width) * line * 0.8 }
    let body = paper.blocks.reduce(0.0) { height, block in
      switch block {
      case .heading(let text), .blank(let text): height + lines(text, in: width) * line + 2
      case .paragraph(let runs), .centred(let runs): height + lines(runs.map(\.text).joined(), in: width) * line + 2
      case .list(let items): height + items.reduce(0) { $0 + lines($1, in: width) * line + 2 }
      case .code: height + PaperSetting.codeSide + 2 * line
      case .table(let table): height + self.height(of: table, width: width, size: size)
      }
    }
    return head + title + body + notes
  }

  private static func height(of table: Paper.Table, width: Double, size: Double) -> Double {
    let line = size * 1.2 * 25.4 / 72
    let widths = table.widths(within: width, size: size - 1)
    return ([table.columns.map(\.title)] + table.rows).reduce(0) { height, row in
      height + max(Double(table.lines(of: row, in: widths, size: size)) * line, 8) + 1
    }
  }
}
