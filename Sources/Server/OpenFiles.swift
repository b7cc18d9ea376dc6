// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// How many files and connections the system lets the program have open.
enum OpenFiles {
  /// The most connections: what the system allows, less some for the record, for LibreOffice and for files, and never
  /// more than a hall can need.
  static let most: Int = {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 800 }
    // Debian allows 1,024 until a program asks for more.
    let wanted = min(limit.rlim_max, 16_384)
    if limit.rlim_cur < wanted {
      var raised = rlimit(rlim_cur: wanted, rlim_max: limit.rlim_max)
      if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit.rlim_cur = wanted }
    }
    return max(64, Int(min(limit.rlim_cur, 8_392)) - 200)
  }()
}
