// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// Word files with what they are known to hold. They lie beside the repository, since others' files may not lie in it;
/// tests that need them are skipped where they are absent.
public enum KnownCases {
  /// The path of the folder, found from this file upwards; nil where the cases are absent.
  public static let folder: String? = {
    var place = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while place.path != "/" {
      place.deleteLastPathComponent()
      let wanted = place.appendingPathComponent("shared/cases/documents").path
      if FileManager.default.fileExists(atPath: wanted) { return wanted }
    }
    return nil
  }()

  /// Why a test of these cases was skipped.
  public static let isAbsent = "the folder ../shared/cases/documents is absent: these cases were not run"
}
