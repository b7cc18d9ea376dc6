// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Packs
import Yams

/// How a pack's sample consults on its drafts, as sample/returns.yaml tells it; Packs/README.md explains the keys.
struct Consultation: Decodable {
  let circulated: Circulated
  let predecessors: [Predecessor]
  let leftOut: [LeftOut]
  let returns: [Copy]
  let contacts: [Contact]
  let comments: [Comment]
  let groups: [Group]
  let meetings: Meetings
  let answered: Answered
  let answers: [Answer]
  let issued: [Issue]

  static let file = "returns.yaml"

  struct Circulated: Decodable {
    let date: String
    let at: String
    let due: String
  }

  /// A text that a draft was merged from.
  struct Predecessor: Decodable {
    let id: String
    let draft: String
    let text: String
    let name: String
    let dated: String
  }

  /// A passage of a predecessor that was left out on purpose, found by words that stand in it.
  struct LeftOut: Decodable {
    let source: String
    let says: String
    let by: String
    let why: String
  }

  /// One file that came back, from a unit or a person.
  struct Copy: Decodable {
    let id: String
    let file: String
    let draft: String
    let unit: String?
    let person: String?
    /// As the file names who wrote in it.
    let author: String
    /// A day and a time, with a blank between.
    let at: String
    /// `nfd` for a file of a computer that writes each mark apart from its letter.
    let form: String?
    /// Left for a person to upload in a demonstration.
    let byHand: Bool?
    let marks: [Mark]
  }

  /// One thing done to the copy; which keys are there says what.
  struct Mark: Decodable {
    let silent: Bool?
    let `in`: String?
    let becomes: String?
    let after: String?
    let add: String?
    let below: String?
    let paragraph: String?
    let belowRow: String?
    let cells: [String]?
    let dropRow: String?
    let on: String?
    let remark: String?
    let replies: [Reply]?
    struct Reply: Decodable {
      let by: String
      let text: String
    }
  }

  /// Somebody who sends in what a unit says.
  struct Contact: Decodable {
    let unit: String
    let name: String
    let sex: String
    let born: String
    let login: String
  }

  /// What somebody wrote on the page, beside a passage found by its words.
  struct Comment: Decodable {
    let draft: String
    let person: String
    let at: String
    let on: String
    let text: String?
    let wording: String?
  }

  /// What a discussion group said of a heading.
  struct Group: Decodable {
    let draft: String
    let name: String
    let chair: String?
    let at: String
    let heading: String
    let opinions: [String]
  }

  /// When what was said in the conference is taken in.
  struct Meetings: Decodable { let at: String }

  struct Answered: Decodable {
    let date: String
    let at: String
    let by: String
  }

  /// What is answered to every opinion that holds these words.
  struct Answer: Decodable {
    let draft: String
    let says: String
    /// accepted, partly or kept.
    let answer: String
    let wording: String?
    let explanation: String?
    let turn: Int?
    /// Said aloud or on the page, in no file.
    let meeting: Bool?
    /// The minority opinion that its sender wants kept beside the answer.
    let reserved: Reserved?
    struct Reserved: Decodable {
      let by: String
      let text: String
    }
  }

  struct Issue: Decodable {
    let draft: String
    let date: String
  }
}

extension Consultation {
  /// The consultation of a sample; nil where the sample tells of none.
  static func told(in files: [String: String]) throws -> Consultation? {
    guard let text = files[file] else { return nil }
    do { return try YAMLDecoder().decode(Consultation.self, from: text) } catch let error as DecodingError {
      throw ScenarioFault(error, in: file)
    }
  }

  func copies(of draft: String) -> [Copy] { returns.filter { $0.draft == draft } }

  /// What is answered to an opinion on a draft that reads so.
  func answer(to words: String, on draft: String) -> Answer? {
    answers.first { $0.draft == draft && words.contains($0.says) }
  }

  /// A change with the words around it, by which an answer knows it.
  static func words(of change: Change, in base: DraftText) -> String {
    guard case .rewrite(let span, _) = change.edit, let anchor = Anchor(span, in: base) else {
      return change.new + change.old
    }
    return anchor.before + change.new + anchor.after
  }
}

extension Consultation.Copy {
  /// The Word file, made of the draft's text.
  func docx(of text: String, titled title: String, by press: DraftPress, in say: Language) throws -> [UInt8] {
    let done = try marks.map { ($0.silent == true, try $0.mark(spelling: spelled)) }
    let copy = MarkedCopy(
      silent: done.filter(\.0).map(\.1), tracked: done.filter { !$0.0 }.map(\.1),
      hand: Hand(author: author, date: at.replacingOccurrences(of: " ", with: "T") + ":00Z"))
    let draft = try press.docx(spelled(text), titled: title, in: say)
    do throws(CopyFault) { return try copy.docx(of: draft) } catch {
      throw ScenarioFault("returns.\(id)", "\(error)", in: Consultation.file)
    }
  }

  private func spelled(_ text: String) -> String {
    form == "nfd" ? text.decomposedStringWithCanonicalMapping : text
  }
}

extension Consultation.Mark {
  /// What the keys say is done; what is written is spelled as the file is.
  func mark(spelling: (String) -> String) throws -> CopyMark {
    if let words = `in`, let text = becomes { return .replace(words, with: spelling(text)) }
    if let words = after, let text = add { return .add(spelling(text), after: words) }
    if let words = below, let text = paragraph { return .paragraph(spelling(text), below: words) }
    if let words = belowRow, let cells { return .row(cells.map(spelling), below: words) }
    if let words = dropRow { return .dropRow(words) }
    if let words = on, let text = remark {
      return .remark(
        spelling(text), on: words, answers: (replies ?? []).map { .init(author: $0.by, text: spelling($0.text)) })
    }
    throw ScenarioFault("marks", "unknown mark", in: Consultation.file)
  }
}
