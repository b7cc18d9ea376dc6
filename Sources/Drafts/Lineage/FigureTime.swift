// SPDX-License-Identifier: AGPL-3.0-or-later

/// When a sentence says that something is so.
struct FigureTime: Hashable, Sendable {
  var years: [Int] = []
  /// Days of the year, the month times a hundred; of a range all days.
  var days: Set<Int> = []
  /// Months alone, quarters and the like.
  var rest: [Int] = []
  /// Whether the days are a range behind the figure's own clause: they say when an event is held ("186 delegates, from 24
  /// to 28 July"), and whoever moves the event changes no number of it. One day is a day as of which somebody counted.
  var isOfEvent = false

  /// Whether two sentences can speak of one time.
  func meets(_ other: FigureTime) -> Bool {
    let haveDays = !days.isEmpty && !other.days.isEmpty
    guard rest == other.rest, years == other.years || haveDays && (years.isEmpty || other.years.isEmpty) else {
      return false
    }
    if haveDays { return !days.isDisjoint(with: other.days) || isOfEvent && other.isOfEvent }
    return (days.isEmpty || isOfEvent) && (other.days.isEmpty || other.isOfEvent)
  }
}

extension FigureReader {
  /// The dates that stand with each figure, by its first term, where a sentence gives several figures each its own: "from
  /// A in X to B in Y", "in X A, in Y B and C". Nothing where it does not, and all dates may be those of any figure.
  func dates(of figures: [Stated], among dates: [Stated], _ clauses: [Int]) -> [Int: [Stated]] {
    let all = (figures.map { (number: $0, isDate: false) } + dates.map { (number: $0, isDate: true) })
      .sorted { $0.number.terms.lowerBound < $1.number.terms.lowerBound }
    var runs: [(isDate: Bool, numbers: [Stated])] = []
    for (number, isDate) in all {
      if runs.last?.isDate == isDate {
        runs[runs.count - 1].numbers.append(number)
      } else {
        runs.append((isDate, [number]))
      }
    }
    func clause(_ number: Stated?) -> Int? { number.map { clauses[$0.terms.lowerBound] } }
    // "Over the years X to Y, from A in X to B in Y": the first dates are of no figure in particular.
    let rest = runs.dropFirst()
    if runs.count >= 5, runs[0].isDate, clause(runs[0].numbers.last) != clause(runs[1].numbers.first),
      zip(rest, rest.dropFirst()).allSatisfy({ $0.isDate || clause($0.numbers.last) == clause($1.numbers.first) })
    {
      runs.removeFirst()
    }
    guard runs.count >= 4, runs.count.isMultiple(of: 2) else { return [:] }
    let pairs = stride(from: 0, to: runs.count, by: 2).map { (runs[$0], runs[$0 + 1]) }
    // Of several figures it is plain only where a new clause begins which of them the next date is of.
    let areClear = zip(pairs, pairs.dropFirst()).allSatisfy { one, next in
      clause(one.1.numbers.last) != clause(next.0.numbers.first)
    }
    let areSingle = runs.allSatisfy { $0.isDate || $0.numbers.count == 1 }
    guard areSingle || areClear else { return [:] }
    var found: [Int: [Stated]] = [:]
    for (one, other) in pairs {
      let (dates, figures) = one.isDate ? (one.numbers, other.numbers) : (other.numbers, one.numbers)
      for figure in figures { found[figure.terms.lowerBound] = dates }
    }
    return found
  }

  /// The time that a sentence names, seen from one of its figures.
  func time(_ dates: [Stated], of term: Int, _ clauses: [Int], _ bytes: [UInt8]) -> FigureTime {
    var time = FigureTime()
    var terms: [Int] = []
    var waiting: Int?
    var index = 0
    while index < dates.count {
      let date = dates[index]
      let number = whole(date, bytes)
      if let month = month(behind: index, dates, bytes) {
        var first = number
        if let day = waiting, day < number, date.terms.lowerBound - dates[index - 1].terms.upperBound <= 2 {
          (first, waiting) = (day, nil)
          terms.append(dates[index - 1].terms.lowerBound)
        }
        time.days.formUnion((first...number).map { month * 100 + $0 })
        terms.append(date.terms.lowerBound)
        index += 1
      } else if isYear(bytes[buffer.spans[date.terms.lowerBound]]) {
        time.years.append(number)
      } else {
        if let day = waiting { time.rest.append(day) }
        waiting = number
        index += 1
        continue
      }
      if let day = waiting { time.rest.append(day) }
      waiting = nil
      index += 1
    }
    if let day = waiting { time.rest.append(day) }
    time.isOfEvent = time.days.count > 1 && terms.allSatisfy { clauses[$0] > clauses[term] }
    return time
  }

  /// The month of a day: "28/7", "28 July" in figures with their names, or both before a year.
  private func month(behind index: Int, _ dates: [Stated], _ bytes: [UInt8]) -> Int? {
    guard index + 1 < dates.count, (1...31).contains(whole(dates[index], bytes)) else { return nil }
    let (day, month) = (dates[index], dates[index + 1])
    let number = whole(month, bytes)
    guard (1...12).contains(number) else { return nil }
    if isSlash(between: day, month, bytes) { return number }
    guard month.terms.lowerBound - day.terms.upperBound <= 1 else { return nil }
    let isBeforeYear =
      index + 2 < dates.count && dates[index + 2].terms.lowerBound - month.terms.upperBound <= 1
      && isYear(bytes[buffer.spans[dates[index + 2].terms.lowerBound]])
    return isBeforeYear || day.isNamed && month.isNamed ? number : nil
  }

  /// "28 to 29/7": the first number is a day as the other one is.
  func withDays(_ numbers: [Stated], _ bytes: [UInt8]) -> [Stated] {
    var found = numbers
    for index in found.indices.dropLast(2) {
      let (day, next) = (found[index], found[index + 1])
      guard !day.isDate, !day.isPlace, day.upTo == nil, next.isDate, next.terms.lowerBound - day.terms.upperBound == 1,
        isSlash(between: next, found[index + 2], bytes), (1...31).contains(whole(day, bytes)),
        unit(at: day.terms.upperBound) == ("", 1, day.terms.upperBound)
      else { continue }
      found[index].isDate = true
    }
    return found
  }

  private func isSlash(between a: Stated, _ b: Stated, _ bytes: [UInt8]) -> Bool {
    guard a.terms.upperBound == b.terms.lowerBound else { return false }
    let (first, second) = (buffer.spans[a.terms.upperBound - 1], buffer.spans[b.terms.lowerBound])
    return first.upperBound < second.lowerBound && bytes[first.upperBound..<second.lowerBound].elementsEqual([0x2F])
  }

  /// Its digits as one number; 0 where there are others among them.
  private func whole(_ number: Stated, _ bytes: [UInt8]) -> Int {
    Int(String(decoding: bytes[buffer.spans[number.terms.lowerBound]], as: UTF8.self)) ?? 0
  }

  /// "45/60", "191/1.587": a part of a whole; neither a day of a month, nor the number of a paper and its year.
  func isPart(_ span: Range<Int>, _ bytes: [UInt8]) -> Bool {
    func isOfNumber(_ at: Int) -> Bool {
      bytes.indices.contains(at) && (TermReader.isDigit(bytes[at]) || bytes[at] == 0x2E || bytes[at] == 0x2C)
    }
    func isSlash(_ at: Int) -> Bool { bytes.indices.contains(at) && bytes[at] == 0x2F }
    var (left, right) = (span, span)
    if isSlash(span.upperBound) {
      var end = span.upperBound + 1
      while isOfNumber(end) { end += 1 }
      right = span.upperBound + 1..<end
    } else if isSlash(span.lowerBound - 1) {
      var start = span.lowerBound - 1
      while isOfNumber(start - 1) { start -= 1 }
      left = start..<span.lowerBound - 1
    }
    while right.count > 1, !TermReader.isDigit(bytes[right.upperBound - 1]) { right = right.dropLast() }
    guard left != right, !right.isEmpty, !left.isEmpty, !isSlash(left.lowerBound - 1), !isSlash(right.upperBound),
      TermReader.isDigit(bytes[right.lowerBound]), !isYear(bytes[left]), !isYear(bytes[right])
    else { return false }
    guard let part = Int(String(decoding: bytes[left], as: UTF8.self)) else { return true }
    guard let all = Int(String(decoding: bytes[right], as: UTF8.self)) else { return true }
    return part > 31 || all > 12
  }
}
