// SPDX-License-Identifier: AGPL-3.0-or-later

/// A table's cells at their places: what spans several rows appears in each of them.
struct TableGrid {
  enum Place {
    case cell(WordTable.Cell, columns: Range<Int>)
    /// The lower part of a cell that began further up.
    case below(WordTable.Cell, columns: Range<Int>)

    /// Whether nothing of the cell may part from what follows: a row parts where one of its cells does.
    var staysWithNext: Bool {
      guard case .below(let cell, _) = self, !cell.blocks.isEmpty else { return false }
      return cell.blocks.allSatisfy { block in
        if case .paragraph(let paragraph) = block { paragraph.look.keepsWithNext == true } else { false }
      }
    }
  }

  let rows: [[Place]]

  init(_ table: WordTable, number: Int) throws(WordFault) {
    // For each column, the cell that hangs down into it and how many rows it still has.
    var hanging: [Int: (cell: WordTable.Cell, columns: Range<Int>, left: Int)] = [:]
    var rows: [[Place]] = []
    for (index, row) in table.rows.enumerated() {
      var places: [Place] = []
      var waiting = row.cells[...]
      var column = 0
      while column < table.columns.count {
        if let above = hanging[column], above.left > 0 {
          places.append(.below(above.cell, columns: above.columns))
          hanging[column] = (above.cell, above.columns, above.left - 1)
          column = above.columns.upperBound
          continue
        }
        guard let cell = waiting.popFirst() else { throw .rowDoesNotFill(table: number, row: index) }
        guard cell.columnSpan > 0, cell.rowSpan > 0 else { throw .spanBelowOne(table: number, row: index) }
        let rowsLeft = table.rows.count - index
        guard cell.columnSpan <= table.columns.count - column, cell.rowSpan <= rowsLeft else {
          throw .rowDoesNotFill(table: number, row: index)
        }
        let columns = column..<column + cell.columnSpan
        guard columns.allSatisfy({ (hanging[$0]?.left ?? 0) == 0 }) else {
          throw .rowDoesNotFill(table: number, row: index)
        }
        if cell.rowSpan > 1 { hanging[column] = (cell, columns, cell.rowSpan - 1) }
        places.append(.cell(cell, columns: columns))
        column = columns.upperBound
      }
      guard waiting.isEmpty else { throw .rowDoesNotFill(table: number, row: index) }
      rows.append(places)
    }
    self.rows = rows
  }
}

extension XMLText {
  /// §17.4.38 `tbl`.
  mutating func table(_ table: WordTable, grid: TableGrid, contents: [[XMLText]]) {
    element("w:tbl") { xml in
      xml.tableLook(table)
      xml.element("w:tblGrid") { xml in
        for width in table.columns { xml.element("w:gridCol", ["w:w": Measure.twips(millimetres: width)]) }
      }
      // Header rows count only from the top without a gap.
      var mayBeHeader = true
      for (index, row) in table.rows.enumerated() {
        mayBeHeader = mayBeHeader && row.isHeader
        xml.newLine()
        xml.element("w:tr") { xml in
          xml.rowLook(row, isHeader: mayBeHeader)
          for (place, content) in zip(grid.rows[index], contents[index]) {
            xml.newLine()
            xml.cell(place, widths: table.columns, content: content)
          }
        }
      }
    }
  }

  /// The shortest paragraph: where the format wants one and the page should not show it.
  mutating func smallestParagraph(closing section: XMLText? = nil, keepsWithNext: Bool = false) {
    newLine()
    element("w:p") { xml in
      xml.element("w:pPr") { xml in
        if keepsWithNext { xml.element("w:keepNext") }
        xml.element(
          "w:spacing", ["w:before": "0", "w:after": "0", "w:line": "20", "w:lineRule": "exact"])
        xml.element("w:ind", ["w:left": "0", "w:right": "0", "w:firstLine": "0"])
        xml.element("w:rPr") { $0.value("w:sz", "2") }
        if let section { xml.raw(section) }
      }
    }
  }

  private mutating func tableLook(_ table: WordTable) {
    element("w:tblPr") { xml in
      xml.element("w:tblW", ["w:w": Measure.twips(millimetres: table.columns.reduce(0, +)), "w:type": "dxa"])
      xml.element("w:tblInd", ["w:w": "0", "w:type": "dxa"])
      if let border = table.border {
        xml.element("w:tblBorders") { xml in
          for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            xml.border("w:\(side)", width: border, space: "0")
          }
        }
      }
      xml.element("w:tblLayout", ["w:type": "fixed"])
      xml.element("w:tblCellMar") { xml in
        for side in ["left", "right"] {
          xml.element("w:\(side)", ["w:w": Measure.twips(millimetres: table.padding), "w:type": "dxa"])
        }
      }
      let hasHeader = table.rows.first?.isHeader == true
      xml.element(
        "w:tblLook",
        [
          "w:val": hasHeader ? "0620" : "0600", "w:firstRow": hasHeader ? "1" : "0", "w:lastRow": "0",
          "w:firstColumn": "0", "w:lastColumn": "0", "w:noHBand": "1", "w:noVBand": "1",
        ])
      if let title = table.title {
        xml.value("w:tblCaption", title)
        xml.value("w:tblDescription", title)
      }
    }
  }

  private mutating func rowLook(_ row: WordTable.Row, isHeader: Bool) {
    element("w:trPr") { xml in
      if row.keepsTogether { xml.element("w:cantSplit") }
      if let height = row.height {
        xml.element("w:trHeight", ["w:val": Measure.twips(millimetres: height), "w:hRule": "atLeast"])
      }
      if isHeader { xml.element("w:tblHeader") }
    }
  }

  private mutating func cell(_ place: TableGrid.Place, widths: [Double], content: XMLText) {
    let (cell, columns, isBelow) =
      switch place {
      case .cell(let cell, let columns): (cell, columns, false)
      case .below(let cell, let columns): (cell, columns, true)
      }
    element("w:tc") { xml in
      xml.element("w:tcPr") { xml in
        let width = widths[columns].reduce(0, +)
        xml.element("w:tcW", ["w:w": Measure.twips(millimetres: width), "w:type": "dxa"])
        if columns.count > 1 { xml.value("w:gridSpan", String(columns.count)) }
        if isBelow { xml.element("w:vMerge") } else if cell.rowSpan > 1 { xml.value("w:vMerge", "restart") }
        if let borders = cell.borders { xml.borders("w:tcBorders", borders) }
        if let shading = cell.shading {
          xml.element("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": shading])
        }
        switch cell.verticalAlignment {
        case .top: break
        case .centre: xml.value("w:vAlign", "center")
        case .bottom: xml.value("w:vAlign", "bottom")
        }
      }
      xml.raw(content)
    }
  }
}
