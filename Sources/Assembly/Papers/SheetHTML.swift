// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

extension Paper {
  /// The paper as a sheet on a page, looking like the file that is printed.
  func sheet(label: String) -> HTML {
    let lines = abstract?.split(separator: "\n").map(String.init) ?? []
    return PaperSheet(language: language.rawValue, label: label) {
      Letterhead(
        left: head.left.map(\.html), right: head.right.map(\.html),
        mark: head.mark?.split(separator: "\n").map(String.init) ?? [])
      PaperTitle(title, abstract: lines.first)
      lines.dropFirst().map { PaperText(PaperLine($0, .bold, .centred)) }
      blocks.map { html($0) }
      signatureRows.dropLast().map { SignatureBlocks($0.map(html)) }
      SignatureBlocks(signatureRows.last?.map(html) ?? [], recipients: recipientLines)
      notes.map { PaperText(PaperLine($0, size: 11, .italic)) }
    }
  }

  private func html(_ block: Block) -> HTML {
    switch block {
    case .heading(let text): PaperText(PaperLine(text, .bold, .indented))
    case .paragraph(let runs): PaperText { runs.map(inline) }
    case .centred(let runs): PaperText(PaperLine(runs.map(\.text).joined(), .bold, .centred))
    case .list(let items): HTML { items.map { PaperText("- \($0)") } }
    case .blank(let label): PaperText(PaperLine("\(label): " + String(repeating: "…", count: 24)))
    // The square itself needs a printer's hand and is set in the files; the words say the same.
    case .code(_, let caption): PaperText(PaperLine(caption, .bold, .centred))
    case .table(let table): html(table)
    }
  }

  private func inline(_ run: Run) -> Inline {
    if run.isBold { Strong(run.text) } else if run.isItalic { Em(run.text) } else { Inline(run.text) }
  }

  private func html(_ table: Table) -> HTML {
    let boxes = table.columns.filter { $0.content == .box }
    guard table.columns.count == boxes.count + 2, !boxes.isEmpty else {
      let numeric = table.columns.indices.filter { table.columns[$0].content == .number }
      return PaperTable(headings: table.columns.map(\.title), rows: table.rows, numeric: Set(numeric))
    }
    return VotingPaperTable(
      headings: (table.columns[0].title, table.columns[1].title),
      table.rows.map { VotingPaperRow(number: $0[0], question: $0[1]) }, options: boxes.map(\.title))
  }

  private func html(_ signature: Signature) -> SignatureBlock {
    SignatureBlock(lines: [signature.authority, signature.post].compactMap { $0 }, name: signature.name ?? "")
  }

  private var recipientLines: (heading: String, lines: [String])? {
    recipients.isEmpty ? nil : (language("Nơi nhận:", "Copies to:"), recipients)
  }
}

extension Paper.Line {
  fileprivate var html: PaperLine {
    var looks: Set<PaperLine.Look> = []
    if isBold { looks.insert(.bold) }
    if isItalic { looks.insert(.italic) }
    if isRuled { looks.insert(.ruled) }
    return PaperLine(text, size: size, looks: looks)
  }
}
