// SPDX-License-Identifier: AGPL-3.0-or-later

/// A house and claimants that fit together: checked once, so that nothing after it can fail or overflow.
struct Ground: Sendable {
  let house: House
  let claimants: [Claimant]
  /// Whole numbers in the proportion of the weights.
  let weights: [UInt128]
  let scale: UInt128
  /// Bounds in seats.
  let minimum: [Int]
  let maximum: [Int]
  /// Who reaches the threshold.
  let reaches: [Bool]

  /// All weights together stay below 2^96: ten thousand million times what the largest country counts, with fractions.
  static let limit: UInt128 = 1 << 96

  init(_ house: House, _ claimants: [Claimant]) throws(Unfit) {
    self.house = house
    self.claimants = claimants
    var problems = house.problems(for: claimants)
    let scaled = scaledWeights(claimants)
    problems += scaled.problems
    if let unfit = Unfit(problems) { throw unfit }
    weights = scaled.weights
    scale = scaled.scale
    minimum = claimants.map { $0.minimum ?? house.bounds.minimum }
    maximum = claimants.map { min($0.maximum ?? house.bounds.maximum ?? House.limit, House.limit) }
    if let threshold = house.threshold {
      let total = scaled.weights.reduce(0, +)
      reaches = scaled.weights.map {
        // weight ÷ total ≥ top ÷ bottom, by cross products.
        Wide($0, threshold.denominator.magnitude) >= Wide(total, threshold.numerator.magnitude)
      }
    } else {
      reaches = []
    }
    if let problem = roomProblem() { throw Unfit(problem) }
  }

  /// Whether a claimant competes for seats by its weight.
  func competes(_ i: Int) -> Bool { weights[i] > 0 && (reaches.isEmpty || reaches[i]) }

  /// Seats that everyone gets before anything is shared.
  var isBased: Bool { house.bounds.policy == .basePlusProportional }

  private func roomProblem() -> Problem? {
    let entitled = claimants.indices.filter { reaches.isEmpty || reaches[$0] }
    if let crossed = entitled.first(where: { roundedMinimum($0) > roundedMaximum($0) }) {
      return .minimumOverMaximum(
        Row(crossed + 1, claimants[crossed].id), minimum: roundedMinimum(crossed), maximum: roundedMaximum(crossed))
    }
    let needed = house.bounds.policy == .enlargeHouse ? 0 : entitled.reduce(0) { $0 + roundedMinimum($1) }
    guard needed <= house.seats else { return .minimumsExceedHouse(needed: needed, house: house.seats) }
    if isBased, (house.seats - needed) % house.block != 0 {
      return .notInBlocks(seats: house.seats - needed, block: house.block)
    }
    guard house.seats > needed else { return nil }
    guard claimants.indices.contains(where: competes) else { return .nothingCounted }
    let held = entitled.reduce(0) { sum, i in
      let least = house.bounds.policy == .enlargeHouse ? 0 : roundedMinimum(i)
      return sum + (competes(i) ? roundedMaximum(i) : least)
    }
    return held < house.seats ? .maximumsBelowHouse(held: held, house: house.seats) : nil
  }

  /// A minimum counts in whole blocks, but for a base, which is given apart from them.
  func roundedMinimum(_ i: Int) -> Int {
    isBased ? minimum[i] : (minimum[i] + house.block - 1) / house.block * house.block
  }

  func roundedMaximum(_ i: Int) -> Int {
    isBased
      ? minimum[i] + (maximum[i] - minimum[i]) / house.block * house.block : maximum[i] / house.block * house.block
  }
}

extension House {
  /// What is wrong with the house and its claimants, but for the weights.
  fileprivate func problems(for claimants: [Claimant]) -> [Problem] {
    var problems: [Problem] = []
    if seats < 0 || seats > House.limit { problems.append(.houseOutOfRange(seats, limit: House.limit)) }
    if block < 1 || block > 1000 { problems.append(.blockOutOfRange(block)) }
    if bounds.policy == .keepQuota, method.quota == nil { problems.append(.policyNeedsQuota(.keepQuota)) }
    if bounds.policy == .floor, method.quota != nil { problems.append(.policyNeedsDivisor(.floor)) }
    if case .modifiedSainteLague(let first) = method,
      first <= 0 || first >= 3 || first.numerator > 1000 || first.denominator > 1000
    {
      problems.append(.firstDivisorOutOfRange(first))
    }
    if let threshold, threshold.isNegative || threshold > 1 { problems.append(.thresholdOutOfRange(threshold)) }
    if claimants.isEmpty { problems.append(.nobody) }
    if block > 1, bounds.policy != .basePlusProportional, problems.isEmpty, seats % block != 0 {
      problems.append(.notInBlocks(seats: seats, block: block))
    }
    return problems + boundProblems(of: claimants) + duplicates(among: claimants)
  }

  private func boundProblems(of claimants: [Claimant]) -> [Problem] {
    var problems: [Problem] = []
    for (index, claimant) in claimants.enumerated() {
      let minimum = claimant.minimum ?? bounds.minimum
      let maximum = claimant.maximum ?? bounds.maximum ?? House.limit
      let row = { Row(index + 1, claimant.id) }
      if minimum < 0 || minimum > House.limit {
        problems.append(.boundOutOfRange(row(), minimum))
      } else if maximum < 0 {
        problems.append(.boundOutOfRange(row(), maximum))
      } else if minimum > maximum {
        problems.append(.minimumOverMaximum(row(), minimum: minimum, maximum: maximum))
      }
    }
    return problems
  }
}

/// Claimants that are listed twice, each with the row where it stood first.
func duplicates(among claimants: [Claimant]) -> [Problem] {
  guard Set(claimants.map(\.id)).count < claimants.count else { return [] }
  var first: [ClaimantID: Int] = [:]
  return claimants.enumerated().compactMap { index, claimant in
    if let earlier = first[claimant.id] { return .duplicate(Row(index + 1, claimant.id), firstAt: earlier) }
    first[claimant.id] = index + 1
    return nil
  }
}

/// The weights over their least common denominator, or why they have none that fits.
func scaledWeights(_ claimants: [Claimant]) -> (weights: [UInt128], scale: UInt128, problems: [Problem]) {
  var problems: [Problem] = []
  var scale: UInt128 = 1
  for (index, claimant) in claimants.enumerated() {
    let row = { Row(index + 1, claimant.id) }
    if claimant.weight.isNegative { problems.append(.negativeWeight(row(), claimant.weight)) }
    let bottom = claimant.weight.denominator.magnitude
    guard scale % bottom != 0 else { continue }
    let common = scale.multipliedReportingOverflow(by: bottom / greatestCommonDivisor(scale, bottom))
    if common.overflow || common.partialValue >= Ground.limit {
      problems.append(.denominatorsTooLarge(row()))
    } else {
      scale = common.partialValue
    }
  }
  guard problems.isEmpty else { return ([], 1, problems) }
  var total: UInt128 = 0
  var weights: [UInt128] = []
  weights.reserveCapacity(claimants.count)
  for (index, claimant) in claimants.enumerated() {
    let factor = scale / claimant.weight.denominator.magnitude
    let weight = claimant.weight.numerator.magnitude.multipliedReportingOverflow(by: factor)
    if weight.overflow || weight.partialValue >= Ground.limit {
      problems.append(.weightTooLarge(Row(index + 1, claimant.id)))
    } else {
      weights.append(weight.partialValue)
      total &+= weight.partialValue
      // Checked at each step, so that the sum itself cannot wrap.
      if total >= Ground.limit { return ([], 1, problems + [.weightsTooLarge]) }
    }
  }
  return (weights, scale, problems)
}
