// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Office

@Suite("A CSV file")
struct CSVTests {
  private func rows(_ bytes: [UInt8]) throws -> [[String]] {
    try Workbook(csv: bytes, name: "s").sheets[0].rows.map { $0.map(\.shown) }
  }

  private func rows(_ text: String) throws -> [[String]] { try rows(Array(text.utf8)) }

  private func refusal(_ bytes: [UInt8], limits: WorkbookLimits = .usual) -> WorkbookFault? {
    fault { () throws(WorkbookFault) in try Workbook(csv: bytes, name: "s", limits: limits) }
  }

  @Test(
    "is cut at commas, semicolons or tabs, whichever it uses",
    arguments: [
      "a,b c,d\n1,2,3", "a;b c;d\r\n1;2;3\r\n", "a\tb c\td\r1\t2\t3\r", "sep=;\r\na;b c;d\n1;2;3",
      "\u{FEFF}a,b c,d\n1,2,3\n\n",
      "\"a\";\"b c\";\"d\"\n1;\"2\";3", "a,b c,d,,\n1,2,3,,\n,,,,\n",
    ])
  func separators(text: String) throws {
    #expect(try rows(text) == [["a", "b c", "d"], ["1", "2", "3"]])
  }

  @Test("is not cut at commas within names or numbers when semicolons cut it evenly")
  func uneven() throws {
    #expect(try rows("ten;don vi\nA;x, y, z\nB;1,5") == [["ten", "don vi"], ["A", "x, y, z"], ["B", "1,5"]])
    #expect(try rows("Họ, đệm, tên;Đơn vị\nA;x\nB;1,5") == [["Họ, đệm, tên", "Đơn vị"], ["A", "x"], ["B", "1,5"]])
    #expect(try rows("một cột\nhai") == [["một cột"], ["hai"]])
  }

  @Test("keeps what stands in quotation marks, and marks within a plain cell")
  func quotes() throws {
    #expect(try rows("\"a,\"\"b\"\"\nc\",5\" ống\n\"\",x") == [["a,\"b\"\nc", "5\" ống"], ["", "x"]])
    #expect(refusal(Array("a\n\"b,c\nd".utf8)) == .quoteNotClosed(line: 2))
    #expect(refusal(Array("a\n\"b\nc\" d,e".utf8)) == .textAfterQuote(line: 3))
  }

  @Test("is read in UTF-8 and UTF-16, with or without a mark, and always composed")
  func encodings() throws {
    let text = "Họ tên,Quê\nNguye\u{302}\u{303}n Thị Ước,Quảng Ngãi\n"
    let expected = [["Họ tên", "Quê"], ["Nguyễn Thị Ước", "Quảng Ngãi"]]
    let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    for bytes in [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big,
    ] {
      let read = try rows(bytes)
      #expect(read == expected)
      #expect(read.joined().allSatisfy { Array($0.unicodeScalars) == Array($0.composed.unicodeScalars) })
      #expect(Array(read[1][0].unicodeScalars) == Array(expected[1][0].unicodeScalars))
    }
  }

  @Test("is read in the old Windows-1258")
  func windows() throws {
    // "Nguyễn Thị Ước, Đắk Lắk" as Windows wrote it: shape with the vowel, tone after it.
    let bytes: [UInt8] =
      Array("Nguy".utf8) + [0xEA, 0xDE] + Array("n Thi".utf8) + [0xF2] + Array(" ".utf8) + [0xDD, 0xF5, 0xEC]
      + Array("c;".utf8) + [0xD0, 0xE3, 0xEC] + Array("k L".utf8) + [0xE3, 0xEC] + Array("k\n".utf8)
    #expect(try rows(bytes) == [["Nguyễn Thị Ước", "Đắk Lắk"]])
  }

  @Test("is refused in encodings that would turn into other letters, with the line")
  func otherEncodings() {
    // TCVN3 "Uỷ ban nhân dân" and VNI "Ủy ban nhân dân", then bytes that are nothing at all.
    let tcvn: [UInt8] =
      Array("a\nU".utf8) + [0xFB] + Array(" ban nh".utf8) + [0xA9] + Array("n d".utf8) + [0xA9] + Array("n".utf8)
    let vni: [UInt8] = Array("a\n\nnha".utf8) + [0xE2] + Array("n da".utf8) + [0xE2] + Array("n".utf8)
    #expect(refusal(tcvn) == .unknownEncoding(line: 2))
    // TCVN3 "là", "cân": a sign after a letter, and one before a letter.
    #expect(refusal(Array("a\nl".utf8) + [0xB5, 10]) == .unknownEncoding(line: 2))
    #expect(refusal(Array("a\n\n ".utf8) + [0xA9] + Array("n\n".utf8)) == .unknownEncoding(line: 3))
    #expect(refusal(vni) == .unknownEncoding(line: 3))
    #expect(refusal([0x61, 10, 0x8D]) == .unknownEncoding(line: 2))
    #expect(refusal([0xEF, 0xBB, 0xBF, 0x61, 10, 10, 0xFF]) == .unknownEncoding(line: 3))
    #expect(refusal([0xFF, 0xFE, 0x61, 0, 10, 0, 0, 0xD8]) == .unknownEncoding(line: 2))
    #expect(refusal([0xFF, 0xFE, 0x61]) == .unknownEncoding(line: 1))
    #expect(refusal([0x61, 10, 0x62, 0, 0x63, 0x63, 0x63]) == .unknownEncoding(line: 2))
  }

  @Test("is refused when empty or beyond the limits")
  func limits() {
    #expect(refusal([]) == .emptyFile)
    #expect(refusal([0xEF, 0xBB, 0xBF]) == .emptyFile)
    let commas = [UInt8](repeating: UInt8(ascii: ","), count: 2_000_001)
    #expect(refusal(commas) == .tooManyCells(sheet: "s", most: 2_000_000))
    #expect(refusal(Array("abc,defg".utf8), limits: WorkbookLimits(text: 6)) == .tooMuchText(most: 6))
    var limits = WorkbookLimits.usual
    limits.package.packed = 3
    #expect(refusal(Array("abcd".utf8), limits: limits) == .package(.tooLarge(bytes: 4, most: 3)))
  }

  @Test("names its lines where a quotation mark went astray deep inside")
  func deepLine() {
    let lines = (1...500).map { "\($0),Nguyễn Văn \($0)" }.joined(separator: "\r\n")
    #expect(refusal(Array((lines + "\r\nx,\"y\r\nz").utf8)) == .quoteNotClosed(line: 501))
  }
}
