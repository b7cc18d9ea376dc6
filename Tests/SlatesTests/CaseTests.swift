// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Slates
import SlatesGLPK
import Testing

/// The shared cases, and what they expect.
struct SharedCase: Decodable, Sendable, CustomTestStringConvertible {
  let slate: SlateCase
  let expect: SlateAnswer
  var testDescription: String { slate.id }

  private enum Key: CodingKey { case expect }

  init(from decoder: any Decoder) throws {
    slate = try SlateCase(from: decoder)
    expect = try decoder.container(keyedBy: Key.self).decode(SlateAnswer.self, forKey: .expect)
  }

  static let all: [SharedCase] = {
    struct File: Decodable { let cases: [SharedCase] }
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/slate.json")
    // Without the file the test that counts the cases fails.
    guard let data = try? Data(contentsOf: path) else { return [] }
    return (try? JSONDecoder().decode(File.self, from: data).cases) ?? []
  }()
}

@Suite("Shared cases of slates")
struct CaseTests {
  @Test("are all read")
  func count() { #expect(SharedCase.all.count == 4) }

  @Test("are all answered as expected", arguments: SharedCase.all)
  func answered(_ shared: SharedCase) throws {
    #expect(try shared.slate.answer(by: GLPK()) == shared.expect)
  }
}
