// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Measures

/// Programs that read Word files too.
enum ImportPeers {
  /// The pandoc that PyPI packs (Debian's is older); nothing where it cannot be installed.
  static func pandoc() -> String? { Program.output("scripts/pandoc", []).map { String($0.prefix { $0 != "\n" }) } }

  /// Through a profile of its own, which a first run makes; nothing where it is missing or wrote nothing.
  static func libreOffice(
    _ path: String, into folder: String
  ) -> (best: ProgramSpent, medianWall: Double, medianProcessor: Double)? {
    let profile = URL(fileURLWithPath: folder + "/profile").absoluteURL.absoluteString
    let words = [
      "-env:UserInstallation=\(profile)", "--headless", "--convert-to", "fodt", "--outdir", folder, path,
    ]
    guard Program.spent("soffice", words) != nil, let spent = Program.spent("soffice", words, runs: 3) else {
      return nil
    }
    let made = folder + "/" + URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent + ".fodt"
    return FileManager.default.fileExists(atPath: made) ? spent : nil
  }
}
