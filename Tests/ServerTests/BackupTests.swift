// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Logging
import Packs
import Testing

@testable import Server
@testable import dienhong

@Suite("A backup", .timeLimit(.minutes(3)))
struct BackupTestsSlow {
  /// The commands that the read-me gives an operator for a backup, as they stand there.
  private static var commands: [String] {
    get throws {
      let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      let lines = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        .components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      let start = try #require(lines.firstIndex { $0.hasPrefix("dienhong journal verify") })
      return Array(lines[start...].prefix { !$0.hasPrefix("```") })
    }
  }

  /// A record in the folder that the read-me names, with an administrator who has a password.
  private static func begin(in scratch: Scratch) async throws {
    let house = try await House.open(
      folder: scratch.url.appendingPathComponent("dienhong-data"), shelf: PackShelf(folder: nil), pack: nil, now: .now()
    )
    let role = try #require(house.pack.roles.first { $0.rights.contains(.manageAccess) })
    let act = Act(actor: .setup, time: .now())
    _ = try await house.desk.perform(.access(.open(login: "quantri", person: nil, roles: [role.id])), by: act)
    let site = try await Site(
      desk: house.desk, store: house.store,
      settings: SiteSettings(host: "127.0.0.1", port: 0, publicAddress: nil, isSecure: false),
      clock: Timestamp.now, logger: Logger(label: "test"))
    let account = try #require(await house.desk.state.access.account(login: "quantri"))
    try await site.setPassword(Hall.password, of: account.id)
    try await house.store.close()
  }

  /// Runs the commands in the shell, as somebody who reads them would, up to the one that serves.
  private static func restore(in scratch: Scratch, _ change: (String) -> String = { $0 }) async throws {
    let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let place = URL(fileURLWithPath: bundle).deletingLastPathComponent().path
    for command in try commands where !command.hasPrefix("dienhong serve") {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "PATH=\(place):$PATH; \(change(command))"]
      process.currentDirectoryURL = scratch.url
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      try await Wire.off { process.waitUntilExit() }
      #expect(process.terminationStatus == 0, "\(command)")
    }
  }

  /// Serves the restored record as the read-me says; with what was printed, and the port.
  private static func serve(in scratch: Scratch) async throws -> (run: CommandRun, said: String, port: Int) {
    let serve = try #require(try commands.last { $0.hasPrefix("dienhong serve") })
    let arguments = serve.split(separator: " ").dropFirst().map(String.init)
    let run = try CommandRun(arguments + ["--port", "0", "--language", "en"], in: scratch)
    // All that is printed at the start is printed at once.
    let said = try await run.read(until: "\n")
    let numbers: [Int] = said.split(separator: ":").compactMap { part in Int(part.prefix { $0.isNumber }) }
    return (run, said, try #require(numbers.first { $0 > 1024 }))
  }

  @Test("that was made by the words of the read-me is taken back to a congress that one can sign in to")
  func restored() async throws {
    let scratch = try Scratch()
    try await Self.begin(in: scratch)
    try await Self.restore(in: scratch)
    let (run, said, port) = try await Self.serve(in: scratch)
    defer { kill(run.process.processIdentifier, SIGKILL) }
    #expect(!said.contains("first-run"))
    var browser = Browser(port: port)
    let fields = [("login", "quantri"), ("password", Hall.password)]
    let answer = try await browser.post("/sign-in", fields)
    #expect(answer.status == 303)
    #expect(try await browser.get("/account").status == 200)
  }

  @Test("without its keys lets its operator make the administrator again")
  func withoutKeys() async throws {
    let scratch = try Scratch()
    try await Self.begin(in: scratch)
    try await Self.restore(in: scratch) { $0.replacing("--with-secrets ", with: "") }
    let (run, said, _) = try await Self.serve(in: scratch)
    defer { kill(run.process.processIdentifier, SIGKILL) }
    #expect(said.contains("Open this link once"), "\(said)")
  }
}
