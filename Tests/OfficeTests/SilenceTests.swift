// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Office

/// In a process of its own, whose error output is nobody else's.
@Suite("XML that cannot be read")
struct SilenceTests {
  /// Text of a person, then bytes that are no text in the encoding that is named.
  static func hostile(_ encoding: String) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?><a>Nguyen Van A ".utf8) + [
      0xFF, 0x81, 0xD8, 0x1B, 0xC3, 0x28,
    ]
      + Array("</a>".utf8)
  }

  static let encodings = [
    "UTF-8", "UTF-16", "UTF-16LE", "UCS-4", "ASCII", "Shift_JIS", "EUC-JP", "GB18030", "Big5", "ISO-2022-JP", "UTF-7",
    "windows-1258", "no-such-encoding",
  ]

  @Test("is refused without a word on the error output, where logs would keep people's data")
  func silence() async throws {
    let outcome = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      var faults = 0
      for encoding in SilenceTests.encodings {
        var reader = Nothing()
        do { try XMLScan.read(SilenceTests.hostile(encoding), into: &reader) } catch { faults += 1 }
      }
      // An oracle that is never asked is silent too.
      #expect(faults >= 8)
    }
    #expect(outcome.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } == "")
  }

  /// Reads to the end and keeps nothing.
  private struct Nothing: XMLReading {
    mutating func start(_ element: XMLStart) {}
    mutating func end(_ name: String) {}
    mutating func text(_ text: String) {}
    var isDone: Bool { false }
  }
}
