// SPDX-License-Identifier: AGPL-3.0-or-later

import Seeded
import Testing

@testable import Server

@Suite("The body of a form")
struct FormBodyTests {
  @Test("is read as browsers write it")
  func plain() throws {
    let fields = try FormBody.urlEncoded(Array("a=1+2&b=%E1%BA%BF&a=x%0D%0Ay&c&=d&e=%00%7F%zz%".utf8)).fields
    #expect(fields == ["a": ["1 2", "x\ny"], "b": ["ế"], "c": [""], "": ["d"], "e": ["%zz%"]])
    let parts = Mischief.multipart(
      [("a", Array("1".utf8)), ("a", Array("2\r\n--no".utf8))],
      files: [("f", "C:\\\\tệp; số \u{201C}1%22.xlsx", [0, 13, 10, 45, 45, 255])], boundary: "b\u{2D}1")
    let parsed = try FormBody.multipart(parts, boundary: "b-1")
    #expect(parsed.fields == ["a": ["1", "2\n--no"]])
    #expect(parsed.files["f"]?.first?.bytes == [0, 13, 10, 45, 45, 255])
    #expect(parsed.files["f"]?.first?.name == "tệp; số \u{201C}1\".xlsx", "a semicolon in a name is part of it")
  }

  @Test("holds no more than it may: parts, and a boundary that is one")
  func bounds() throws {
    let many = Array(repeating: "a=1", count: FormBody.mostParts + 1).joined(separator: "&")
    #expect(throws: BodyFault.tooManyParts) { try FormBody.urlEncoded(Array(many.utf8)) }
    let parts = Mischief.multipart(
      Array(repeating: ("a", [65]), count: FormBody.mostParts + 1), files: [], boundary: "x")
    #expect(throws: BodyFault.tooManyParts) { try FormBody.multipart(parts, boundary: "x") }
    for boundary in ["", String(repeating: "x", count: 71)] {
      #expect(throws: BodyFault.malformed) { try FormBody.multipart(parts, boundary: boundary) }
    }
    for cut in 0..<40 {
      let whole = Mischief.multipart([("a", [65, 66])], files: [], boundary: "x")
      #expect(throws: BodyFault.malformed) { try FormBody.multipart(Array(whole.dropLast(cut + 4)), boundary: "x") }
    }
  }

  @Test("made of chance is read or refused, never anything else, and its texts are clean")
  func fuzz() throws {
    let seed: UInt64 = 0x1284
    var chance = Chance(seed: seed)
    var read = 0
    let alphabet =
      Array("--b\r\n\r\n=&%+;\"Content-Disposition: form-data; name=a; filename=\"".utf8) + [0, 255, 0xE1, 0xBA]
    let whole = Mischief.multipart(
      [("a", Array("xin chào".utf8)), ("b", [])], files: [("f", "x.csv", [1, 2, 3])], boundary: "b")
    let tries = 24_000
    for number in 0..<tries {
      let bytes: [UInt8] =
        switch number % 4 {
        case 0: chance.bytes(upTo: 60)
        case 1: (0..<chance.below(90)).map { _ in chance.one(of: alphabet) }
        case 2: Mischief.damaged(whole, &chance)
        default: Mischief.urlEncoded([("x", chance.bytes(upTo: 20)), ("y", chance.bytes(upTo: 20))])
        }
      let parts = try? FormBody.multipart(bytes, boundary: "b")
      let parsed = [try? FormBody.urlEncoded(bytes), parts].compactMap { $0 }
      read += parts == nil ? 0 : 1
      _ = FormBody.query(String(decoding: bytes, as: UTF8.self))
      var texts = [FormBody.pathPart(String(decoding: bytes, as: UTF8.self)[...])]
      for body in parsed {
        for (name, values) in body.fields { texts += [name] + values }
        for files in body.files.values { texts += files.map(\.name) }
      }
      for text in texts {
        let isClean = text.unicodeScalars.allSatisfy { scalar in
          scalar == "\n" || scalar == "\t"
            || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE
        }
        try #require(
          isClean && normalised(text).utf8.elementsEqual(text.utf8), "seed \(seed), input \(number): \(bytes)")
      }
    }
    print("form bodies: \(tries) inputs each way, \(read) of them multipart that was read")
    #expect(read > tries / 20 && read < tries / 2)
  }
}
