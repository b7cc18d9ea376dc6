// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
public import Packs

/// Something that refers to a unit or a body and would speak of nothing if that were taken away.
public struct UnitTie: Hashable, Sendable {
  public let what: Phrase
  /// The page that shows it; nil where not everybody who keeps units may see that.
  let address: Address?

  init(_ what: Phrase, at address: Address?) {
    self.what = what
    self.address = address
  }
}
