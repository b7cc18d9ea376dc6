// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Office
public import Packs

/// The version that was sent out, as returned files are held against it.
public struct CirculatedDraft: Sendable {
  public let draft: DraftText
  private let text: MarkedText
  /// Versions before it that are at hand, the oldest first.
  private let earlier: [DraftText]

  /// `earlier` are files of versions that went out before; those that do not say which they are stand for the first.
  public init(_ file: WordFile, earlier: [WordFile] = []) {
    draft = file.draft
    text = file.text
    let newest = draft.version
    self.earlier = earlier.map(\.draft).filter { $0.version < newest }.sorted { $0.version < $1.version }
    notEarlier = earlier.count - self.earlier.count
  }

  /// Of the versions that were said to be before it, how many are not: nothing can be held against them.
  public let notEarlier: Int

  /// The marks and remarks that it was circulated with; nil where it had none.
  private var marks: MarkedText? { text.isSettled && text.remarks.isEmpty ? nil : text }

  /// What a returned file proposes, under the name that its changes will bear; marks and remarks that the draft was
  /// circulated with are set aside.
  public func changes(of file: WordFile, named source: String) -> ChangeSet { answer(of: file, named: source).changes }

  /// The same, and what whoever collects it has to know.
  public func answer(of file: WordFile, named source: String) -> CirculatedAnswer {
    let returned = ReturnedFile(
      source: source, text: file.text, isWordsOnly: file.isWordsOnly, isConverted: file.isConverted)
    let (read, struck) = returned.withStrikesCarriedOut(sentOut: text)
    var notices: [AnswerNotice] = struck > 0 ? [.struckByHand(passages: struck)] : []
    let own = Reading(file.text, .rejecting).hintedVersion
    let isNamed = Reading(text, .rejecting).hintedVersion != nil
    let isOther = isNamed && own.map { $0 != draft.version } ?? false
    // What says nothing of its version may be of any that is at hand.
    let mayBeEarlier = own.map { own in isOther && earlier.contains { $0.version == own } } ?? !earlier.isEmpty
    if mayBeEarlier, let found = read.answer(toNearestOf: earlier + [draft], circulated: marks) {
      if found.changes.isCarried { notices.append(.carried(from: found.changes.answers, to: draft.version)) }
      return CirculatedAnswer(changes: found.changes, isForeign: found.isForeign, notices: notices)
    }
    if isOther, let own { notices.append(.otherVersion(own, base: draft.version)) }
    let set = read.changes(on: draft, circulated: marks)
    return CirculatedAnswer(changes: set, isForeign: set.isForeign(to: draft), notices: notices)
  }
}

/// What one file answers to a version that was sent out.
public struct CirculatedAnswer: Sendable {
  public var changes: ChangeSet
  /// It is another text.
  public var isForeign: Bool
  public var notices: [AnswerNotice]
}

/// What an office should know of an answer that was read all the same.
public enum AnswerNotice: Hashable, Sendable {
  /// Words were struck through by their look and are taken as deletions.
  case struckByHand(passages: Int)
  /// It went out as another version than the one that it is held against, which is not at hand.
  case otherVersion(Int, base: Int)
  /// It answers an earlier version, and what it proposes was carried over.
  case carried(from: Int, to: Int)

  /// As `docs/drafts-json.md` calls it.
  public var kind: String {
    switch self {
    case .struckByHand: "struck_by_hand"
    case .otherVersion: "other_version"
    case .carried: "carried"
    }
  }

  /// What is so, and what to do.
  public var words: Phrase {
    switch self {
    case .struckByHand(let count):
      Phrase(
        "\(count) chỗ chữ bị gạch ngang bằng tay, không phải dấu sửa; được coi là đề nghị bỏ. Hãy xem lại từng chỗ.",
        "In \(count == 1 ? "one place" : "\(count) places") words were struck by hand, without tracked changes; taken as proposals to delete them. Look at each."
      )
    case .otherVersion(let own, let base) where own > base:
      Phrase(
        "Tệp góp ý cho bản \(own), không phải bản \(base) đang dùng làm bản gốc; chỗ hai bản khác nhau bị tính là sửa. Hãy chạy lại với --base là bản \(own).",
        "The file answers version \(own), not the base, version \(base): where the two differ it seems to propose it. Run this again with version \(own) as --base."
      )
    case .otherVersion(let own, let base):
      Phrase(
        "Tệp góp ý cho bản \(own), không phải bản \(base) đang dùng làm bản gốc; điều bản \(base) đã sửa bị tính là đề nghị đổi lại. Hãy thêm --earlier với tệp bản \(own), hoặc tổng hợp riêng tệp này với --base là bản \(own).",
        "The file answers version \(own), not the base, version \(base): what version \(base) changed it seems to propose to change back. Add the file of version \(own) with --earlier, or collect this one by itself with version \(own) as --base."
      )
    case .carried(let from, let to):
      Phrase(
        "Tệp góp ý cho bản \(from); kiến nghị đã được chuyển sang bản \(to).",
        "The file answers version \(from); what it proposes was carried over to version \(to).")
    }
  }
}
