// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// A folder that no other user of the machine can look into, for files that must be files for a moment.
struct PrivateFolder: Sendable {
  let path: String

  struct Failure: Error { let reason: String }

  init() throws(Failure) {
    var template = Array((NSTemporaryDirectory() as NSString).appendingPathComponent("office-XXXXXX").utf8CString)
    // mkdtemp chooses the name and makes the folder in one step, with rights for the owner only.
    guard mkdtemp(&template) != nil else {
      throw Failure(reason: "no temporary folder: \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What is left behind when this fails is the system's to tidy up, like all of its temporary folder.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
