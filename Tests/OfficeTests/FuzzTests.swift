// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Seeded
import Testing

@testable import Office

/// Whatever comes in, a reader gives a value within its limits or a named fault: no trap, no hang, no huge memory.
@Suite("Readers of files", .tags(.slow), .serialized)
struct FuzzTests {
  private static let seed: UInt64 = 20_250_715

  /// Small limits, so that every one of them is met.
  private static let limits: WorkbookLimits = {
    let package = PackageLimits(packed: 1 << 20, unpacked: 4 << 20, part: 2 << 20, parts: 100, ratio: 200)
    return WorkbookLimits(package: package, sheets: 10, cells: 50_000, text: 1 << 20)
  }()

  @Test("survive thousands of altered archives, workbooks and tables")
  func everything() throws {
    var tally = Tally()
    let before = Self.memoryFromNowOn()
    var chance = Chance(seed: Self.seed)
    let files = try Self.files()
    for round in 0..<1200 {
      for file in files { tally.tryZip(Mutation.of(file, using: &chance), "seed \(Self.seed), archive \(round)") }
    }
    let package = SampleWorkbook(rows: SampleWorkbook.varied).package
    for round in 0..<2500 {
      var altered = package
      let name = try #require(package.names.randomElement(using: &chance))
      altered[name] = Mutation.ofXML(try #require(package[name]), using: &chance)
      tally.tryWorkbook(altered.zip(), "seed \(Self.seed), part \(name) \(round)")
    }
    for round in 0..<2500 {
      tally.tryCSV(Mutation.ofCSV(using: &chance), "seed \(Self.seed), table \(round)")
    }
    let grown = Self.peakMemory - before
    FileHandle.standardError.write(
      Data(
        "Readers of files: \(tally.inputs) inputs, \(tally.accepted) accepted, peak memory +\(grown >> 20) MB\n".utf8))
    #expect(tally.inputs >= 5000)
    // An oracle that never accepts or never refuses tests nothing.
    #expect(tally.accepted > 500 && tally.accepted < tally.inputs - 500)
    #expect(grown < 300 << 20, "memory grew by \(grown >> 20) MB")
  }

  @Test("meet zip bombs of every size without unpacking them")
  func bombs() {
    let before = Self.memoryFromNowOn()
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    let once = HostileZip.Entry("a", zeros)
    var accepted = 0
    for length in [0, 1, 999, 1 << 20, 1 << 28, 0x7FFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFF] {
      for count in [1, 2, 50, 1000, 1001, 65_535] {
        for method in [0, 8] {
          let entries = (0..<min(count, 60)).map { number in
            var entry = once
            entry.name = "\(number)"
            entry.length = length
            entry.method = method
            return entry
          }
          if (try? Package(zip: HostileZip.file(entries, count: count))) != nil { accepted += 1 }
        }
      }
    }
    // Nested: each layer is small and honest, and is not opened by itself.
    var layer = HostileZip.file([.init("core", [1])])
    for _ in 0..<50 { layer = HostileZip.file([.init("layer.zip", layer)]) }
    #expect((try? Package(zip: layer))?.names == ["layer.zip"])
    #expect(accepted == 0)
    #expect(Self.peakMemory - before < 100 << 20)
  }

  private static func files() throws -> [[UInt8]] {
    var small = try SampleDocument.document()
    small.sections.removeLast()
    let table = Workbook(sheets: [
      Sheet(name: "s", rows: [[.text("Đ"), .number(1), .day(year: 2025, month: 7, day: 15)]])
    ])
    return [try small.docx(), try table.xlsx(), HostileZip.wide("b.txt", [1, 2, 3])]
  }

  /// Forgets the peak so far (man 5 proc, clear_refs) and gives what is left of it.
  private static func memoryFromNowOn() -> Int {
    FileHandle(forWritingAtPath: "/proc/self/clear_refs")?.write(Data("5".utf8))
    return peakMemory
  }

  /// The most memory this process had, in bytes; 0 where the system does not say.
  private static var peakMemory: Int {
    let status = FileManager.default.contents(atPath: "/proc/self/status") ?? Data()
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) << 10
  }

  /// Counts, and holds what is accepted against what was promised.
  private struct Tally {
    var inputs = 0
    var accepted = 0

    mutating func tryZip(_ bytes: [UInt8], _ origin: String) {
      inputs += 1
      tryWorkbook(bytes, origin)
      guard let package = try? Package(zip: bytes, limits: limits.package) else { return }
      accepted += 1
      let total = package.names.reduce(0) { $0 + (package[$1]?.count ?? 0) }
      #expect(total <= limits.package.unpacked && package.names.count <= limits.package.parts, "\(origin)")
      #expect(package.names.allSatisfy { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }, "\(origin)")
      #expect(
        package.names.allSatisfy { package[$0] == (try? Package(zip: package.zip(), limits: limits.package))?[$0] },
        "\(origin)")
    }

    mutating func tryWorkbook(_ bytes: [UInt8], _ origin: String) {
      inputs += 1
      guard let workbook = try? Workbook(xlsx: bytes, limits: limits) else { return }
      accepted += 1
      check(workbook, origin)
    }

    mutating func tryCSV(_ bytes: [UInt8], _ origin: String) {
      inputs += 1
      guard let workbook = try? Workbook(csv: bytes, name: "s", limits: limits) else { return }
      accepted += 1
      check(workbook, origin)
      // What was read is written and read again as it is, guards aside.
      guard let sheet = workbook.sheets.first, !sheet.rows.isEmpty else { return }
      let again = try? Workbook(csv: sheet.csv(), name: "s", limits: limits).sheets.first
      let guarded = sheet.rows.map { row in
        row.map { cell -> Cell in
          guard case .text(let text) = cell, let first = text.unicodeScalars.first else { return cell }
          return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) ? .text("'" + text) : cell
        }
      }
      #expect(again?.rows == guarded, "\(origin)")
    }

    private func check(_ workbook: Workbook, _ origin: String) {
      let cells = workbook.sheets.reduce(0) { $0 + $1.rows.count + $1.rows.reduce(0) { $0 + $1.count } }
      #expect(cells <= 2 * limits.cells && workbook.sheets.count <= limits.sheets, "\(origin)")
      for cell in workbook.sheets.flatMap(\.rows).joined() {
        guard case .text(let text) = cell, !text.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
        #expect(text.unicodeScalars.elementsEqual(text.composed.unicodeScalars), "\(origin)")
      }
    }
  }
}

/// Ways to spoil a file.
private enum Mutation {
  static func of(_ file: [UInt8], using chance: inout Chance) -> [UInt8] {
    var bytes = file
    switch Int.random(in: 0..<8, using: &chance) {
    case 0: return (0..<Int.random(in: 0...400, using: &chance)).map { _ in UInt8.random(in: 0...255, using: &chance) }
    case 1: return Array(file.prefix(Int.random(in: 0...file.count, using: &chance)))
    case 2: return Array(file.dropFirst(Int.random(in: 0...min(200, file.count), using: &chance)))
    case 3:
      // In the directory, where the lengths are.
      let tail = max(0, bytes.count - 400)
      for _ in 0..<Int.random(in: 1...4, using: &chance) { flip(&bytes, in: tail..<bytes.count, using: &chance) }
    case 4: fill(&bytes, with: [0xFF, 0x00, 0x7F, 0x80].randomElement(using: &chance) ?? 0, using: &chance)
    case 5:
      let part = Int.random(in: 0..<bytes.count, using: &chance)..<bytes.count
      bytes.insert(contentsOf: bytes[part].prefix(300), at: Int.random(in: 0...bytes.count, using: &chance))
    case _:
      for _ in 0..<Int.random(in: 1...12, using: &chance) { flip(&bytes, in: 0..<bytes.count, using: &chance) }
    }
    return bytes
  }

  private static func flip(_ bytes: inout [UInt8], in range: Range<Int>, using chance: inout Chance) {
    bytes[Int.random(in: range, using: &chance)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
  }

  private static func fill(_ bytes: inout [UInt8], with byte: UInt8, using chance: inout Chance) {
    let start = max(0, bytes.count - Int.random(in: 1...200, using: &chance))
    for place in start..<min(start + Int.random(in: 1...8, using: &chance), bytes.count) { bytes[place] = byte }
  }

  private static let words = [
    "1048576", "XFD1048576", "A0", "-1", "99999999999999999999", "1e308", "nan", "&#0;", "&#x10FFFF;", "<c>", "</row>",
    "<v>",
    "inlineStr", "<!DOCTYPE a>", "<![CDATA[", "\u{FEFF}", "s", "d", "2025-99-99", "\"", "..", "External", "<f/>",
    "_x0000_",
    "<rPh>", "</is>", "TargetMode", "true", "2958466", "<mergeCell ref=\"A1:\"/>",
  ]

  static func ofXML(_ part: [UInt8], using chance: inout Chance) -> [UInt8] {
    guard Int.random(in: 0..<4, using: &chance) > 0 else { return of(part, using: &chance) }
    var text = String(decoding: part, as: UTF8.self)
    for _ in 0..<Int.random(in: 1...3, using: &chance) {
      let word = words.randomElement(using: &chance) ?? ""
      let pieces = text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
      let place = Int.random(in: 0..<pieces.count, using: &chance)
      if place % 2 == 1, Bool.random(using: &chance) {
        text = (pieces[..<place] + [word] + pieces[(place + 1)...]).joined(separator: "\"")
      } else {
        let cut = text.index(text.startIndex, offsetBy: Int.random(in: 0...text.count, using: &chance))
        text.insert(contentsOf: word, at: cut)
      }
    }
    return Array(text.utf8)
  }

  private static let fragments = [
    "a", "Nguyễn", "1", "2025-07-15", ",", ",", ";", "\t", "\n", "\n", "\r\n", "\r", "\"", "\"\"", "=1+1", " ", "-",
    "\u{FEFF}",
    "e\u{302}", "😀", "sep=;",
  ]

  static func ofCSV(using chance: inout Chance) -> [UInt8] {
    let count = Int.random(in: 0...60, using: &chance)
    let text = (0..<count).map { _ in fragments.randomElement(using: &chance) ?? "" }.joined()
    var bytes: [UInt8]
    switch Int.random(in: 0..<6, using: &chance) {
    case 0: bytes = (0..<count * 4).map { _ in UInt8.random(in: 0...255, using: &chance) }
    case 1: bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    case 2: bytes = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    case _: bytes = Array(text.utf8)
    }
    if !bytes.isEmpty, Int.random(in: 0..<4, using: &chance) == 0 { flip(&bytes, in: 0..<bytes.count, using: &chance) }
    return bytes
  }
}

extension SampleWorkbook {
  init(rows: String) { self.rows = rows }

  /// A cell of every kind.
  static let varied = """
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45853</v></c><c r="C1" t="b"><v>1</v></c></row>
    <row r="2"><c r="A2" t="inlineStr"><is><t>Nguyễn</t></is></c><c r="B2" t="d"><v>2025-07-15</v></c></row>
    <row><c><f>1+1</f><v>2</v></c><c t="str"><v>x</v></c><c t="e"><v>#N/A</v></c><c s="2"><v>0.5</v></c></row>
    """
}
