// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Office

@Suite("A QR code")
struct QRCodeTests {
  @Test("has its three finding marks and none at the fourth corner")
  func marks() throws {
    let modules = try QRCode(text: "https://dien-hong.example/s?c=7KQ4-M2XD").modules
    let last = modules.count - 7
    #expect(modules.count == modules.first?.count && (modules.count - 17) % 4 == 0)
    for (top, left) in [(0, 0), (0, last), (last, 0)] { #expect(isMark(modules, top: top, left: left)) }
    #expect(!isMark(modules, top: last, left: last))
  }

  private func isMark(_ modules: [[Bool]], top: Int, left: Int) -> Bool {
    (0..<7).allSatisfy { row in
      (0..<7).allSatisfy { column in
        let ring = max(abs(row - 3), abs(column - 3))
        return modules[top + row][left + column] == (ring != 2)
      }
    }
  }

  @Test("is drawn with a title for those who do not see it")
  func svg() throws {
    let code = try QRCode(text: "a")
    let svg = code.svg(title: "Mã đăng nhập của <An>")
    let start = #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" role="img" shape-rendering="crispEdges">"#
    #expect(svg.hasPrefix(start + "<title>Mã đăng nhập của &lt;An&gt;</title>"))
    // The first finding mark's upper side, inside of the quiet zone.
    #expect(svg.contains("M4 4h7v1h-7z"))
    #expect(svg.contains("<svg") && !svg.contains("<?xml"))
  }

  @Test("becomes a picture whose dots are its modules")
  func png() throws {
    let code = try QRCode(text: "Điện Biên")
    let png = code.png(scale: 3)
    let side = (code.modules.count + 8) * 3
    // Signature 8, header 25, then the data chunk: length, name, zlib head, deflate, zlib tail.
    let length = png[33..<37].reduce(0) { $0 << 8 | Int($1) }
    let bytesInRow = 1 + (side + 7) / 8
    let dots = try #require(Deflate.unpack(png[43..<41 + length - 4], length: bytesInRow * side))
    for row in 0..<side {
      for column in 0..<side {
        let isWhite = dots[row * bytesInRow + 1 + column / 8] & (0x80 >> UInt8(column % 8)) != 0
        let (line, place) = (row / 3 - 4, column / 3 - 4)
        let isInside = code.modules.indices.contains(line) && code.modules.indices.contains(place)
        #expect(isWhite == !(isInside && code.modules[line][place]))
      }
    }
  }

  @Test("refuses nothing and too much")
  func refusals() throws {
    #expect(fault { () throws(QRCode.Fault) in try QRCode(text: "") } == .empty)
    let long = String(repeating: "ư", count: 1166)
    #expect(fault { () throws(QRCode.Fault) in try QRCode(text: long) } == .tooLong(bytes: 2332))
    #expect(try QRCode(text: String(repeating: "x", count: 2331)).modules.count == 177)
  }
}
