// SPDX-License-Identifier: AGPL-3.0-or-later

extension Sheet {
  /// Comma-separated values (RFC 4180) in UTF-8, with the mark that lets Excel see that it is UTF-8.
  ///
  /// A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line end) gets
  /// an apostrophe before it, as OWASP advises ("CSV Injection"); whoever reads the file back finds it there.
  /// Numbers are not text: -5 stays -5.
  public func csv(separator: Unicode.Scalar = ",") -> [UInt8] {
    var lines = "\u{FEFF}"
    for row in rows {
      lines += row.map { Self.field($0, separator: separator) }.joined(separator: String(separator)) + "\r\n"
    }
    return Array(lines.utf8)
  }

  private static func field(_ cell: Cell, separator: Unicode.Scalar) -> String {
    guard case .text(let text) = cell else { return cell.shown }
    let isGuarded = text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let value = isGuarded ? "'" + text : text
    let asks = value.unicodeScalars.contains { $0 == separator || "\"\r\n\t;,".unicodeScalars.contains($0) }
    guard asks || value.hasPrefix(" ") || value.hasSuffix(" ") else { return value }
    let doubled = value.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) }
    return "\"\(doubled)\""
  }
}
