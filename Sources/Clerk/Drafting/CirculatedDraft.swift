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

  /// Whether the versions were put in an order here, since they were made in a word processor and do not say which they
  /// are, or several say the same.
  private let isOrdered: Bool

  /// `earlier` are files of versions that went out before; one that does not say which it is stands for the first, and of
  /// several that do not, the one that is least like the newest went out first.
  public init(_ file: WordFile, earlier: [WordFile] = []) {
    text = file.text
    let newest = file.draft
    let own = Reading(file.text, .rejecting)
    let versions = earlier.filter { version in
      let isLater = Reading(version.text, .rejecting).hintedVersion.map { own.hintedVersion ?? .max < $0 } ?? false
      return !isLater && version.draft.texts != newest.texts
    }
    notEarlier = earlier.count - versions.count
    let named = versions.map(\.draft).sorted { $0.version < $1.version }
    isOrdered = named.contains { $0.version >= newest.version } || Set(named.map(\.version)).count < named.count
    if isOrdered {
      let all = Self.inOrder(versions, before: own)
      self.earlier = all.dropLast()
      draft = all.last ?? newest
    } else {
      self.earlier = named
      draft = newest
    }
  }

  /// Those and the newest, each as one that came of the version before it.
  private static func inOrder(_ versions: [WordFile], before newest: Reading) -> [DraftText] {
    let far = versions.map { (reading: Reading($0.text, .rejecting), apart: Comparison($0.draft, newest).distance) }
    let readings = far.enumerated().sorted { ($1.element.apart, $0.offset) < ($0.element.apart, $1.offset) }.map(
      \.element.reading)
    return (readings + [newest]).reduce(into: []) { all, reading in
      let number = max((all.last?.version ?? 0) + 1, reading.hintedVersion ?? 1)
      all.append(
        all.last.map { DraftText(version: number, from: reading, continuing: $0) }
          ?? DraftText(version: number, from: reading))
    }
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
    if file.isConverted { notices.append(.converted) }
    if file.isWordsOnly { notices.append(.wordsOnly) }
    let own = Reading(file.text, .rejecting).hintedVersion
    let isNamed = Reading(text, .rejecting).hintedVersion != nil
    let isOther = !isOrdered && isNamed && own.map { $0 != draft.version } ?? false
    // What says nothing of its version may be of any that is at hand.
    let mayBeEarlier =
      isOrdered || own.map { own in isOther && earlier.contains { $0.version == own } } ?? !earlier.isEmpty
    if mayBeEarlier, let found = read.answer(toNearestOf: earlier + [draft], circulated: marks) {
      if let count = found.changes.leftOut { notices.append(.excerpt(missing: count)) }
      if found.changes.isCarried { notices.append(.carried(from: found.changes.answers, to: draft.version)) }
      return CirculatedAnswer(changes: found.changes, isForeign: found.isForeign, notices: notices)
    }
    if isOther, let own { notices.append(.otherVersion(own, base: draft.version)) }
    let (set, isForeign) = read.answer(to: draft, circulated: marks)
    if let count = set.leftOut { notices.append(.excerpt(missing: count)) }
    return CirculatedAnswer(changes: set, isForeign: isForeign, notices: notices)
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
  /// It is only a part of the version: so many paragraphs are not in it, and nobody proposes to delete them.
  case excerpt(missing: Int)
  /// Another program turned it into a Word file, which may lose marks.
  case converted
  /// Only its words could be read.
  case wordsOnly

  /// As `docs/drafts-json.md` calls it.
  public var kind: String {
    switch self {
    case .struckByHand: "struck_by_hand"
    case .otherVersion: "other_version"
    case .carried: "carried"
    case .excerpt: "excerpt"
    case .converted: "converted"
    case .wordsOnly: "words_only"
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
    case .excerpt(let count):
      Phrase(
        "Tệp chỉ có một phần dự thảo. \(count) đoạn không có trong tệp được để ngoài, không tính là đề nghị bỏ; nếu nơi gửi muốn bỏ, hãy hỏi lại.",
        "The file is only a part of the draft. \(count == 1 ? "One paragraph" : "\(count) paragraphs") that it does not have were set aside and are no proposals to delete them; ask the sender if that was meant."
      )
    case .converted:
      Phrase(
        "Tệp không phải tệp Word, đã được chuyển sang Word; có thể mất một số dấu sửa. Hãy đối chiếu với tệp gốc.",
        "The file is no Word file and was turned into one; some marks may be lost. Compare it with the file that was sent."
      )
    case .wordsOnly:
      Phrase(
        "Chỉ đọc được chữ, không có dấu sửa và nhận xét. Hãy xin tệp Word nếu có thể.",
        "Only words were read: no tracked changes, no remarks. Ask for the Word file if there is one.")
    }
  }
}
