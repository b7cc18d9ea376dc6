// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Assembly
import Foundation
import Journal
import Logging
import Packs
import Server

/// Where a site listens.
struct ListeningOptions: ParsableArguments {
  @ArgumentParser.Option(help: "Địa chỉ nghe. The address to listen at.") var host = "127.0.0.1"
  @ArgumentParser.Option(help: "Cổng. The port.") var port = 8080
  @ArgumentParser.Option(
    help: "Địa chỉ in trên phiếu đăng nhập, như http://192.168.1.5:8080. The address printed on sign-in sheets.")
  var address: String?
  @Flag(help: "Trình duyệt vào qua HTTPS. Browsers come by HTTPS.") var https = false

  /// Throws a `ListeningFault` where nobody could come by what was given.
  func settings(in language: Language? = nil, offering guests: [SignInPage.Guest] = []) throws -> SiteSettings {
    guard (0...65_535).contains(port) else { throw ListeningFault.noSuchPort(port) }
    return SiteSettings(
      host: host, port: port, publicAddress: try address.map(ListeningOptions.printable), isSecure: https,
      guests: guests, language: language ?? .vietnamese)
  }

  /// Whether nobody else can come in, whatever is printed.
  var isForThisComputer: Bool { ["127.0.0.1", "localhost", "::1"].contains(host) }

  /// The address without a slash at its end.
  private static func printable(_ address: String) throws -> String {
    let parts = URLComponents(string: address)
    guard let parts, ["http", "https"].contains(parts.scheme?.lowercased()), parts.host?.isEmpty == false,
      ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil, parts.user == nil
    else { throw ListeningFault.noAddress(address) }
    return address.hasSuffix("/") ? String(address.dropLast()) : address
  }
}

/// Why nobody could come by what was given.
enum ListeningFault: Foreseen {
  case noSuchPort(Int)
  case noAddress(String)

  func sentence(_ say: Language) -> String {
    switch self {
    case .noSuchPort(let port):
      say(
        "Không có cổng \(port). Hãy chọn --port từ 1024 đến 65535, hoặc 0 để hệ thống tự chọn.",
        "There is no port \(port). Choose --port from 1024 to 65535, or 0 to let the system choose.")
    case .noAddress(let address):
      say(
        "“\(address)” không phải là địa chỉ trang. Hãy ghi --address như http://192.168.1.5:8080 hoặc https://daihoi.example.",
        "“\(address)” is no address of a site. Write --address like http://192.168.1.5:8080 or https://congress.example."
      )
    }
  }
}

/// Serves the record in a folder; a new folder gets an empty congress and a first-run link.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Phục vụ một đại hội. Serves a congress.")

  @ArgumentParser.Option(help: "Thư mục dữ liệu. The data folder.") var data = "dienhong-data"
  @ArgumentParser.Option(help: "Bộ quy tắc của đại hội mới. The rule pack of a new congress.") var pack: String?
  @ArgumentParser.Option(help: "Thư mục các bộ quy tắc. A folder of rule packs.") var packs: String?
  @OptionGroup var listening: ListeningOptions
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let settings = try listening.settings(in: answer.named)
      let folder = URL(fileURLWithPath: data, isDirectory: true)
      let shelf = try PackShelf(folder: packs)
      let house = try await House.open(folder: folder, shelf: shelf, pack: pack, now: .now())
      let site = try await Site(
        desk: house.desk, store: house.store, settings: settings, clock: Timestamp.now,
        logger: Logger(label: "dienhong"), reckon: SlateReckoner.reckon)
      let link = try await site.firstRunLink()
      try await site.serve { port in
        print(say("Đang phục vụ tại \(site.address(port: port))", "Serving at \(site.address(port: port))"))
        if listening.address == nil, listening.isForThisComputer {
          print(
            say(
              "Chỉ mở được trên máy này. Để máy và điện thoại khác vào được: --host 0.0.0.0 --address http://<địa chỉ máy>:\(port)",
              "It opens on this computer only. For other computers and phones: --host 0.0.0.0 --address http://<this computer>:\(port)"
            ))
        }
        if let link {
          print(
            say(
              "Mở liên kết này một lần để tạo tài khoản quản trị đầu tiên:",
              "Open this link once to make the first administrator:"))
          print("  \(site.address(port: port))\(link)")
        }
        flush()
      }
      try await house.store.close()
    }
  }
}

/// Serves the sample congress on the morning of its conference, with sign-ins for each role.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Phục vụ đại hội mẫu. Serves the sample congress.")

  @ArgumentParser.Option(help: "Bộ quy tắc. The rule pack.") var pack: String?
  @ArgumentParser.Option(help: "Thư mục các bộ quy tắc. A folder of rule packs.") var packs: String?
  @ArgumentParser.Option(help: "Giữ dữ liệu trong thư mục này. Keeps the data in this folder.") var data: String?
  @Flag(help: "Bắt đầu sau khi hội nghị đã xong. Begins after the conference.") var held = false
  @Flag(help: "Bắt đầu khi đại hội đã công nhận tư cách. Begins once the congress has recognised its delegates.")
  var convened = false
  @OptionGroup var listening: ListeningOptions
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      _ = try listening.settings(in: answer.named)
      let shelf = try PackShelf(folder: packs)
      let (name, files) = try shelf.files(of: pack)
      try Rehearsal.scenario(in: files)
      let folder = try Workplace(data)
      defer { folder.leave() }
      print(say("Đang dựng đại hội mẫu…", "Setting up the sample congress…"))
      flush()
      var rehearsal: Rehearsal?
      try await folder.layRecord { bench in
        rehearsal = try await setUp(name, files, on: shelf, in: bench)
      }
      guard let rehearsal else { return }
      do { try await serve(rehearsal, from: folder, on: shelf, say) } catch let fault as SiteFault {
        // Nobody saw it: the next try begins anew.
        folder.abandon()
        throw fault
      }
    }
  }

  /// Plays the sample as far as was asked for.
  private func setUp(
    _ name: String, _ files: [String: String], on shelf: PackShelf, in bench: URL
  ) async throws -> Rehearsal {
    let house = try await House.open(folder: bench, shelf: shelf, pack: name, now: .now())
    let rehearsal = try Rehearsal(house: house, files: files)
    try await rehearsal.prepare(leavingFiles: !convened)
    if held || convened {
      try await rehearsal.hold()
      try await rehearsal.finish()
    }
    if convened {
      try await rehearsal.answer()
      try await rehearsal.convene()
    }
    try await house.store.close()
    return rehearsal
  }

  private func serve(
    _ rehearsal: Rehearsal, from folder: Workplace, on shelf: PackShelf, _ say: Language
  ) async throws {
    let house = try await House.open(folder: folder.url, shelf: shelf, pack: nil, now: .now())
    let left = try convened ? [] : layOut(rehearsal.leftFiles, in: folder.url)
    let clock = try StoryClock(
      starts: convened ? rehearsal.congress() : held ? rehearsal.evening() : rehearsal.morning(),
      offset: house.pack.clockOffset)
    let visitors = DemoVisitors(congress: await house.desk.state)
    let site = try await Site(
      desk: house.desk, store: house.store, settings: listening.settings(in: answer.named, offering: visitors.guests),
      clock: { clock.now() }, logger: Logger(label: "dienhong"), reckon: SlateReckoner.reckon)
    try await site.serve { port in
      print(await visitors.welcome(to: site, address: site.address(port: port), leaving: left, say))
      flush()
    }
    try await house.store.close()
  }
}

/// Lays files for people to upload into a folder of their own, and tells where each lies.
private func layOut(_ files: [(name: String, bytes: [UInt8])], in folder: URL) throws -> [String] {
  guard !files.isEmpty else { return [] }
  let place = folder.appendingPathComponent("returned")
  try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
  return try files.map { file in
    let url = place.appendingPathComponent(file.name)
    try Data(file.bytes).write(to: url, options: .atomic)
    return url.path
  }
}

/// A clock that began at a moment of the story when the program did, and runs on.
struct StoryClock {
  private let ahead: Int64

  init(starts moment: Moment, offset: Int) {
    ahead = Timestamp(moment, offset: offset).microseconds - Timestamp.now().microseconds
  }

  func now() -> Timestamp { Timestamp(microseconds: Timestamp.now().microseconds + ahead) }
}
