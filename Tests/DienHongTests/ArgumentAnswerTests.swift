// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Packs
import Testing

@testable import dienhong

@Suite("A wrong command line")
struct ArgumentAnswerTests {
  static let wrong = [
    ["nothing"], ["rehearse", "--pac", "x"], ["rehearse", "--zzz"], ["rehearse", "--pack"], ["rehearse", "--json=1"],
    ["rehearse", "one", "two"], ["serve", "--port", "http"], ["delegates", "allocate"], ["drafts", "read"],
    ["drafts", "compare", "one"], ["slate", "check"], ["journal", "verify", "--language", "fr"],
  ]

  private func answer(_ arguments: [String], _ language: Language) throws -> String {
    do {
      _ = try DienHong.parseAsRoot(arguments)
    } catch {
      return try #require(ArgumentAnswer(error, of: DienHong.self, arguments: arguments, otherwise: language)).text
    }
    Issue.record("\(arguments) was taken")
    return ""
  }

  @Test("is explained in Vietnamese throughout, with the way to use the command", arguments: wrong)
  func vietnamese(_ arguments: [String]) throws {
    let text = try answer(arguments, .vietnamese)
    #expect(text.hasPrefix("Lỗi: ") && text.contains("Cách dùng: dienhong"))
    for word in ["Missing", "Unknown", "nexpected", "invalid", "Invalid", "provide", "Usage", "more information", "Error"] {
      #expect(!text.contains(word), "\(text)")
    }
    for given in arguments.last.map({ [$0.split(separator: "=")[0]] }) ?? [] where arguments.count > 2 {
      #expect(text.contains(given), "names what was wrong: \(text)")
    }
  }

  @Test("is explained in English to who asks for it, even on the wrong line itself")
  func english() throws {
    #expect(try answer(["rehearse", "--zzz"], .english).hasPrefix("Error: Unknown option '--zzz'"))
    #expect(try answer(["rehearse", "--zzz", "--language", "en"], .vietnamese).hasPrefix("Error: Unknown option"))
    #expect(try answer(["rehearse", "--zzz", "--language=vi"], .english).hasPrefix("Lỗi: Không có tùy chọn '--zzz'"))
  }

  @Test("is not what a call for help is")
  func help() {
    #expect(throws: (any Error).self) { try DienHong.parseAsRoot(["--help"]) }
    do { _ = try DienHong.parseAsRoot(["rehearse", "--help"]) } catch {
      #expect(ArgumentAnswer(error, of: DienHong.self, arguments: [], otherwise: .vietnamese) == nil)
    }
  }
}
