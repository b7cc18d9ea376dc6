// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import KnownCases
import Testing

extension KnownCases {
  static let isThere = folder != nil
  static let absence = Comment(rawValue: isAbsent)

  static func file(_ name: String) throws -> String { try #require(folder) + "/" + name }

  static func files(below part: String = "") throws -> [String] {
    let place = try #require(folder) + part
    return try FileManager.default.contentsOfDirectory(atPath: place).filter { $0.hasSuffix(".docx") }.sorted()
      .map { "\(place)/\($0)" }
  }
}
