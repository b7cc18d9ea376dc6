// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Foundation
import Packs
import Server
import Testing

@testable import dienhong

@Suite("Where a site listens")
struct ListeningTests {
  private func fault(_ arguments: [String]) throws -> String {
    let command = try #require(try DienHong.parseAsRoot(["serve"] + arguments) as? Serve)
    do { _ = try command.listening.settings() } catch let fault as any Foreseen { return fault.sentence(.vietnamese) }
    return ""
  }

  @Test(
    "is a port that there is",
    arguments: [("-1", false), ("0", true), ("65535", true), ("65536", false), ("99999", false)])
  func port(_ port: String, isTaken: Bool) throws {
    #expect(try fault(["--port=\(port)"]).contains("Không có cổng \(port)") == !isTaken)
  }

  @Test(
    "is printed on sheets only as the address of a site",
    arguments: [
      "192.168.1.5:8080", "javascript:alert(1)", "ftp://192.168.1.5", "http://", "http:///x", "http://a/b",
      "http://a?b",
      "https://ai@daihoi.example", "không",
    ])
  func address(_ address: String) throws {
    #expect(try fault(["--address=\(address)"]).contains("không phải là địa chỉ trang"))
  }

  @Test("is printed without the slash at its end")
  func slash() throws {
    for address in ["http://192.168.1.5:8080", "https://daihoi.example/", "HTTP://daihoi.example"] {
      let command = try #require(try DienHong.parseAsRoot(["serve", "--address", address]) as? Serve)
      let printed = try #require(try command.listening.settings().publicAddress)
      #expect(!printed.hasSuffix("/") && address.hasPrefix(printed))
    }
  }
}

@Suite("A shelf of packs")
struct ShelfTests {
  @Test(
    "tells a byte that is not UTF-8 with file and line, in the optional files too",
    arguments: ["drafts.yaml", "sample/people.csv"])
  func notUTF8(file: String) throws {
    let scratch = try Scratch()
    let packs = try scratch.packs(changing: "assembly/\(file)") { $0 }
    let url = URL(fileURLWithPath: packs + "/assembly/" + file)
    var bytes = try Data(contentsOf: url)
    let end = try #require(bytes.firstIndex(of: 10))
    bytes.insert(0xE0, at: end + 1)
    try bytes.write(to: url)
    let shelf = try PackShelf(folder: packs)
    let faults = try #require(throws: PackFaults.self) { _ = try shelf.files(of: "assembly") }
    #expect(faults.faults.map(\.file) == [file] && faults.faults.first?.line == 2)
    #expect(faults.faults.first?.problem == .form(.notUTF8))
    #expect(try shelf.files(of: "vn-party-2025").files.count > 12, "the others can be used")
  }

  @Test("that is the folder of one pack is told to be so")
  func ownFolder() throws {
    let scratch = try Scratch()
    let packs = try scratch.packs(changing: "assembly/roles.yaml") { $0 }
    let fault = try #require(throws: ShelfFault.self) { _ = try PackShelf(folder: packs + "/assembly") }
    #expect(fault.sentence(.english).contains("Name the folder above it"))
  }
}
