// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly

extension Paper {
  /// The paper as plain text, for golden files that can be reviewed like code.
  public var plainText: String {
    var lines: [String] = head.left.map { mark("< ", $0) } + head.right.map { mark("> ", $0) }
    lines += head.mark?.split(separator: "\n").map { "<[ \($0) ]" } ?? []
    lines += ["", "# \(title)"]
    if let abstract { lines += abstract.split(separator: "\n").map { "## \($0)" } }
    for block in blocks { lines += [""] + plain(block) }
    lines.append("")
    for signature in signatures {
      lines.append(
        "[\([signature.authority, signature.post, signature.name].map { $0 ?? "–" }.joined(separator: " | "))]")
    }
    lines += recipients.map { "=> \($0)" }
    if isRestricted { lines.append("(restricted)") }
    lines += notes.map { "* \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func mark(_ side: String, _ line: Line) -> String {
    let looks = [line.isBold ? "bold" : "", line.isItalic ? "italic" : "", line.isRuled ? "ruled" : ""]
    return "\(side)\(line.text) (\(([String(line.size)] + looks.filter { !$0.isEmpty }).joined(separator: " ")))"
  }

  private func plain(_ block: Block) -> [String] {
    switch block {
    case .heading(let text): return ["### \(text)"]
    case .paragraph(let runs): return [runs.map(plain).joined()]
    case .centred(let runs): return ["      " + runs.map(plain).joined()]
    case .list(let items): return items.map { "- \($0)" }
    case .blank(let label): return ["\(label): ________"]
    case .code(let text, let caption): return ["[\(text)] \(caption)"]
    case .table(let table):
      let caption = table.caption.map { ["(\($0))"] } ?? []
      let head = "| \(table.columns.map { "\($0.title) \($0.width)%" }.joined(separator: " | ")) |"
      return caption + [head]
        + table.rows.map { row in
          let cells = zip(row, table.columns).map {
            $1.content == .box && $0.isEmpty ? "[ ]" : $0.split(separator: "\n").joined(separator: " / ")
          }
          return "| \(cells.joined(separator: " | ")) |"
        }
    }
  }

  private func plain(_ run: Run) -> String {
    let mark = run.isBold ? "**" : run.isItalic ? "_" : ""
    return mark + run.text + mark
  }
}
