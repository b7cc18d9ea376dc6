// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Packs
import Testing

@testable import dienhong

@Suite("A wrong command line")
struct ArgumentAnswerTests {
  /// With what the answer must name.
  static let wrong: [([String], String)] = [
    (["nothing"], "'nothing'"), (["rehearse", "--pac", "x"], "'--pack'"), (["rehearse", "--zzz"], "'--zzz'"),
    (["rehearse", "--pack"], "'--pack <pack>'"), (["rehearse", "--json=1"], "'--json'"),
    (["rehearse", "one", "two"], "'one', 'two'"), (["serve", "--port", "http"], "'http'"),
    (["delegates", "allocate"], "'<file>'"), (["drafts", "read"], "'<file>'"),
    (["drafts", "compare", "one"], "'<new>'"), (["slate", "check"], "'<people>'"),
    (["journal", "verify", "--language", "fr"], "'fr'"),
  ]

  @Test("is none that asks for the version, which stands in one place")
  func version() {
    let error = #expect(throws: (any Error).self) { _ = try DienHong.parseAsRoot(["--version"]) }
    #expect(error.map { DienHong.message(for: $0) } == DienHong.configuration.version)
    #expect(DienHong.configuration.version.wholeMatch(of: /\d+\.\d+\.\d+(-[a-z]+)?/) != nil)
  }

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
  func vietnamese(_ arguments: [String], names given: String) throws {
    let text = try answer(arguments, .vietnamese)
    #expect(text.hasPrefix("Lỗi: ") && text.contains("Cách dùng: dienhong"))
    for word in [
      "Missing", "Unknown", "nexpected", "invalid", "Invalid", "provide", "Usage", "more information", "Error",
    ] {
      #expect(!text.contains(word), "\(text)")
    }
    #expect(text.split(separator: "\n")[0].contains(given), "\(text)")
  }

  @Test("is explained in English to who asks for it, even on the wrong line itself")
  func english() throws {
    #expect(try answer(["rehearse", "--zzz"], .english).hasPrefix("Error: Unknown option '--zzz'"))
    #expect(try answer(["rehearse", "--zzz", "--language", "en"], .vietnamese).hasPrefix("Error: Unknown option"))
    #expect(try answer(["rehearse", "--zzz", "--language=vi"], .english).hasPrefix("Lỗi: Không có tùy chọn '--zzz'"))
  }

  @Test("is not what a call for help is")
  func help() throws {
    var asked = try DienHong.parseAsRoot(["rehearse", "--help"])
    do { try asked.run() } catch {
      #expect(ArgumentAnswer(error, of: DienHong.self, arguments: [], otherwise: .vietnamese) == nil)
      return
    }
    Issue.record("no help")
  }
}
