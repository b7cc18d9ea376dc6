// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Office

@Suite("A package")
struct PackageTests {
  private let text = Array("<a>Điều 1. Tên gọi</a>".utf8)

  private var package: Package {
    var package = Package()
    package["[Content_Types].xml"] = text
    package["word/document.xml"] = Array(repeating: 65, count: 10_000)
    package["word/media/tên ảnh.png"] = [1, 2, 3]
    package["empty"] = []
    return package
  }

  @Test("comes back from its bytes with the same parts in the same order")
  func roundTrip() throws {
    let read = try Package(zip: package.zip())
    #expect(read.names == package.names)
    for name in package.names { #expect(read[name] == package[name]) }
  }

  @Test("gives the same bytes each time, and again after reading")
  func stable() throws {
    let bytes = package.zip()
    #expect(bytes == package.zip())
    #expect(try Package(zip: bytes).zip() == bytes)
  }

  @Test("keeps the packed bytes of parts that nobody touches")
  func untouched() throws {
    // Stored, though it would pack well: our own writer would never do that.
    var stored = HostileZip.Entry("custom/unknown.bin", Array(repeating: 7, count: 5000))
    stored.packed = Array(repeating: 7, count: 5000)
    stored.method = 0
    var read = try Package(zip: HostileZip.file([stored, .init("word/document.xml", text)]))
    read["word/document.xml"] = Array("<b/>".utf8)
    let again = try Package(zip: read.zip())
    #expect(again.parts.first?.packed?.method == 0)
    #expect(again["custom/unknown.bin"] == stored.packed)
    #expect(again["word/document.xml"] == Array("<b/>".utf8))
  }

  @Test("forgets a part that is set to nothing, and still finds the others")
  func removal() {
    var package = package
    package["word/document.xml"] = nil
    #expect(package.names == ["[Content_Types].xml", "word/media/tên ảnh.png", "empty"])
    #expect(package["word/media/tên ảnh.png"] == [1, 2, 3])
  }

  // MARK: Refused

  private func refusal(_ bytes: [UInt8], limits: PackageLimits = .usual) -> PackageFault? {
    fault { () throws(PackageFault) in try Package(zip: bytes, limits: limits) }
  }

  @Test(
    "refuses names that lead out of it or are none",
    arguments: ["../evil", "/etc/passwd", "a/../../b", "C:\\x", "a//b", "", "..\\evil", "a/./b", "x\u{0}y", "a\nb"])
  func names(name: String) {
    guard case .badName? = refusal(HostileZip.file([.init(name, text)])) else {
      Issue.record("\(name) was taken")
      return
    }
  }

  @Test("refuses one name twice, whatever its case")
  func doubles() {
    #expect(refusal(HostileZip.file([.init("a.xml", text), .init("A.XML", text)])) == .doubleName("A.XML"))
  }

  @Test("refuses a part under two names")
  func twoNames() {
    var entry = HostileZip.Entry("shown.xml", text)
    entry.nameInDirectory = "other.xml"
    #expect(refusal(HostileZip.file([entry])) == .damaged("other.xml: two names for one part"))
  }

  @Test("says that an encrypted one is, and that an old one is old")
  func encrypted() {
    var entry = HostileZip.Entry("a", text)
    entry.flags = 1
    #expect(refusal(HostileZip.file([entry])) == .encrypted)
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 600)
    #expect(refusal(old) == .notAPackage(isOldOffice: true))
    #expect(refusal(Array("plain".utf8)) == .notAPackage(isOldOffice: false))
  }

  @Test("refuses what it cannot unpack or what is not what it says")
  func damaged() {
    var entry = HostileZip.Entry("a", text)
    entry.method = 12
    #expect(refusal(HostileZip.file([entry])) == .unknownMethod(part: "a", 12))
    entry = .init("a", text)
    entry.checksum ^= 1
    #expect(refusal(HostileZip.file([entry])) == .damaged("a: checksum"))
    entry = .init("a", text)
    entry.length += 1
    #expect(refusal(HostileZip.file([entry])) == .damaged("a: content"))
    entry = .init("a", text)
    entry.length -= 1
    #expect(refusal(HostileZip.file([entry])) == .damaged("a: content"))
    #expect(refusal(HostileZip.file([.init("a", text)], count: 2)) == .damaged("directory"))
  }

  @Test("refuses bombs before unpacking them")
  func bombs() {
    let zeros = [UInt8](repeating: 0, count: 4 << 20)
    #expect(refusal(HostileZip.file([.init("bomb", zeros)])) == .ratioTooHigh(part: "bomb", most: 200))
    var liar = HostileZip.Entry("liar", zeros)
    liar.length = 1000
    #expect(refusal(HostileZip.file([liar])) == .damaged("liar: content"))
    let small = PackageLimits(packed: 1000, unpacked: 40_000, part: 30_000, parts: 3, ratio: 200)
    let part = [UInt8](repeating: 0, count: 30_000)
    #expect(
      refusal(HostileZip.file([.init("a", part), .init("b", part)]), limits: small) == .unpackedTooLarge(most: 40_000))
    #expect(
      refusal(HostileZip.file([.init("a", part + [0])]), limits: small)
        == .partTooLarge(part: "a", bytes: 30_001, most: 30_000))
    let many = (0..<4).map { HostileZip.Entry("\($0)", []) }
    #expect(refusal(HostileZip.file(many), limits: small) == .tooManyParts(4, most: 3))
    #expect(refusal([UInt8](repeating: 0, count: 1001), limits: small) == .tooLarge(bytes: 1001, most: 1000))
  }

  @Test("refuses parts that share their bytes")
  func overlap() {
    let first = HostileZip.Entry("a", text)
    var second = HostileZip.Entry("a", text)
    second.start = 0
    second.nameInDirectory = "a"
    // The same entry listed again under its own name is a double name; under another, two names. Shifted, it overlaps.
    #expect(refusal(HostileZip.file([first, second])) == .doubleName("a"))
    var outer = HostileZip.Entry("o", [])
    let inner = HostileZip.file([.init("i", text)])
    outer.packed = inner
    outer.method = 0
    outer.length = inner.count
    outer.checksum = Deflate.checksum(inner)
    var within = HostileZip.Entry("i", text)
    within.start = 31
    #expect(refusal(HostileZip.file([outer, within])) == .damaged("entries overlap"))
  }

  @Test("reads lengths written for files beyond four gigabytes")
  func zip64() throws {
    // Python writes them when asked to, as some libraries always do.
    let path = try PrivateFolder()
    defer { path.remove() }
    let answer = try OtherProgram.run(
      "python3",
      [
        "-c",
        """
        import sys, zipfile
        with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as archive:
            with archive.open('a.txt', 'w', force_zip64=True) as part:
                part.write(b'ok' * 100)
        """, path.path + "/z.zip",
      ])
    #expect(answer.status == 0, "\(answer.said)")
    let bytes = try #require(OtherProgram.bytes(at: path.path + "/z.zip"))
    #expect(try Package(zip: bytes)["a.txt"] == Array(String(repeating: "ok", count: 100).utf8))
    // The same with the lengths of the directory moved to the extra field, as the largest files have them.
    #expect(try Package(zip: HostileZip.wide("b.txt", text))["b.txt"] == text)
  }
}
