// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Office

/// All that came back on one draft: every file read against the base, the same proposals as one, clashes, and remarks
/// that say the same. Depends on the files, never on the order in which they came.
public struct Collected: Sendable {
  public let base: DraftText
  public let files: [ChangeSet]
  public let collation: Collation
  /// Remarks that say the same, by the ids of `Collected.id`.
  public let opinions: [OpinionGroup]
  /// Remarks that cannot all be followed.
  public let disputes: [Dispute]
  /// Remarks that approve and ask for nothing.
  public let agreements: [String]

  /// Reads the files in the order of their names, which must differ; marks that the base was circulated with are set aside.
  public init(base file: WordFile, returned: [(name: String, file: WordFile)], lexicon: Lexicon) {
    let circulated = CirculatedDraft(file)
    let sets = returned.map { name, file in circulated.changes(of: file, named: name) }
    self.init(base: circulated.draft, files: sets, lexicon: lexicon)
  }

  /// Joins what was read of the files one by one, so that no file need be held longer than that. Their names must differ.
  public init(base: DraftText, files: [ChangeSet], lexicon: Lexicon) {
    let files = files.sorted { $0.source < $1.source }
    for (one, next) in zip(files, files.dropFirst()) where one.source == next.source {
      preconditionFailure("two files are called \(one.source): decisions on one would be taken for the other")
    }
    self.base = base
    self.files = files
    collation = Collation(files, on: base)
    var asked: [Opinion] = []
    var passages: [String: Range<Int>] = [:]
    var agreements: [String] = []
    var reader = AgreementReader(lexicon)
    let line = PassageLine(base)
    for set in files {
      for (number, placed) in set.remarks.enumerated() {
        let id = Self.id(of: number, in: set)
        let isAgreement = reader.read(placed.remark.text) == .general
        if isAgreement { agreements.append(id) }
        // What has no word ("?") says the same as nothing.
        let isWordless = !placed.remark.text.contains { $0.isLetter || $0.isNumber }
        guard !isAgreement, !isWordless, placed.remark.parent == nil else { continue }
        passages[id] = placed.anchor.flatMap { line.range(of: $0.span) }
        asked.append(
          Opinion(
            id: id, author: set.source, anchor: placed.anchor?.span.start.block.description,
            passage: placed.anchor?.passage, text: placed.remark.text))
      }
    }
    opinions = Grouping.groups(of: asked, lexicon: lexicon)
    disputes = Grouping.disputes(among: opinions, passages: passages, lexicon: lexicon)
    self.agreements = agreements
  }

  /// Names a remark: its file, and its number there.
  public static func id(of number: Int, in set: ChangeSet) -> String { "\(set.source)@\(number + 1)" }

  public var changes: [Change] { files.flatMap(\.changes) }
}

/// All blocks of a draft behind each other, in UTF-16 units.
private struct PassageLine {
  private var starts: [BlockID: Int] = [:]

  init(_ draft: DraftText) {
    var next = 0
    for block in draft.blocks {
      starts[block.id] = next
      next += block.text.utf16.count + 1
    }
  }

  func range(of span: Span) -> Range<Int>? {
    guard let start = starts[span.start.block], let end = starts[span.end.block] else { return nil }
    let (from, to) = (start + span.start.offset.units, end + span.end.offset.units)
    return from <= to ? from..<to : nil
  }
}

extension WordFile {
  /// The text without anybody's marks: as the version that it went out as, where it says so, else as version 1.
  public var draft: DraftText { draft(as: .rejecting) }

  /// The same, its marks accepted or rejected.
  public func draft(as verdict: Verdict) -> DraftText {
    let reading = Reading(text, verdict)
    return DraftText(hinted: reading) ?? DraftText(version: 1, from: reading)
  }
}
