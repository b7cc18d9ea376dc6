// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

extension Personnel {
  /// Takes in what did happen; never refuses.
  public mutating func evolve(_ event: PersonnelEvent) {
    switch event {
    case .begun(let id, let body, let frame, let targets):
      schemes.append(
        PersonnelScheme(id: id, body: body, frame: frame, targets: targets, targetsAdded: targets.count))
    case .frameChanged(let id, let frame): change(id) { $0.frame = frame }
    case .nominated(let id, let nominated):
      candidatesAdded += nominated.count
      change(id) { scheme in
        scheme.candidates += nominated.map { Candidate(id: $0.id, who: $0.who, unit: $0.unit, file: $0.file) }
      }
    case .corrected(let id, let candidate, let file, let details, let unit):
      change(candidate, of: id) { candidate in
        candidate.file = file
        guard let details else { return }
        candidate.who = .named(details)
        candidate.unit = unit
      }
    case .considered(let id, let candidate, let consideration):
      change(candidate, of: id) { $0.consideration = consideration }
    case .withdrawn(let id, let candidate): change(candidate, of: id) { $0.isWithdrawn = true }
    case .targetSet(let id, let target): change(id) { $0.set(target) }
    case .targetDropped(let id, let target): change(id) { $0.targets.removeAll { $0.id == target } }
    case .keptApart(let id, let exclusion):
      change(id) {
        $0.exclusions.append(exclusion)
        $0.exclusionsAdded += 1
      }
    case .letTogether(let id, let exclusion): change(id) { $0.exclusions.removeAll { $0.id == exclusion } }
    case .drafted(let id, let draft): change(id) { $0.drafts.append(draft) }
    case .adopted(let id, let adoption): change(id) { $0.adoptions.append(adoption) }
    case .forgotten(let candidate): forget(candidate)
    case .veiled(let id, let candidates, let sealed):
      if let event = sealed.value {
        evolve(event)
      } else {
        // Of a scheme whose later steps nobody can read nothing is told: what is known of it would be wrong.
        candidatesAdded += candidates ?? 0
        schemes.removeAll { $0.id == id }
        unreadable.insert(id)
      }
    }
  }

  private mutating func change(_ id: SchemeID, _ change: (inout PersonnelScheme) -> Void) {
    if let index = schemes.firstIndex(where: { $0.id == id }) { change(&schemes[index]) }
  }

  private mutating func change(_ id: CandidateID, of scheme: SchemeID, _ change: (inout Candidate) -> Void) {
    self.change(scheme) { scheme in
      if let index = scheme.candidates.firstIndex(where: { $0.id == id }) { change(&scheme.candidates[index]) }
    }
  }

  /// Takes the data of somebody away, and leaves the number.
  private mutating func forget(_ id: CandidateID) {
    forgotten.insert(id)
    for scheme in schemes.map(\.id) {
      change(scheme) { scheme in
        guard let candidate = scheme.candidate(id) else { return }
        let subject = Subject(id.text)
        var nameless = Candidate(
          id: id, who: .named(.forgotten(for: subject)), unit: candidate.unit, file: .forgotten(for: subject))
        nameless.consideration = candidate.consideration
        nameless.isWithdrawn = candidate.isWithdrawn
        scheme.replace(nameless)
      }
    }
  }
}

extension PersonnelScheme {
  /// A target in the place of the one it replaces, or as the last.
  mutating func set(_ target: SlateTarget) {
    if let index = targets.firstIndex(where: { $0.id == target.id }) {
      targets[index] = target
    } else {
      targets.append(target)
      targetsAdded += 1
    }
  }

  mutating func replace(_ candidate: Candidate) {
    if let index = candidates.firstIndex(where: { $0.id == candidate.id }) { candidates[index] = candidate }
  }
}
