// SPDX-License-Identifier: AGPL-3.0-or-later

/// Reads the bytes of a pack's file as text.
public enum PackText {
  /// The text without a byte order mark; throws where the first byte stands that is not UTF-8.
  public static func text(of bytes: [UInt8], file: String) throws(PackFault) -> String {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if let text = String(validating: bytes.dropFirst(isMarked ? 3 : 0), as: UTF8.self) { return text }
    let place = firstFault(in: bytes)
    throw PackFault(file: file, line: place.line, column: place.column, keyPath: "", problem: .form(.notUTF8))
  }

  private static func firstFault(in bytes: [UInt8]) -> Place {
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var (line, column) = (1, 1)
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    return Place(line: line, column: column)
  }
}
