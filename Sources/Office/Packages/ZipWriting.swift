// SPDX-License-Identifier: AGPL-3.0-or-later

import CZlib

extension Package {
  /// The archive: parts in their order, no clock, no machine; the same parts give the same bytes.
  public func zip() -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let packed = part.packed ?? Packed(packing: part.bytes)
      let name = Array(part.name.utf8)
      let start = file.count
      let common = Self.entry(part: part, packed: packed, nameLength: name.count)
      file += Self.word(0x0403_4B50) + common + name + packed.bytes
      // Made by, then the common part, then comment length, disk, two kinds of attributes, offset.
      directory += Self.word(0x0201_4B50) + Self.half(20) + common + Self.half(0) + Self.half(0) + Self.half(0)
      directory += Self.word(0) + Self.word(start) + name
    }
    let start = file.count
    file += directory
    file += Self.word(0x0605_4B50) + Self.half(0) + Self.half(0) + Self.half(parts.count) + Self.half(parts.count)
    file += Self.word(directory.count) + Self.word(start) + Self.half(0)
    return file
  }

  /// What the local header and the directory both say (APPNOTE 4.3.7): the date is the format's first, 1980-01-01.
  private static func entry(part: Part, packed: Packed, nameLength: Int) -> [UInt8] {
    let isPlainName = part.name.utf8.allSatisfy { $0 < 0x80 }
    var bytes = half(20) + half(isPlainName ? 0 : 0x0800) + half(Int(packed.method)) + half(0) + half(0x0021)
    bytes += word(Int(packed.checksum)) + word(packed.bytes.count) + word(part.bytes.count)
    bytes += half(nameLength) + half(0)
    return bytes
  }

  private static func half(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private static func word(_ value: Int) -> [UInt8] { half(value) + half(value >> 16) }
}

extension Package.Packed {
  /// Deflated, or stored where that is no longer.
  init(packing bytes: [UInt8]) {
    let deflated = Deflate.pack(bytes)
    let isWorthIt = deflated.count < bytes.count
    self.init(method: isWorthIt ? 8 : 0, checksum: Deflate.checksum(bytes), bytes: isWorthIt ? deflated : bytes)
  }
}

/// Zlib, with the lengths known beforehand.
enum Deflate {
  /// The checksum of zip and PNG.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, z_size_t($0.count))) }
  }

  /// Raw deflate, or with zlib's own head and tail as PNG wants it.
  static func pack(_ bytes: [UInt8], hasHeader: Bool = false) -> [UInt8] {
    var stream = z_stream()
    let started = deflateInit2_(
      &stream, 9, Z_DEFLATED, hasHeader ? 15 : -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(started == Z_OK, "zlib could not start: out of memory")
    defer { deflateEnd(&stream) }
    let room = Int(deflateBound(&stream, uLong(bytes.count)))
    var input = bytes
    return [UInt8](unsafeUninitializedCapacity: room) { output, written in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        let ended = deflate(&stream, Z_FINISH)
        precondition(ended == Z_STREAM_END, "zlib wrote more than it promised")
      }
      written = Int(stream.total_out)
    }
  }

  /// Raw deflate to exactly `length` bytes; nothing if there are fewer, more, or what is packed is damaged.
  static func unpack(_ bytes: ArraySlice<UInt8>, length: Int) -> [UInt8]? {
    guard bytes.count <= Int(Int32.max), length <= Int(Int32.max) else { return nil }
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = Array(bytes)
    // One byte more than promised, to notice a longer one.
    var isWhole = false
    let output = [UInt8](unsafeUninitializedCapacity: length + 1) { output, written in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(length + 1)
        let ended = inflate(&stream, Z_FINISH)
        isWhole = ended == Z_STREAM_END && Int(stream.total_out) == length && stream.avail_in == 0
      }
      written = min(Int(stream.total_out), length)
    }
    return isWhole ? output : nil
  }
}
