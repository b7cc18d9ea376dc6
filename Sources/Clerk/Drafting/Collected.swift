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
  /// Remarks that approve and ask for nothing.
  public let agreements: [String]

  /// Reads the files in the order of their names, which must differ; marks that the base was circulated with are set aside.
  public init(base file: WordFile, returned: [(name: String, file: WordFile)], lexicon: Lexicon) {
    let base = file.draft
    let circulated = file.text.isSettled ? nil : file.text
    let files = returned.sorted { $0.name < $1.name }.map { name, file in
      ReturnedFile(source: name, text: file.text).changes(on: base, circulated: circulated)
    }
    self.base = base
    self.files = files
    collation = Collation(files, on: base)
    var asked: [Opinion] = []
    var agreements: [String] = []
    var reader = AgreementReader(lexicon)
    for set in files {
      for (number, placed) in set.remarks.enumerated() {
        let id = Self.id(of: number, in: set)
        let isAgreement = reader.read(placed.remark.text) == .general
        if isAgreement { agreements.append(id) }
        guard !isAgreement, placed.remark.parent == nil else { continue }
        asked.append(
          Opinion(
            id: id, author: set.source, anchor: placed.anchor?.span.start.block.description, text: placed.remark.text))
      }
    }
    opinions = Grouping.groups(of: asked, lexicon: lexicon)
    self.agreements = agreements
  }

  /// Names a remark: its file, and its number there.
  public static func id(of number: Int, in set: ChangeSet) -> String { "\(set.source)@\(number + 1)" }

  public var changes: [Change] { files.flatMap(\.changes) }
}

extension WordFile {
  /// The text without anybody's marks, as version 1.
  public var draft: DraftText { DraftText(version: 1, from: Reading(text, .rejecting)) }
}
