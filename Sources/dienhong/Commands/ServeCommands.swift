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

  func settings(offering guests: [SignInPage.Guest] = []) -> SiteSettings {
    SiteSettings(host: host, port: port, publicAddress: address, isSecure: https, guests: guests)
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
      let folder = URL(fileURLWithPath: data, isDirectory: true)
      let shelf = try PackShelf(folder: packs)
      let house = try await House.open(folder: folder, shelf: shelf, pack: pack, now: .now())
      let site = try await Site(
        desk: house.desk, store: house.store, settings: listening.settings(), clock: Timestamp.now,
        logger: Logger(label: "dienhong"), reckon: SlateReckoner.reckon)
      let link = try await site.firstRunLink()
      try await site.serve { port in
        print(say("Đang phục vụ tại \(site.address(port: port))", "Serving at \(site.address(port: port))"))
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
      let shelf = try PackShelf(folder: packs)
      let (name, files) = try shelf.files(of: pack)
      try Rehearsal.scenario(in: files)
      let folder = try Workplace(data)
      defer { folder.leave() }
      print(say("Đang dựng đại hội mẫu…", "Setting up the sample congress…"))
      flush()
      let house = try await House.open(folder: folder.url, shelf: shelf, pack: name, now: .now())
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
      let left = try convened ? [] : layOut(rehearsal.leftFiles, in: folder.url)
      let clock = try StoryClock(
        starts: convened ? rehearsal.congress() : held ? rehearsal.evening() : rehearsal.morning(),
        offset: house.pack.clockOffset)
      let visitors = DemoVisitors(congress: await house.desk.state)
      let site = try await Site(
        desk: house.desk, store: house.store, settings: listening.settings(offering: visitors.guests),
        clock: { clock.now() }, logger: Logger(label: "dienhong"), reckon: SlateReckoner.reckon)
      try await site.serve { port in
        print(await visitors.welcome(to: site, address: site.address(port: port), leaving: left, say))
        flush()
      }
      try await house.store.close()
    }
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
