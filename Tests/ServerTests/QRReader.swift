// SPDX-License-Identifier: AGPL-3.0-or-later

/// Reads a QR code as a phone does once it has found the square: which mask lies over it, in what order its bytes stand,
/// and what they say (ISO/IEC 18004). Repair level M, versions 1 to 10, one text of bytes; nothing is repaired.
struct QRReader {
  struct Unreadable: Error, CustomStringConvertible { let description: String }

  let modules: [[Bool]]
  private let version: Int
  private var size: Int { modules.count }

  /// Bytes in each block for repair and for content, by version; from table 9 of the norm, level M.
  private static let blocks: [(repair: Int, contents: [Int])] = [
    (10, [16]), (16, [28]), (26, [44]), (18, [32, 32]), (24, [43, 43]), (16, [27, 27, 27, 27]),
    (18, [31, 31, 31, 31]), (22, [38, 38, 39, 39]), (22, [36, 36, 36, 37, 37]), (26, [43, 43, 43, 43, 44]),
  ]
  /// Where the middles of the small squares stand, from table E.1.
  private static let middles: [[Int]] = [
    [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
  ]

  init(_ modules: [[Bool]]) throws {
    self.modules = modules
    version = (modules.count - 17) / 4
    guard modules.allSatisfy({ $0.count == modules.count }), modules.count == 17 + 4 * version,
      (1...10).contains(version)
    else { throw Unreadable(description: "a square of \(modules.count)") }
  }

  func text() throws -> String {
    let mask = try mask()
    let read = bytes(under: mask)
    let content = try content(of: read)
    var bits = Bits(content)
    guard bits.take(4) == 0b0100 else { throw Unreadable(description: "another mode than bytes") }
    let length = bits.take(version < 10 ? 8 : 16)
    guard length <= content.count - 2 else { throw Unreadable(description: "\(length) bytes are not there") }
    let said = (0..<length).map { _ in UInt8(bits.take(8)) }
    guard bits.left < 4 || bits.take(4) == 0 else { throw Unreadable(description: "there is a second text") }
    guard let text = String(validating: said, as: UTF8.self) else { throw Unreadable(description: "no UTF-8") }
    return text
  }

  /// The mask that the fifteen bits beside the finding marks name; both copies must be one of the code words of level M.
  private func mask() throws -> Int {
    let last = size - 1
    let beside = [0, 1, 2, 3, 4, 5, 7, 8].map { modules[8][$0] } + [7, 5, 4, 3, 2, 1, 0].map { modules[$0][8] }
    let apart = (0..<7).map { modules[last - $0][8] } + (0..<8).map { modules[8][last - 7 + $0] }
    let words = [beside, apart].map { $0.reduce(0) { $0 << 1 | ($1 ? 1 : 0) } }
    guard words[0] == words[1] else { throw Unreadable(description: "the two copies of the form differ") }
    // Level M is 00, so that the five bits are the number of the mask.
    guard let mask = (0..<8).first(where: { QRReader.form($0) == words[0] }) else {
      throw Unreadable(description: "no form of level M")
    }
    return mask
  }

  /// Five bits, ten for repair by the polynomial 0x537, and the pattern over both.
  private static func form(_ five: Int) -> Int {
    var rest = five << 10
    for bit in stride(from: 14, through: 10, by: -1) where rest >> bit & 1 == 1 { rest ^= 0x537 << (bit - 10) }
    return (five << 10 | rest) ^ 0x5412
  }

  /// Marks, timing lines, form and version: what holds no content.
  private func isFixed(_ row: Int, _ column: Int) -> Bool {
    let far = size - 8
    if row == 6 || column == 6 { return true }
    if row < 9 && (column < 9 || column >= far) || row >= far && column < 9 { return true }
    if version >= 7, row < 6 && column >= size - 11 || column < 6 && row >= size - 11 { return true }
    let middles = QRReader.middles[version - 1]
    guard let row = middles.first(where: { abs($0 - row) <= 2 }),
      let column = middles.first(where: { abs($0 - column) <= 2 })
    else { return false }
    // None stands where a finding mark does.
    let ends = (middles[0], middles[middles.count - 1])
    return ![(ends.0, ends.0), (ends.0, ends.1), (ends.1, ends.0)].contains { $0 == (row, column) }
  }

  private func isTurned(_ row: Int, _ column: Int, by mask: Int) -> Bool {
    let (product, sum) = (row * column, row + column)
    return switch mask {
    case 0: sum % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: sum % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: product % 2 + product % 3 == 0
    case 6: (product % 2 + product % 3) % 2 == 0
    default: (sum % 2 + product % 3) % 2 == 0
    }
  }

  /// Two columns at a time from the right, up and down in turn, passing over the timing column.
  private func bytes(under mask: Int) -> [UInt8] {
    var bits: [Bool] = []
    var (right, isUp) = (size - 1, true)
    while right > 0 {
      if right == 6 { right -= 1 }
      for step in 0..<size {
        let row = isUp ? size - 1 - step : step
        for column in [right, right - 1] where !isFixed(row, column) {
          bits.append(modules[row][column] != isTurned(row, column, by: mask))
        }
      }
      (right, isUp) = (right - 2, !isUp)
    }
    return (0..<bits.count / 8).map { byte in
      bits[byte * 8..<byte * 8 + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
  }

  /// The blocks' bytes stand one of each in turn; the longer blocks come last. What is left is for repair.
  private func content(of bytes: [UInt8]) throws -> [UInt8] {
    let (repair, lengths) = QRReader.blocks[version - 1]
    let whole = lengths.reduce(0, +) + repair * lengths.count
    guard bytes.count == whole else { throw Unreadable(description: "\(bytes.count) bytes instead of \(whole)") }
    var blocks = lengths.map { _ in [UInt8]() }
    var place = 0
    for turn in 0..<(lengths.max() ?? 0) {
      for block in lengths.indices where turn < lengths[block] {
        blocks[block].append(bytes[place])
        place += 1
      }
    }
    return blocks.flatMap { $0 }
  }

  private struct Bits {
    private let bytes: [UInt8]
    private var place = 0
    init(_ bytes: [UInt8]) { self.bytes = bytes }
    var left: Int { bytes.count * 8 - place }
    mutating func take(_ count: Int) -> Int {
      defer { place += count }
      return (place..<min(place + count, bytes.count * 8)).reduce(0) {
        $0 << 1 | Int(bytes[$1 / 8] >> UInt8(7 - $1 % 8) & 1)
      }
    }
  }
}
