// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Office

/// What somebody does to their copy of a draft, told by the words it is done to. The words must stand in the draft once.
public enum CopyMark: Hashable, Sendable {
  /// Nothing in their place deletes them.
  case replace(String, with: String)
  case add(String, after: String)
  case paragraph(String, below: String)
  case row([String], below: String)
  case dropRow(String)
  case remark(String, on: String, answers: [Answer])

  /// What another hand wrote under a remark.
  public struct Answer: Hashable, Sendable {
    public var author: String
    public var text: String

    public init(author: String, text: String) {
      self.author = author
      self.text = text
    }
  }

  /// The words it is done to.
  var words: String {
    switch self {
    case .replace(let words, _), .add(_, let words), .paragraph(_, let words), .row(_, let words),
      .dropRow(let words), .remark(_, let words, _):
      words
    }
  }
}

/// A copy of a draft as it comes back from somebody: changed silently, marked, with remarks and answers to them.
public struct MarkedCopy: Hashable, Sendable {
  /// Done with tracking switched off.
  public var silent: [CopyMark]
  /// Done as tracked changes and remarks.
  public var tracked: [CopyMark]
  /// As the file names who did it.
  public var hand: Hand

  public init(silent: [CopyMark], tracked: [CopyMark], hand: Hand) {
    self.silent = silent
    self.tracked = tracked
    self.hand = hand
  }

  /// Does it to the file of the draft.
  public func docx(of draft: [UInt8]) throws(CopyFault) -> [UInt8] {
    var bytes = try Self.patched(draft) { file throws(CopyFault) in
      WordPatch(try silent.map { mark throws(CopyFault) in try edit(mark, in: file) }, style: .clean)
    }
    bytes = try Self.patched(bytes) { file throws(CopyFault) in
      WordPatch(try tracked.map { mark throws(CopyFault) in try edit(mark, in: file) })
    }
    return try Self.patched(bytes) { file throws(CopyFault) in WordPatch(answers(in: file)) }
  }

  private static func patched(
    _ bytes: [UInt8], by patch: (WordFile) throws(CopyFault) -> WordPatch
  ) throws(CopyFault) -> [UInt8] {
    let file: WordFile
    do throws(WordFileFault) { file = try WordFile(bytes) } catch { throw .file(error) }
    let patch = try patch(file)
    do throws(WordPatchFault) { return try file.bytes(with: patch) } catch { throw .patch(error) }
  }

  private func edit(_ mark: CopyMark, in file: WordFile) throws(CopyFault) -> WordEdit {
    let (block, range) = try file.place(of: mark.words)
    return switch mark {
    case .replace(_, let text): WordEdit(.replace(block: block, range, with: text), by: hand)
    case .add(let text, _):
      WordEdit(.replace(block: block, range.upperBound..<range.upperBound, with: text), by: hand)
    case .paragraph(let text, _): WordEdit(.insert(after: block, text: text), by: hand)
    case .row(let cells, _): WordEdit(.insertRow(below: block, cells: cells.map { .init($0) }), by: hand)
    case .dropRow: WordEdit(.deleteRow(holding: block), by: hand)
    case .remark(let text, _, _):
      WordEdit(
        .remark(
          MarkedPlace(block: block, offset: range.lowerBound)..<MarkedPlace(block: block, offset: range.upperBound),
          text: text, initials: initials(of: hand.author)), by: hand)
    }
  }

  /// The answers to the remarks, which have their ids once they are in the file.
  private func answers(in file: WordFile) -> [WordEdit] {
    tracked.flatMap { mark -> [WordEdit] in
      guard case .remark(let text, _, let answers) = mark,
        let remark = file.text.remarks.first(where: { $0.text == text })
      else { return [] }
      return answers.map { answer in
        WordEdit(
          .reply(to: remark.id, text: answer.text, initials: initials(of: answer.author)),
          by: Hand(author: answer.author, date: hand.date))
      }
    }
  }

  private func initials(of author: String) -> String {
    author.split(separator: " ").compactMap(\.first).map(String.init).joined().uppercased()
  }
}

/// Why no such copy can be made of a draft.
public enum CopyFault: Error, Hashable, Sendable {
  case noSuchWords(String)
  /// They stand there more than once: more of them must be told.
  case severalTimes(String)
  case file(WordFileFault)
  case patch(WordPatchFault)
}

extension WordFile {
  /// The one place of these words: a block, and UTF-16 units into it.
  fileprivate func place(of words: String) throws(CopyFault) -> (block: Int, range: Range<Int>) {
    let sought = Array(words.utf16)
    var found: [(Int, Range<Int>)] = []
    for (number, block) in text.blocks.enumerated() {
      let units = Array(block.pieces.map(\.text).joined().utf16)
      guard units.count >= sought.count, !sought.isEmpty else { continue }
      for start in 0...(units.count - sought.count) where units[start..<(start + sought.count)].elementsEqual(sought) {
        found.append((number, start..<(start + sought.count)))
      }
    }
    guard let place = found.first else { throw .noSuchWords(words) }
    guard found.count == 1 else { throw .severalTimes(words) }
    return place
  }
}
