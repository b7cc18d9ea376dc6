// SPDX-License-Identifier: AGPL-3.0-or-later

/// The cheapest table among those with the right margins, by exact exchanges.
extension Flow {
  /// From row to column a seat is given to the cell, from column to row one is taken from it.
  private struct Edge {
    let from: Int
    let to: Int
    let row: Int
    let column: Int
    let isGiven: Bool
    let price: Price
  }

  /// Exchanges seats along cycles that cost less than 1 until there is none, and hands back prices of rows and columns
  /// that prove it: no edge leads anywhere more cheaply.
  func improve(_ grid: inout [[Int]], from start: [Price]) -> [Price] {
    var prices = start
    while let cycle = cheapCycle(edges(of: grid), &prices) {
      let amount = amount(along: cycle, of: grid)
      for edge in cycle { grid[edge.row][edge.column] += edge.isGiven ? amount : -amount }
      prices = start
    }
    return prices
  }

  /// How many seats go round a cycle before one more would not make the table cheaper. Each exchange costs more than the
  /// one before it, so the last that is worth it can be searched for.
  private func amount(along cycle: [Edge], of grid: [[Int]]) -> Int {
    let isWorth = { (count: Int) in
      var price = Price(top: Natural(1), bottom: Natural(1))
      for edge in cycle {
        let held = grid[edge.row][edge.column]
        if edge.isGiven {
          price = price.times(self.price(edge.row, edge.column, after: held + count - 1))
        } else {
          guard held - count >= least(edge.row, edge.column) else { return false }
          price = price.times(self.price(edge.row, edge.column, after: held - count).inverted)
        }
      }
      return price < Price(top: Natural(1), bottom: Natural(1))
    }
    var (low, high) = (1, 2)
    while isWorth(high) { (low, high) = (high, high * 2) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if isWorth(middle) { low = middle } else { high = middle }
    }
    return low
  }

  private func edges(of grid: [[Int]]) -> [Edge] {
    var edges: [Edge] = []
    for i in 0..<rowCount {
      for j in 0..<columnCount where table.weights[i][j] > 0 {
        let n = grid[i][j]
        let column = rowCount + j
        edges.append(Edge(from: i, to: column, row: i, column: j, isGiven: true, price: price(i, j, after: n)))
        guard n > least(i, j) else { continue }
        edges.append(
          Edge(from: column, to: i, row: i, column: j, isGiven: false, price: price(i, j, after: n - 1).inverted))
      }
    }
    return edges
  }

  /// Divisor over weight of the seat after `n`, squared where the method compares squares.
  private func price(_ i: Int, _ j: Int, after n: Int) -> Price {
    let post = posts.after(n)
    let weight = UInt128(table.weights[i][j])
    return Price(
      top: Natural(UInt128(post.top)),
      bottom: Natural(posts.areSquared ? weight * weight : weight).times(Natural(UInt128(post.bottom))))
  }

  /// Bellman and Ford: prices fall along edges; where they still fall after as many rounds as there are rows and columns,
  /// a cycle makes them.
  private func cheapCycle(_ edges: [Edge], _ prices: inout [Price]) -> [Edge]? {
    var before = [Edge?](repeating: nil, count: prices.count)
    for round in 0...prices.count {
      var lowered: Int?
      for edge in edges {
        let offered = prices[edge.from].times(edge.price)
        guard offered < prices[edge.to] else { continue }
        prices[edge.to] = offered
        before[edge.to] = edge
        lowered = edge.to
      }
      guard let lowered else { return nil }
      // A cycle often shows long before the last round.
      if let cycle = cycle(from: lowered, before) { return cycle }
      assert(round < prices.count, "a price that still falls comes from a cycle")
    }
    return nil
  }

  private func cycle(from start: Int, _ before: [Edge?]) -> [Edge]? {
    var seen: Set<Int> = []
    var place = start
    while seen.insert(place).inserted {
      guard let edge = before[place] else { return nil }
      place = edge.from
    }
    var cycle: [Edge] = []
    let end = place
    repeat {
      guard let edge = before[place] else { return nil }
      cycle.append(edge)
      place = edge.from
    } while place != end
    return cycle
  }

  /// Exchanges that cost exactly 1 lead to other tables that are as right: they run along edges without slack, and round
  /// in circles, so they are the strongly connected parts of such edges.
  func ties(of grid: [[Int]], _ prices: [Price]) -> [Component] {
    let tight = edges(of: grid).filter { prices[$0.from].times($0.price) == prices[$0.to] }
    var forward = [[Int]](repeating: [], count: prices.count)
    var backward = forward
    for edge in tight {
      forward[edge.from].append(edge.to)
      backward[edge.to].append(edge.from)
    }
    var part = [Int?](repeating: nil, count: prices.count)
    var components: [Component] = []
    for start in prices.indices where part[start] == nil {
      for place in reachable(start, forward).intersection(reachable(start, backward)) { part[place] = start }
      var component = Component()
      for edge in tight where part[edge.from] == start && part[edge.to] == start {
        if edge.isGiven { component.free.append((edge.row, edge.column)) }
        if !edge.isGiven { component.held.append((edge.row, edge.column)) }
      }
      if !component.held.isEmpty { components.append(component) }
    }
    return components
  }

  private func reachable(_ start: Int, _ edges: [[Int]]) -> Set<Int> {
    var found: Set<Int> = [start]
    var ahead = [start]
    while let place = ahead.popLast() {
      for next in edges[place] where found.insert(next).inserted { ahead.append(next) }
    }
    return found
  }
}
