// SPDX-License-Identifier: AGPL-3.0-or-later

extension String {
  /// With its first letter large.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
