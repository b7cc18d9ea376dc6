// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Testing

@testable import Office

extension Tag {
  /// Starts other programs or tries thousands of inputs.
  @Tag static var slow: Self
}

/// Another program's answer; tests use them as second opinions.
enum OtherProgram {
  struct Answer {
    let status: Int32
    let said: String
  }

  static func run(_ program: String, _ arguments: [String]) throws -> Answer {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(status: process.terminationStatus, said: String(decoding: said, as: UTF8.self))
  }

  /// Runs `body` with the bytes in a file of a folder that is gone afterwards.
  static func withFile<Result>(
    _ bytes: [UInt8], named name: String, _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = try PrivateFolder()
    defer { folder.remove() }
    let path = folder.path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try body(path)
  }

  /// Every part that should be XML is, in the eyes of Python's own parsers.
  static func checkParts(of file: [UInt8]) throws -> Answer {
    try withFile(file, named: "file.zip") { path in
      try run(
        "python3",
        [
          "-c",
          """
          import sys, zipfile, xml.dom.minidom
          archive = zipfile.ZipFile(sys.argv[1])
          assert archive.testzip() is None
          for name in archive.namelist():
              if name.endswith(('.xml', '.rels')):
                  xml.dom.minidom.parseString(archive.read(name))
          print(len(archive.namelist()))
          """, path,
        ])
    }
  }
}

/// Archives as nobody should make them.
struct HostileZip {
  struct Entry {
    var name: String
    var packed: [UInt8]
    var length: Int
    var method = 8
    var flags = 0
    var checksum: UInt32 = 0
    /// Where the directory says that the entry begins; its own place unless told otherwise.
    var start: Int?
    var nameInDirectory: String?

    /// As it should be.
    init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      packed = Deflate.pack(bytes)
      length = bytes.count
      checksum = Deflate.checksum(bytes)
    }
  }

  static func file(_ entries: [Entry], count: Int? = nil) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let place = entry.start ?? file.count
      let (name, listed) = (Array(entry.name.utf8), Array((entry.nameInDirectory ?? entry.name).utf8))
      let common =
        half(20) + half(entry.flags) + half(entry.method) + half(0) + half(33) + word(Int(entry.checksum))
        + word(entry.packed.count) + word(entry.length)
      file += word(0x0403_4B50) + common + half(name.count) + half(0) + name + entry.packed
      directory += word(0x0201_4B50) + half(20) + common + half(listed.count) + half(0) + half(0) + half(0) + half(0)
      directory += word(0) + word(place) + listed
    }
    let count = count ?? entries.count
    let start = file.count
    file += directory + word(0x0605_4B50) + half(0) + half(0) + half(count) + half(count)
    return file + word(directory.count) + word(start) + half(0)
  }

  static func half(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
  static func word(_ value: Int) -> [UInt8] { half(value & 0xFFFF) + half(value >> 16 & 0xFFFF) }
}

/// The fault that something throws, if it does.
func fault<Fault: Error>(_ body: () throws(Fault) -> some Any) -> Fault? {
  do {
    _ = try body()
    return nil
  } catch { return error }
}

extension OtherProgram {
  static func bytes(at path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { Array($0) } }
}

extension HostileZip {
  /// One entry whose directory, record and all, is written the zip64 way.
  static func wide(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    let entry = Entry(name, bytes)
    let common = half(45) + half(0) + half(8) + half(0) + half(33) + word(Int(entry.checksum))
    var file = word(0x0403_4B50) + common + word(entry.packed.count) + word(bytes.count)
    file += half(name.utf8.count) + half(0) + Array(name.utf8) + entry.packed
    let start = file.count
    let extra = half(1) + half(24) + long(bytes.count) + long(entry.packed.count) + long(0)
    file += word(0x0201_4B50) + half(45) + common + word(0xFFFF_FFFF) + word(0xFFFF_FFFF) + half(name.utf8.count)
    file += half(extra.count) + half(0) + half(0) + half(0) + word(0) + word(0xFFFF_FFFF) + Array(name.utf8) + extra
    let record = file.count
    file += word(0x0606_4B50) + long(44) + half(45) + half(45) + word(0) + word(0) + long(1) + long(1)
    file += long(record - start) + long(start)
    file += word(0x0706_4B50) + word(0) + long(record) + word(1)
    file += word(0x0605_4B50) + half(0) + half(0) + half(0xFFFF) + half(0xFFFF) + word(0xFFFF_FFFF)
    return file + word(0xFFFF_FFFF) + half(0)
  }

  static func long(_ value: Int) -> [UInt8] { word(value & 0xFFFF_FFFF) + word(value >> 32) }
}
