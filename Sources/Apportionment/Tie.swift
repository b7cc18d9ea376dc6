// SPDX-License-Identifier: AGPL-3.0-or-later

/// Equal claims to the last seats: a state that waits for a lot, never a silent choice.
public struct Tie: Hashable, Sendable {
  /// In the order of the list; each may get one block of seats more, or none.
  public let claimants: [ClaimantID]
  /// Seats that are open among them.
  public let seats: Int
  /// Size of a block; a lot draws seats ÷ block winners.
  public let block: Int
  /// The pool or group in which it stands; empty where a rule has no parts.
  public let place: [String]

  public var winners: Int { seats / block }

  func within(_ part: String) -> Tie { Tie(claimants: claimants, seats: seats, block: block, place: [part] + place) }
}

/// A drawn lot, as the minutes record it: among whom it was drawn, and who won.
public struct Lot: Hashable, Sendable {
  public let among: Set<ClaimantID>
  public let winners: Set<ClaimantID>
  public let place: [String]

  public init(among: Set<ClaimantID>, winners: Set<ClaimantID>, in place: [String] = []) {
    self.among = among
    self.winners = winners
    self.place = place
  }

  func decides(_ tie: Tie) -> Bool {
    among == Set(tie.claimants) && winners.count == tie.winners && winners.isSubset(of: among)
  }

  /// The same lot as the part sees it; nothing for a lot of another part.
  func inside(_ part: String) -> Lot? {
    place.first == part ? Lot(among: among, winners: winners, in: Array(place.dropFirst())) : nil
  }
}

/// A tie that was decided, and by what.
public struct Settlement: Hashable, Sendable {
  public let tie: Tie
  public let winners: [ClaimantID]
  public let decidedBy: Decision

  public enum Decision: Hashable, Sendable {
    case rule(TieRule)
    case lot
  }
}

/// One tie of a contest by its claimants' indexes, before and after rule and lot had their say.
struct OpenTie {
  var claimants: [Int]
  /// In blocks.
  var open: Int

  /// Whom the rule puts first for certain. Those who are equal under the rule too stay open.
  func winners(by rule: TieRule, _ weights: [UInt128]) -> [Int] {
    switch rule {
    case .lot: []
    case .listed: Array(claimants.prefix(open))
    case .largerFirst: leading { weights[$0] > weights[$1] }
    case .smallerFirst: leading { weights[$0] < weights[$1] }
    }
  }

  private func leading(_ isAhead: (Int, Int) -> Bool) -> [Int] {
    let line = claimants.sorted { isAhead($0, $1) || !isAhead($1, $0) && $0 < $1 }
    guard open < line.count, open > 0 else { return line }
    let (last, next) = (line[open - 1], line[open])
    guard !isAhead(last, next) else { return Array(line.prefix(open)) }
    return line.filter { isAhead($0, last) }
  }

  /// What stays open once these have won; those whom the rule put behind all who are still equal are out.
  func without(_ winners: [Int], by rule: TieRule, _ weights: [UInt128]) -> OpenTie {
    let left = open - winners.count
    guard left > 0, rule != .lot else { return OpenTie(claimants: claimants, open: left) }
    let won = Set(winners)
    let rest = claimants.filter { !won.contains($0) }
    guard rule != .listed else { return OpenTie(claimants: rest, open: left) }
    // All who are still equal have the weight of the first of the rest.
    let best = rest.reduce(rest[0]) {
      rule == .largerFirst ? (weights[$1] > weights[$0] ? $1 : $0) : (weights[$1] < weights[$0] ? $1 : $0)
    }
    return OpenTie(claimants: rest.filter { weights[$0] == weights[best] }, open: left)
  }
}
