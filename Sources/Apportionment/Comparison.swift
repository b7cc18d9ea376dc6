// SPDX-License-Identifier: AGPL-3.0-or-later

/// The same house by several methods, side by side.
public struct Comparison: Sendable {
  public let claimants: [ClaimantID]
  public let columns: [Column]

  /// One method's answer; its open ties and quota violations belong to it.
  public struct Column: Sendable {
    public let method: Method
    public let allocation: Allocation
    public var seats: [Int] { allocation.seats }
  }

  /// Rows in which not all methods agree, ties included.
  public var contested: [ClaimantID] {
    claimants.indices.filter { i in
      columns.contains { column in
        column.seats[i] != columns[0].seats[i]
          || column.allocation.ties.contains { $0.claimants.contains(claimants[i]) }
      }
    }.map { claimants[$0] }
  }
}

extension House {
  /// What each method would give in this house, under the same bounds and the counterpart of the same policy.
  public func comparison(for claimants: [Claimant], by methods: [Method] = Method.common) throws(Unfit) -> Comparison {
    var columns: [Comparison.Column] = []
    for method in methods { columns.append(.init(method: method, allocation: try by(method).seats(for: claimants))) }
    return Comparison(claimants: claimants.map(\.id), columns: columns)
  }
}
