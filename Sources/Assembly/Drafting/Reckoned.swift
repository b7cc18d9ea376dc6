// SPDX-License-Identifier: AGPL-3.0-or-later

import Synchronization

/// A value that is derived from others and reckoned when it is first asked for. Whoever changes those others puts a fresh
/// one in its place.
final class Reckoned<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)

  /// The value, made by `make` the first time; those who ask meanwhile wait for it.
  func value(_ make: () -> Value) -> Value {
    kept.withLock { kept in
      if let kept { return kept }
      let made = make()
      kept = made
      return made
    }
  }
}
