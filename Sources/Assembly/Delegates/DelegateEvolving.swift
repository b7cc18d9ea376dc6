// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

extension Delegates {
  /// Takes in what did happen; never refuses.
  public mutating func evolve(_ event: DelegateEvent) {
    switch event {
    case .allocated(let run): runs.append(run)
    case .adopted(let adoption): adoptions.append(adoption)
    case .requested(let unit, let request): requests[unit] = request
    case .proposed(let id, let who, let unit, let block, let isAlternate):
      all.append(Delegate(id: id, who: who, unit: unit, block: block, isAlternate: isAlternate))
    case .withdrawn(let id, let reason): move([id]) { $0.stage = .withdrawn(reason: reason) }
    case .chosen(let ids, let choice): move(ids) { $0.stage = .chosen(choice) }
    case .summoned(let id, let summons):
      move([id]) { if case .chosen(let choice) = $0.stage { $0.stage = .summoned(choice, summons) } }
    case .replaced(let id, let other, let choice, let summons, let reason, let day):
      move([id]) { $0.stage = .replaced(by: other, reason: reason, on: day) }
      move([other]) {
        // From here on it sits in its own right.
        var seated = Delegate(id: $0.id, who: $0.who, unit: $0.unit, block: $0.block, isAlternate: false)
        seated.stage = summons.map { .summoned(choice, $0) } ?? .chosen(choice)
        $0 = seated
      }
    case .absent(let id, let absence):
      move([id]) {
        if case .summoned(let choice, let summons) = $0.stage { $0.stage = .absent(choice, summons, absence) }
      }
    case .arrived(let ids, let moment): move(ids) { $0.arrive(at: moment) }
    case .arrivalStruck(let id, let reason):
      if case .present(_, _, let at)? = delegate(id)?.stage {
        strikes.append(ArrivalStrike(delegate: id, at: at, reason: reason))
      }
      move([id]) {
        if case .present(let choice, let summons, _) = $0.stage { $0.stage = .summoned(choice, summons) }
      }
    case .complained(let complaint): complaints.append(complaint)
    case .answered(let id, let answer):
      if let index = complaints.firstIndex(where: { $0.id == id }) { complaints[index].answer = answer }
    case .refused(let id, let reason):
      move([id]) {
        if case .present(let choice, let summons, let at) = $0.stage {
          $0.stage = .refused(choice, summons, at: at, reason: reason)
        }
      }
    case .forgotten(let id): forget(id)
    case .recognised(let ids, let recognition, _):
      self.recognition = recognition
      move(ids) {
        if case .present(let choice, let summons, let at) = $0.stage {
          $0.stage = .recognised(choice, summons, at: at, on: recognition.day)
        }
      }
    case .recognitionTakenBack:
      recognition = nil
      move(all.map(\.id)) {
        switch $0.stage {
        case .recognised(let choice, let summons, let at, _), .refused(let choice, let summons, let at, _):
          $0.stage = .present(choice, summons, at: at)
        case .proposed, .chosen, .summoned, .absent, .present, .replaced, .withdrawn: break
        }
      }
    }
  }

  /// Takes the data of somebody away, and leaves the seat with its stage.
  private mutating func forget(_ id: DelegateID) {
    forgotten.insert(id)
    move([id]) {
      var nameless = Delegate(
        id: $0.id, who: .named(.forgotten(for: Subject(id.text))), unit: $0.unit, block: $0.block,
        isAlternate: $0.isAlternate)
      nameless.stage = $0.stage
      $0 = nameless
    }
  }

  private mutating func move(_ ids: [DelegateID], _ change: (inout Delegate) -> Void) {
    let moved = Set(ids)
    for index in all.indices where moved.contains(all[index].id) { change(&all[index]) }
  }
}

extension Delegate {
  fileprivate mutating func arrive(at moment: Moment) {
    switch stage {
    case .summoned(let choice, let summons), .absent(let choice, let summons, _):
      stage = .present(choice, summons, at: moment)
    case .proposed, .chosen, .present, .recognised, .refused, .replaced, .withdrawn: break
    }
  }
}
