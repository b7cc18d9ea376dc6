// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

extension String {
  /// The first scalar of the canonical decomposition: a letter without its marks.
  var decomposedBase: Unicode.Scalar? { decomposedStringWithCanonicalMapping.unicodeScalars.first }

  /// Canonical composition (NFC), so that the same words are the same scalars.
  var composed: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }
}
