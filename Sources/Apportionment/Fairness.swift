// SPDX-License-Identifier: AGPL-3.0-or-later

/// Where a claimant stands beside its exact due.
public struct Standing: Hashable, Sendable {
  public let claimant: ClaimantID
  public let weight: Rational
  public let seats: Int
  /// What it would have if seats could be divided: weight × all seats ÷ all weight.
  public let quota: Rational
  /// Weight per seat; nothing without a seat.
  public let weightPerSeat: Rational?
  public let heldBy: Hold

  /// What fixes the number of seats.
  public enum Hold: Hashable, Sendable {
    case weight
    /// By weight it would have fewer.
    case minimum
    /// By weight it would have more.
    case maximum
    /// Equal claims that wait for a lot.
    case openTie
    /// It counts for nothing, or stays below the threshold.
    case nothing
  }
}

/// A claimant with fewer seats than its quota rounded down, or more than its quota rounded up.
public struct QuotaViolation: Hashable, Sendable {
  public let claimant: ClaimantID
  public let side: Side
  public let seats: Int
  public let quota: Rational

  public enum Side: String, Hashable, Sendable { case below, above }
}

/// A claimant that one seat more in the house would cost a seat.
public struct HouseParadox: Hashable, Sendable {
  public let claimant: ClaimantID
  public let house: Int
  public let seats: Int
  /// Its seats in the house with one seat (one block) more.
  public let seatsThen: Int
}

extension Allocation {
  /// Everyone's due, weight per seat and what holds the seats where they are.
  public func standings() -> [Standing] {
    let quotas = quotas()
    let free = freePlaces()
    let open = Set(ties.flatMap(\.claimants))
    return claimants.indices.map { i in
      let claimant = claimants[i]
      let hold: Standing.Hold =
        if !ground.competes(i) {
          seats[i] > 0 ? .minimum : .nothing
        } else if open.contains(claimant.id) {
          .openTie
        } else {
          hold(i, free: free[i])
        }
      return Standing(
        claimant: claimant.id, weight: claimant.weight, seats: seats[i], quota: quotas[i],
        weightPerSeat: Rational(1, over: Int128(seats[i])).flatMap { claimant.weight.times($0) }, heldBy: hold)
    }
  }

  /// Seats outside of quota: a property of the rule and the numbers, reported and never mended. Nothing while a tie is open.
  public func quotaViolations() -> [QuotaViolation]? {
    guard isSettled else { return nil }
    let quotas = quotas()
    return claimants.indices.compactMap { i in
      // Quotas of pairs are quotas of pairs.
      let blocks = Rational(1, over: Int128(house.block)).flatMap { quotas[i].times($0) } ?? quotas[i]
      let places = Rational(Int128(seats[i]), over: Int128(house.block)) ?? 0
      let side: QuotaViolation.Side
      if places < Rational(whole: blocks.roundedDown) {
        side = .below
      } else if places > Rational(whole: blocks.roundedUp) {
        side = .above
      } else {
        return nil
      }
      return QuotaViolation(claimant: claimants[i].id, side: side, seats: seats[i], quota: quotas[i])
    }
  }

  /// Who would lose by one seat (one block) more in the house: the Alabama paradox, which only methods of quotas have.
  /// While a tie is open on either side, only losses that no lot can undo are named.
  public func houseParadoxes() -> [HouseParadox] {
    // A house that cannot grow, because maximums or the limit stop it, takes nothing from anybody.
    guard let next = try? house.of(house.seats + house.block).seats(for: claimants) else { return [] }
    return houseParadoxes(before: next)
  }

  /// The same against the next larger house, where that is at hand.
  func houseParadoxes(before next: Allocation) -> [HouseParadox] {
    let mayGain = Set(next.ties.flatMap(\.claimants))
    return claimants.indices.compactMap { i in
      let then = next.seats[i] + (mayGain.contains(claimants[i].id) ? house.block : 0)
      guard then < seats[i] else { return nil }
      return HouseParadox(claimant: claimants[i].id, house: house.seats, seats: seats[i], seatsThen: next.seats[i])
    }
  }

  /// Exact dues of those who reach the threshold, in seats; 0 for the others.
  private func quotas() -> [Rational] {
    let competing = claimants.indices.map { ground.competes($0) ? ground.weights[$0] : 0 }
    let all = Int128(competing.reduce(0, +))
    let given = Int128(house.seats + enlargement)
    return competing.map { Rational(Int128($0) * given, over: all) ?? 0 }
  }

  /// Places as they would be without bounds; the same where there are none.
  private func freePlaces() -> [Int] {
    let isBounded = claimants.indices.contains { plan.contest.least[$0] > 0 || seats[$0] == ground.roundedMaximum($0) }
    guard isBounded || enlargement > 0 else { return places }
    var free = plan.contest
    free.weights = claimants.indices.map { ground.competes($0) ? ground.weights[$0] : 0 }
    free.least = free.least.map { _ in 0 }
    free.most = free.most.map { _ in free.places }
    free.quotaPlaces = free.places
    return free.outcome().seats
  }

  private func hold(_ i: Int, free: Int) -> Standing.Hold {
    let isAtMinimum = seats[i] == ground.roundedMinimum(i) && !ground.isBased
    if isAtMinimum, free * house.block < seats[i] { return .minimum }
    if ground.isBased, seats[i] == plan.base[i], seats[i] > 0 { return .minimum }
    if seats[i] == ground.roundedMaximum(i), free > places[i] { return .maximum }
    return .weight
  }
}
