// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Testing

@testable import Server

/// A run of the program, and a folder of its own for it.
struct CommandRun {
  let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  /// The program that belongs to this build lies beside the test bundle.
  init(_ arguments: [String], in folder: Scratch? = nil) throws {
    let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    process.executableURL = URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("dienhong")
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder.url }
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  /// What was printed until a text is there.
  func read(until text: String) async throws -> String {
    let handle = output.fileHandleForReading
    return try await Wire.off {
      var all = ""
      while !all.contains(text) {
        let some = handle.availableData
        guard !some.isEmpty else { break }
        all += String(decoding: some, as: UTF8.self)
      }
      return all
    }
  }

  func end() async throws -> (status: Int32, output: String, errors: String) {
    let (output, errors, process) = (output.fileHandleForReading, errors.fileHandleForReading, process)
    return try await Wire.off {
      let said = String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
      let complained = String(decoding: try errors.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      return (process.terminationStatus, said, complained)
    }
  }

  /// What the program complains of, in a language.
  static func complaint(_ arguments: [String], in language: String = "vi") async throws -> String {
    let ended = try await CommandRun(arguments + ["--language", language]).end()
    #expect(ended.status == 1, "\(ended)")
    return ended.errors
  }
}

/// A folder that is gone afterwards.
final class Scratch: Sendable {
  let url: URL
  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("dienhong-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(at: url) }
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// A folder of packs with one changed file.
  func packs(changing file: String, _ change: (String) -> String) throws -> String {
    let packs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Packs")
    let copy = url.appendingPathComponent("packs")
    try FileManager.default.copyItem(at: packs, to: copy)
    let changed = copy.appendingPathComponent(file)
    try change(String(contentsOf: changed, encoding: .utf8)).write(to: changed, atomically: true, encoding: .utf8)
    return copy.path
  }
}

@Suite("A command that cannot be done says why and what helps")
struct CommandTestsSlow {
  @Test("when there is no such pack", arguments: [["serve", "--port", "0"], ["demo", "--port", "0"], ["rehearse"]])
  func unknownPack(command: [String]) async throws {
    let scratch = try Scratch()
    let place = command[0] == "rehearse" ? "--out" : "--data"
    let arguments = command + ["--pack", "khong-co", place, scratch.path("x")]
    let vietnamese = try await CommandRun.complaint(arguments)
    #expect(vietnamese.contains("Không có bộ quy tắc “khong-co”") && vietnamese.contains("vn-party-2025"))
    let english = try await CommandRun.complaint(arguments, in: "en")
    #expect(english.contains("There is no rule pack “khong-co”"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("x/congress.sqlite")), "nothing was begun")
  }

  @Test("when a pack is damaged: file, line, key and mend")
  func damagedPack() async throws {
    let scratch = try Scratch()
    let packs = try scratch.packs(changing: "assembly/roles.yaml") {
      $0.replacing("rights:", with: "rihgts:", maxReplacements: 1)
    }
    let arguments = ["serve", "--port", "0", "--packs", packs, "--pack", "assembly", "--data", scratch.path("x")]
    let vietnamese = try await CommandRun.complaint(arguments)
    #expect(
      vietnamese.contains("roles.yaml, dòng ") && vietnamese.contains("rihgts") && vietnamese.contains("Cách sửa"))
    #expect(!vietnamese.contains("PackFault"), "words, not types")
    let english = try await CommandRun.complaint(arguments, in: "en")
    #expect(english.contains("roles.yaml, line ") && english.contains("How to fix it"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("x/congress.sqlite")))
  }

  @Test("when a folder of packs is empty, or the sample is faulty")
  func noPacks() async throws {
    let scratch = try Scratch()
    let none = try await CommandRun.complaint(["rehearse", "--packs", scratch.path("khong-co")], in: "en")
    #expect(none.contains("There is no rule pack in"))
    let packs = try scratch.packs(changing: "assembly/sample/congress.yaml") {
      $0.replacing("2025-07-15", with: "2025-02-31")
    }
    let faulty = try await CommandRun.complaint(["rehearse", "--packs", packs, "--pack", "assembly"])
    #expect(faulty.contains("Đại hội mẫu của bộ quy tắc chưa đúng") && faulty.contains("congress.yaml"))
    let other = try Scratch()
    let torn = try other.packs(changing: "assembly/sample/congress.yaml") { _ in "mode: [" }
    let broken = try await CommandRun.complaint(["rehearse", "--packs", torn, "--pack", "assembly"])
    #expect(broken.contains("Đại hội mẫu của bộ quy tắc chưa đúng"), "\(broken)")
  }

  @Test("when the folder cannot be written to, or holds a record already")
  func folder() async throws {
    let scratch = try Scratch()
    try Data("x".utf8).write(to: scratch.url.appendingPathComponent("tep"))
    let vietnamese = try await CommandRun.complaint(["serve", "--port", "0", "--data", scratch.path("tep/trong")])
    #expect(vietnamese.contains("Không ghi được vào"), "\(vietnamese)")
    let english = try await CommandRun.complaint(["rehearse", "--out", scratch.path("tep/trong")], in: "en")
    #expect(english.contains("cannot be written to"), "\(english)")
    try FileManager.default.createDirectory(atPath: scratch.path("cu"), withIntermediateDirectories: true)
    try Data().write(to: scratch.url.appendingPathComponent("cu/congress.sqlite"))
    let taken = try await CommandRun.complaint(["rehearse", "--out", scratch.path("cu")])
    #expect(taken.contains("đã có một nhật ký"))
  }

  @Test("when another program has the record or the port; and it stops on SIGTERM while a page listens")
  func taken() async throws {
    let scratch = try Scratch()
    let first = try CommandRun(["serve", "--port", "0", "--data", scratch.path("x"), "--language", "en"])
    defer { if first.process.isRunning { kill(first.process.processIdentifier, SIGKILL) } }
    let said = try await first.read(until: "key=")
    let numbers: [Int] = said.split(separator: ":").compactMap { part in Int(part.prefix { $0.isNumber }) }
    let port: Int = try #require(numbers.first { $0 > 1024 })
    let inUse = try await CommandRun.complaint(["serve", "--port", "0", "--data", scratch.path("x")])
    #expect(inUse.contains("Chương trình khác (\(first.process.processIdentifier)) đang ghi vào"))
    let busy = ["serve", "--port", "\(port)", "--data", scratch.path("y")]
    #expect(try await CommandRun.complaint(busy).contains("Cổng \(port) tại 127.0.0.1 đang có chương trình khác dùng"))
    #expect(try await CommandRun.complaint(busy, in: "en").contains("Another program uses port \(port)"))
    let nowhere = ["serve", "--port", "0", "--host", "203.0.113.7", "--data", scratch.path("y")]
    #expect(try await CommandRun.complaint(nowhere).contains("Máy này không có địa chỉ “203.0.113.7”"))
    let noName = ["serve", "--port", "0", "--host", "1.2.3.4.5", "--data", scratch.path("y")]
    #expect(try await CommandRun.complaint(noName).contains("Máy này không có địa chỉ “1.2.3.4.5”"))

    var browser = Browser(port: port)
    let lastLines: [Substring] = said.components(separatedBy: "key=").last?.split(separator: "\n") ?? []
    let key: String = String(try #require(lastLines.first))
    let fields = [("key", key), ("login", "quantri"), ("password", Hall.password), ("again", Hall.password)]
    #expect(try await browser.post("/first-run", fields, from: "/first-run?key=\(key)").status == 303)
    for bad in [
      "\0\0\0\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
      "GET /\u{1} x\r\n\r\n",
    ] {
      _ = try await Wire.off {
        let wire = try Wire(port: port, patience: 3)
        wire.send(Array(bad.utf8))
        return wire.receive { !$0.isEmpty }
      }
    }
    let line = try await Listening(browser)
    let begun = ContinuousClock.now
    kill(first.process.processIdentifier, SIGTERM)
    _ = try await line.hear(until: nil)
    let ended = try await first.end()
    #expect(ended.status == 0, "\(ended)")
    #expect(ContinuousClock.now - begun < .seconds(10))
    #expect(
      !FileManager.default.fileExists(atPath: scratch.path("x/congress.sqlite-wal")), "the record was closed properly")
  }

  @Test(
    "when the disk is full, and leaves nothing half-made where it was to go",
    arguments: ["demo --port 0 --data", "rehearse --out"])
  func fullDisk(command: String) async throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path("cũ"), withIntermediateDirectories: true)
    let version = try CommandRun(["--version"])
    _ = try await version.end()
    let program = try #require(version.process.executableURL).path
    for folder in ["mới", "cũ"] {
      let process = Process()
      let errors = Pipe()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      let script = "ulimit -f 500; trap '' XFSZ; exec \"$0\" \(command) \"$1\" --language en"
      process.arguments = ["-c", script, program, scratch.path(folder)]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = errors
      try process.run()
      let said = try await Wire.off {
        String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      }
      process.waitUntilExit()
      #expect(process.terminationStatus == 1 && said.contains("The disk did not take it"), "\(said)")
      #expect(!said.contains("DeskFailure"), "\(said)")
      #expect(said.contains(scratch.path(folder)) == command.hasPrefix("rehearse"), "\(said)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["cũ"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("cũ")).isEmpty)
  }

  @Test("when the record is damaged: where, and what to do")
  func damaged() async throws {
    let scratch = try Scratch()
    let first = try CommandRun(["serve", "--port", "0", "--data", scratch.path("x")])
    _ = try await first.read(until: "key=")
    kill(first.process.processIdentifier, SIGTERM)
    _ = try await first.end()
    let record = scratch.url.appendingPathComponent("x/congress.sqlite")
    var bytes = [UInt8](try Data(contentsOf: record))
    let wanted = Array("set-up.packPinned".utf8)
    let index = try #require(bytes.indices.first { bytes[$0...].starts(with: wanted) })
    bytes[index + wanted.count - 1] ^= 1
    try Data(bytes).write(to: record)
    let vietnamese = try await CommandRun.complaint(["serve", "--port", "0", "--data", scratch.path("x")])
    #expect(vietnamese.contains("Mục 1 đã bị sửa") && vietnamese.contains("phục hồi bản sao lưu"))
    let english = try await CommandRun.complaint(["serve", "--port", "0", "--data", scratch.path("x")], in: "en")
    #expect(english.contains("Entry 1 was altered") && english.contains("restore the last backup"))
  }
}
