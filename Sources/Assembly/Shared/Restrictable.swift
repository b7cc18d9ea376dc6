// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What may be restricted: then it is there only for those who have the right to read such things.
protocol Restrictable {
  var isRestricted: Bool { get }
}

extension DraftKind: Restrictable {}
extension Paper: Restrictable {}

extension Set<Right> {
  /// Whether one may see what is restricted.
  var showRestricted: Bool { contains(.readRestricted) }

  /// Whether one may see this thing, restricted or not: the one place that says so.
  func show(_ thing: some Restrictable) -> Bool { !thing.isRestricted || showRestricted }
}

extension Scene {
  /// Whether the visitor may see this thing, restricted or not.
  func maySee(_ thing: some Restrictable) -> Bool { visitor.rights.show(thing) }
}
