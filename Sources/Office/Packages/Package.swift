// SPDX-License-Identifier: AGPL-3.0-or-later

/// The parts of an office file: a zip archive in the manner of ECMA-376 part 2 (.docx, .xlsx).
///
/// Parts keep their order; one that is not written to keeps its bytes, packed ones included.
public struct Package: Hashable, Sendable {
  private(set) var parts: [Part] = []
  private var places: [String: Int] = [:]

  /// A file of the archive. `packed` is what it was read from, or nothing once it is new.
  struct Part: Hashable, Sendable {
    let name: String
    var bytes: [UInt8]
    var packed: Packed?
  }

  /// Bytes as they lie in the archive.
  struct Packed: Hashable, Sendable {
    let method: UInt16
    let checksum: UInt32
    let bytes: [UInt8]
  }

  public init() {}

  /// The names of the parts in their order, as in `word/document.xml`.
  public var names: [String] { parts.map(\.name) }

  /// The bytes of a part; a new part goes to the end, nothing takes it out.
  public subscript(name: String) -> [UInt8]? {
    get { places[name].map { parts[$0].bytes } }
    set {
      switch (places[name], newValue) {
      case (let place?, let bytes?): parts[place] = Part(name: name, bytes: bytes, packed: nil)
      case (let place?, nil):
        parts.remove(at: place)
        places = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1.name, $0) })
      case (nil, let bytes?): add(Part(name: name, bytes: bytes, packed: nil))
      case (nil, nil): break
      }
    }
  }

  mutating func add(_ part: Part) {
    places[part.name] = parts.count
    parts.append(part)
  }
}

/// How much of an archive we are willing to open. Lengths are bytes.
public struct PackageLimits: Hashable, Sendable {
  public var packed: Int
  public var unpacked: Int
  public var part: Int
  public var parts: Int
  /// How many times larger a part may be than what it is packed in; parts under 64 KiB are not asked.
  public var ratio: Int

  public init(packed: Int, unpacked: Int, part: Int, parts: Int, ratio: Int) {
    self.packed = packed
    self.unpacked = unpacked
    self.part = part
    self.parts = parts
    self.ratio = ratio
  }

  /// Room for a report of some hundred pages with pictures.
  public static let usual = PackageLimits(
    packed: 50 << 20, unpacked: 300 << 20, part: 200 << 20, parts: 1000, ratio: 200)
}

/// Why a file is not opened as an office file.
public enum PackageFault: Error, Hashable, Sendable {
  /// No zip archive at all; an older .doc or .xls says `isOldOffice`.
  case notAPackage(isOldOffice: Bool)
  /// Cut off or altered; says where it was noticed.
  case damaged(String)
  /// A password is needed.
  case encrypted
  case unknownMethod(part: String, Int)
  case tooLarge(bytes: Int, most: Int)
  case tooManyParts(Int, most: Int)
  case partTooLarge(part: String, bytes: Int, most: Int)
  /// Opening it would take more than `most` bytes in all.
  case unpackedTooLarge(most: Int)
  /// Packed suspiciously well, as in a file made to fill the memory.
  case ratioTooHigh(part: String, most: Int)
  /// A name that leaves the archive or is none.
  case badName(String)
  case doubleName(String)
  /// Split over several files.
  case severalDisks
  case missingPart(String)
}
