// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Measures

/// LibreOffice's own comparison of two Word files, driven through its bridge for Python.
enum OfficeCompare {
  /// Nothing where LibreOffice or its bridge (Debian: python3-uno) is missing.
  static func answers(_ folder: String) -> [PeerAnswer] {
    let printed = Program.output("/usr/bin/python3", ["Benchmarks/Comparison/office.py", folder]) ?? ""
    return printed.split(separator: "\n").compactMap { try? JSONDecoder().decode(PeerAnswer.self, from: Data($0.utf8)) }
  }
}
