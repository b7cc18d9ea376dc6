// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Measures

/// Two sets of 100,000 opinions, made by generators that lie beside the project and know nothing of it.
enum GeneratedSets {
  /// Nothing where the generators are not there.
  static func files() -> [String] {
    let files = FileManager.default
    let source = "../shared/baselines/comments"
    let folder = ".build/grouping-sets"
    guard files.fileExists(atPath: source + "/mkcom.py") else { return [] }
    let made = ["\(folder)/long.json", "\(folder)/short.json"]
    if !made.allSatisfy(files.fileExists) {
      try? files.removeItem(atPath: folder)
      do { try files.copyItem(atPath: source, toPath: folder) } catch { return [] }
      _ = Program.output("/bin/mkdir", ["-p", "data"], in: folder)
      for ((script, written), file) in zip([("mkcom.py", "com.json"), ("mkcom2.py", "com2.json")], made) {
        guard Program.output("/usr/bin/env", ["python3", script], in: folder) != nil else { return [] }
        do { try files.moveItem(atPath: "\(folder)/data/\(written)", toPath: file) } catch { return [] }
      }
    }
    return made
  }
}
