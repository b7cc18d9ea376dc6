// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
public import Journal

extension EventCodec where Event == CongressEvent {
  /// How what happens in a congress is written down, and how every earlier shape of it is read.
  public static var congress: EventCodec {
    EventCodec(
      versions: [
        "decisions.drafted": 2, "decisions.opened": 2, "decisions.tellerReplaced": 2, "delegates.allocated": 2,
        "meetings.contributed": 2, "meetings.reconvened": 2, "meetings.summoned": 2,
        "organisations.founded": 2, "organisations.profileChanged": 2,
      ],
      upcasters: [
        Upcaster("delegates.allocated", from: 1, lift: AllocationRun.withPolicy),
        // Before a vote could repeat another, and before the head of the tellers was asked for.
        Upcaster("decisions.drafted", from: 1) { $0 }, Upcaster("decisions.opened", from: 1) { $0 },
        Upcaster("decisions.tellerReplaced", from: 1) { $0 },
        // Before posts without a vote were told apart, everybody summoned was a member with one.
        Upcaster("meetings.summoned", from: 1) { $0 }, Upcaster("meetings.reconvened", from: 1) { $0 },
        // Before guests could speak, whoever spoke was a person of the register.
        Upcaster("meetings.contributed", from: 1) { $0 },
        // Before a congress could have a venue it had none.
        Upcaster("organisations.founded", from: 1) { $0 }, Upcaster("organisations.profileChanged", from: 1) { $0 },
      ])
  }
}

extension AllocationRun {
  /// Before a version told what its minimum does to others, it was what is usual with its method.
  fileprivate static let withPolicy: @Sendable (JSON) -> JSON? = { payload in
    guard case .object(var event) = payload, case .object(var run)? = event["run"],
      case .object(var rule)? = run["rule"]
    else { return nil }
    if case .object(var house)? = rule["house"] {
      guard let method = house["method"]?.text.flatMap(SharingMethod.init) else { return nil }
      house["policy"] = .string(method.usualPolicy.rawValue)
      rule["house"] = .object(house)
    }
    run["rule"] = .object(rule)
    event["run"] = .object(run)
    return .object(event)
  }
}
