// SPDX-License-Identifier: AGPL-3.0-or-later

public enum TargetSheet {
  enum Kind: String, CaseIterable {
    case size, month
    var names: [String] { [rawValue] }
  }
  static let kinds: [String] = []
}
