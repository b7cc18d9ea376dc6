// SPDX-License-Identifier: AGPL-3.0-or-later

/// Terms of office: "nhiệm kỳ 2025-2030" of the congress in one text, and another one in the next.
extension FigureReader {
  /// The terms that a sentence names of something.
  func termFigures(
    _ numbers: [Stated], _ clauses: [Int], _ bytes: [UInt8], _ block: Int, _ source: FigureSource, _ sentence: String
  ) -> [Figure] {
    zip(numbers, numbers.dropFirst()).compactMap { from, to in
      guard from.isDate, to.isDate, from.terms.upperBound == to.terms.lowerBound, from.upTo == nil else { return nil }
      let (first, last) = (buffer.spans[from.terms.lowerBound], buffer.spans[to.terms.lowerBound])
      guard isYear(bytes[first]), isYear(bytes[last]), bytes[first].lexicographicallyPrecedes(bytes[last]),
        isDash(bytes[first.upperBound..<last.lowerBound]), isTerm(from.terms.lowerBound, to.terms.upperBound),
        let start = FigureValue(whole: Array(bytes[first]), fraction: [], factor: 1),
        let end = FigureValue(whole: Array(bytes[last]), fraction: [], factor: 1)
      else { return nil }
      let subject = subject(before: from.terms.lowerBound, after: to.terms.upperBound, clauses, bytes)
      guard subject.count > 1 else { return nil }
      let others = numbers.filter { $0.isDate && $0.terms != from.terms && $0.terms != to.terms }
      var figure = Figure(
        value: start, upTo: end, unit: lexicon.terms.first ?? "", subject: subject, dates: written(others, bytes),
        source: source.id, sourceDate: source.date, block: block, quote: sentence)
      figure.isTerm = true
      figure.time = time(others, of: from.terms.lowerBound, clauses, bytes)
      return figure
    }
  }

  private func isDash(_ between: ArraySlice<UInt8>) -> Bool {
    ["-", "–", "—"].contains(String(decoding: between, as: UTF8.self).filter { $0 != " " })
  }

  private func isTerm(_ start: Int, _ end: Int) -> Bool {
    termWords.contains { word in
      buffer.plain[..<start].suffix(word.count).elementsEqual(word)
        || buffer.plain[end...].prefix(word.count).elementsEqual(word)
    }
  }
}
