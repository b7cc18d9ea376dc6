// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// How the record keeps what happens to a scheme: whole events, sealed. Who is put forward, set aside, kept apart and why
/// is the most restricted that an office has, and may stand in no export that comes without its keys.
extension PersonnelEvent {
  /// The event as the record keeps it. That a candidate's data was erased stays open, because that key is to be deleted
  /// whatever becomes of the scheme's.
  var kept: PersonnelEvent {
    guard let scheme else { return self }
    return .veiled(scheme: scheme, candidates: entered, event: Sealed(self, for: scheme.sealName))
  }

  /// The scheme that it happened to; nil for what the record keeps as it is.
  private var scheme: SchemeID? {
    switch self {
    case .begun(let id, _, _, _), .frameChanged(let id, _), .nominated(let id, _), .corrected(let id, _, _, _, _),
      .considered(let id, _, _), .withdrawn(let id, _), .targetSet(let id, _), .targetDropped(let id, _),
      .keptApart(let id, _), .letTogether(let id, _), .drafted(let id, _), .adopted(let id, _):
      id
    case .forgotten, .veiled: nil
    }
  }

  /// How many candidates were entered with it: their numbers are taken even where nobody can read of them any more.
  private var entered: Int? { if case .nominated(_, let candidates) = self { candidates.count } else { nil } }
}

extension SchemeID {
  /// Under which its events are sealed.
  fileprivate var sealName: Journal.Subject { Journal.Subject("scheme-\(text)") }
}
