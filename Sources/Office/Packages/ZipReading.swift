// SPDX-License-Identifier: AGPL-3.0-or-later

extension Package {
  /// Opens an archive whole: every length is checked before memory is asked for, every checksum after.
  public init(zip file: [UInt8], limits: PackageLimits = .usual) throws(PackageFault) {
    guard file.count <= limits.packed else { throw .tooLarge(bytes: file.count, most: limits.packed) }
    let reader = ZipReader(file: file, limits: limits)
    self.init()
    var names: Set<String> = []
    var taken: [Range<Int>] = []
    var total = 0
    for entry in try reader.directory() {
      let name = try PartName(entry.name)
      guard names.insert(name.key).inserted else { throw .doubleName(name.text) }
      let data = try reader.data(of: entry, named: name.text)
      taken.append(entry.start..<data.upperBound)
      if name.isFolder { continue }
      try reader.check(entry, named: name.text)
      guard entry.length <= limits.unpacked - total else { throw .unpackedTooLarge(most: limits.unpacked) }
      total += entry.length
      add(try reader.part(entry, named: name.text, data: data))
    }
    // Entries that share bytes make a small file unpack to a huge one.
    taken.sort { $0.lowerBound < $1.lowerBound }
    for (one, next) in Swift.zip(taken, taken.dropFirst()) where one.upperBound > next.lowerBound {
      throw .damaged("entries overlap")
    }
  }
}

/// A part's name: relative, inside of the archive, one way of writing it.
private struct PartName {
  let text: String
  /// Equal for names that a package may not hold side by side (ECMA-376 part 2, 6.2.2.3: case does not count).
  let key: String
  let isFolder: Bool

  init(_ bytes: ArraySlice<UInt8>) throws(PackageFault) {
    guard let read = String(validating: bytes, as: UTF8.self), !read.isEmpty, read.utf8.count <= 1024 else {
      throw .badName(String(decoding: bytes.prefix(100), as: UTF8.self))
    }
    // Some old writers separate folders as Windows does.
    let name = read.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "/")
    isFolder = name.hasSuffix("/")
    let steps = (isFolder ? name.dropLast() : name[...]).split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = steps.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    let isClean = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != ":" && $0.value != 0x7F }
    guard isPlain, isClean else { throw .badName(String(read.prefix(100))) }
    text = name
    key = name.lowercased()
  }
}

/// Reads the directory of an archive and what it points to; PKWARE's APPNOTE 6.3, zip64 included.
private struct ZipReader {
  let file: [UInt8]
  let limits: PackageLimits

  struct Entry {
    let name: ArraySlice<UInt8>
    let flags: Int
    let method: Int
    let checksum: UInt32
    let packed: Int
    let length: Int
    let start: Int
  }

  // MARK: Numbers

  /// A little-endian number, or a fault where the file ends before it.
  func number(at place: Int, bytes: Int) throws(PackageFault) -> Int {
    guard place >= 0, bytes <= file.count - place else { throw .damaged("cut off") }
    var value: UInt64 = 0
    for offset in (0..<bytes).reversed() { value = value << 8 | UInt64(file[place + offset]) }
    guard let whole = Int(exactly: value) else { throw .damaged("a length beyond all files") }
    return whole
  }

  func half(at place: Int) throws(PackageFault) -> Int { try number(at: place, bytes: 2) }
  func word(at place: Int) throws(PackageFault) -> Int { try number(at: place, bytes: 4) }

  // MARK: Directory

  func directory() throws(PackageFault) -> [Entry] {
    let (count, start, end) = try directoryPlace()
    guard count <= limits.parts else { throw .tooManyParts(count, most: limits.parts) }
    guard start <= end else { throw .damaged("directory outside of the file") }
    var entries: [Entry] = []
    var place = start
    for _ in 0..<count {
      guard place < end, try word(at: place) == 0x0201_4B50 else { throw .damaged("directory") }
      let (entry, next) = try entry(at: place)
      guard next <= end else { throw .damaged("directory") }
      entries.append(entry)
      place = next
    }
    return entries
  }

  /// Count of entries, where the directory begins and where it must have ended.
  private func directoryPlace() throws(PackageFault) -> (count: Int, start: Int, end: Int) {
    let tail = try endRecord()
    let disks = (try half(at: tail + 4), try half(at: tail + 6))
    guard disks == (0, 0) || disks == (0xFFFF, 0xFFFF) else { throw .severalDisks }
    let count = try half(at: tail + 10)
    let start = try word(at: tail + 16)
    guard count == 0xFFFF || start == 0xFFFF_FFFF, tail >= 20, try word(at: tail - 20) == 0x0706_4B50 else {
      return (count, start, tail)
    }
    let wide = try number(at: tail - 12, bytes: 8)
    guard wide <= tail - 20, try word(at: wide) == 0x0606_4B50 else { throw .damaged("zip64 directory") }
    return (try number(at: wide + 32, bytes: 8), try number(at: wide + 48, bytes: 8), wide)
  }

  /// The record that ends an archive; a comment of at most 65 535 bytes may follow it.
  private func endRecord() throws(PackageFault) -> Int {
    let isOldOffice = file.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    guard file.count >= 22 else { throw .notAPackage(isOldOffice: isOldOffice) }
    let last = file.count - 22
    for place in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where file[place] == 0x50 && file[place + 1] == 0x4B && file[place + 2] == 5 && file[place + 3] == 6 {
      if try half(at: place + 20) == last - place { return place }
    }
    if file.starts(with: [0x50, 0x4B, 3, 4]) { throw .damaged("the end is missing") }
    throw .notAPackage(isOldOffice: isOldOffice)
  }

  private func entry(at place: Int) throws(PackageFault) -> (Entry, next: Int) {
    let nameLength = try half(at: place + 28)
    let extraLength = try half(at: place + 30)
    let commentLength = try half(at: place + 32)
    let nameStart = place + 46
    let extraStart = nameStart + nameLength
    let next = extraStart + extraLength + commentLength
    guard next <= file.count else { throw .damaged("cut off") }
    var wide = Zip64(extra: file[extraStart..<extraStart + extraLength])
    // The extra field holds only those of the three that do not fit, in this order.
    let length = try wide.instead(of: try word(at: place + 24))
    let packed = try wide.instead(of: try word(at: place + 20))
    let start = try wide.instead(of: try word(at: place + 42))
    let entry = Entry(
      name: file[nameStart..<extraStart], flags: try half(at: place + 8), method: try half(at: place + 10),
      checksum: UInt32(truncatingIfNeeded: try word(at: place + 16)), packed: packed, length: length, start: start)
    return (entry, next)
  }

  /// Lengths too large for four bytes (APPNOTE 4.5.3).
  private struct Zip64 {
    private var values: [UInt8] = []

    init(extra: ArraySlice<UInt8>) {
      var rest = extra
      while rest.count >= 4 {
        let head = Array(rest.prefix(4))
        let length = Int(head[2]) | Int(head[3]) << 8
        rest = rest.dropFirst(4)
        guard length <= rest.count else { return }
        if head[0] == 1, head[1] == 0 { values = Array(rest.prefix(length)) }
        rest = rest.dropFirst(length)
      }
    }

    mutating func instead(of value: Int) throws(PackageFault) -> Int {
      guard value == 0xFFFF_FFFF else { return value }
      guard values.count >= 8 else { throw .damaged("zip64 length") }
      let wide = values.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      values.removeFirst(8)
      guard let whole = Int(exactly: wide) else { throw .damaged("a length beyond all files") }
      return whole
    }
  }

  // MARK: Parts

  func check(_ entry: Entry, named name: String) throws(PackageFault) {
    guard entry.length <= limits.part else {
      throw .partTooLarge(part: name, bytes: entry.length, most: limits.part)
    }
    // Division rounds down, which favours the file by less than one packed byte.
    guard entry.length <= 1 << 16 || entry.length / limits.ratio <= entry.packed else {
      throw .ratioTooHigh(part: name, most: limits.ratio)
    }
  }

  /// Where a part's packed bytes lie, after its own header has been held against the directory.
  func data(of entry: Entry, named name: String) throws(PackageFault) -> Range<Int> {
    // Bit 0: encrypted; bit 6: strongly so; bit 13: header values masked.
    guard entry.flags & 0x2041 == 0 else { throw .encrypted }
    guard entry.start <= file.count, try word(at: entry.start) == 0x0403_4B50 else {
      throw .damaged("\(name): header")
    }
    let nameLength = try half(at: entry.start + 26)
    let nameStart = entry.start + 30
    let start = nameStart + nameLength + (try half(at: entry.start + 28))
    guard start <= file.count, entry.packed <= file.count - start else { throw .damaged("\(name): cut off") }
    guard file[nameStart..<nameStart + nameLength] == entry.name else {
      throw .damaged("\(name): two names for one part")
    }
    return start..<start + entry.packed
  }

  func part(_ entry: Entry, named name: String, data: Range<Int>) throws(PackageFault) -> Package.Part {
    let packed = file[data]
    let bytes: [UInt8]
    switch entry.method {
    case 0:
      guard entry.length == entry.packed else { throw .damaged("\(name): length") }
      bytes = Array(packed)
    case 8:
      guard let unpacked = Deflate.unpack(packed, length: entry.length) else { throw .damaged("\(name): content") }
      bytes = unpacked
    case _: throw .unknownMethod(part: name, entry.method)
    }
    guard Deflate.checksum(bytes) == entry.checksum else { throw .damaged("\(name): checksum") }
    return Package.Part(
      name: name, bytes: bytes,
      packed: .init(method: UInt16(entry.method), checksum: entry.checksum, bytes: Array(packed)))
  }
}
