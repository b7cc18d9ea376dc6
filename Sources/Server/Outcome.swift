// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Markup
import Packs

/// What came of a form that was sent.
enum Outcome {
  /// What to say, and where to go on.
  case done(Phrase, then: @Sendable (Congress) -> Address)
  case faults(Faults)
  case refused(Attempt.Refused)
}
