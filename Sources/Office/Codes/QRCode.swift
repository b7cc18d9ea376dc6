// SPDX-License-Identifier: AGPL-3.0-or-later

import CQRencode
import Foundation

/// A QR code (ISO/IEC 18004): a square of dark and light modules that a phone reads as text.
public struct QRCode: Hashable, Sendable {
  /// Row by row from the top; true is dark. No quiet zone: `svg` and `png` add the four modules that the norm asks for.
  public let modules: [[Bool]]

  public enum Fault: Error, Hashable, Sendable {
    case empty
    /// More than 2 331 bytes, what the largest code holds at this level of repair.
    case tooLong(bytes: Int)
    case outOfMemory
  }

  /// Bytes of UTF-8 with repair level M: 15 % of the code may be lost.
  public init(text: String) throws(Fault) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= 2331 else { throw .tooLong(bytes: bytes.count) }
    guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
      throw errno == ERANGE ? .tooLong(bytes: bytes.count) : .outOfMemory
    }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let data = code.pointee.data else { throw .outOfMemory }
    modules = (0..<width).map { row in (0..<width).map { data[row * width + $0] & 1 == 1 } }
  }

  private static let quiet = 4

  /// An image for a page; the title is what a screen reader says. Dark on white in dark surroundings too, since
  /// many readers do not see an inverted code.
  public func svg(title: String) -> String {
    let side = modules.count + 2 * Self.quiet
    var path = ""
    for (row, line) in modules.enumerated() {
      var column = 0
      while column < line.count {
        let length = line[column...].prefix { $0 }.count
        if length > 0 { path += "M\(column + Self.quiet) \(row + Self.quiet)h\(length)v1h-\(length)z" }
        column += max(length, 1)
      }
    }
    var xml = XMLText(startingWith: "")
    xml.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(side) \(side)", "role": "img",
        "shape-rendering": "crispEdges",
      ]
    ) { xml in
      xml.element("title", words: title)
      xml.element("rect", ["width": String(side), "height": String(side), "fill": "#fff"])
      xml.element("path", ["d": path, "fill": "#000"])
    }
    return xml.text
  }

  /// A picture for a Word document, `scale` dots to a module.
  public func png(scale: Int = 8) -> [UInt8] {
    let scale = min(max(scale, 1), 64)
    let side = (modules.count + 2 * Self.quiet) * scale
    var dots: [UInt8] = []
    for row in 0..<side {
      // Each line begins with its filter: none.
      dots.append(0)
      let module = row / scale - Self.quiet
      var bits: [UInt8] = Array(repeating: 0xFF, count: (side + 7) / 8)
      if modules.indices.contains(module) {
        for (column, isDark) in modules[module].enumerated() where isDark {
          for dot in (column + Self.quiet) * scale..<(column + Self.quiet + 1) * scale {
            bits[dot / 8] &= ~(0x80 >> UInt8(dot % 8))
          }
        }
      }
      dots += bits
    }
    return PNG.file(width: side, height: side, dots: dots)
  }
}

/// Pictures of black and white dots (ISO/IEC 15948): greyscale, one bit a dot, white is 1.
enum PNG {
  static func file(width: Int, height: Int, dots: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Depth 1, greyscale, deflate, the usual filters, not interlaced.
    bytes += chunk("IHDR", word(width) + word(height) + [1, 0, 0, 0, 0])
    bytes += chunk("IDAT", Deflate.pack(dots, hasHeader: true))
    bytes += chunk("IEND", [])
    return bytes
  }

  private static func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(kind.utf8) + content
    return word(content.count) + body + word(Int(Deflate.checksum(body)))
  }

  private static func word(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
