// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Testing

/// Cases that lie beside the repository; tests that need them are skipped where they are absent.
enum KnownCases {
  static let folder: String? = {
    var place = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while place.path != "/" {
      place.deleteLastPathComponent()
      let wanted = place.appendingPathComponent("shared/cases/documents").path
      if FileManager.default.fileExists(atPath: wanted) { return wanted }
    }
    return nil
  }()
  static let isAbsent: Comment = "the folder ../shared/cases/documents is absent: these cases were not run"

  static func file(_ name: String) throws -> String { try #require(folder) + "/" + name }

  static func files(below part: String = "") throws -> [String] {
    let place = try #require(folder) + part
    return try FileManager.default.contentsOfDirectory(atPath: place).filter { $0.hasSuffix(".docx") }.sorted()
      .map { "\(place)/\($0)" }
  }
}
