// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// Fields that several forms of drafts have in common.
enum DraftForms {
  static func fileField(_ scene: Scene, _ label: String) -> HTML {
    FileField(
      label, "file",
      hint: scene.say(
        "Tệp .docx, không còn sửa đổi theo dõi hay nhận xét của ai.", "A .docx without tracked changes or comments."),
      error: scene.fileError("file"), accepts: [".docx"])
  }
}

extension FormReader {
  /// A text that will go out: a Word file as it is, neither converted nor words only.
  mutating func draftFile(_ field: FieldName, isShut: Bool) -> (file: TabledFile, text: MarkedText)? {
    guard let sent = file(field) else {
      fault(
        field, Phrase("Chưa có tệp.", "There is no file."), mend: Phrase("Hãy chọn tệp Word.", "Choose a Word file."))
      return nil
    }
    switch sent.words {
    case .text(let text, let notices, let form):
      guard case .word(let hidden) = form else {
        fault(
          field, notices.first ?? Phrase("Tệp không phải .docx.", "The file is not a .docx."),
          mend: Phrase("Hãy lưu thành .docx rồi gửi lại.", "Save it as .docx and send it again."))
        return nil
      }
      if let hidden {
        fault(
          field, Phrase("Tệp có chữ ẩn: “\(hidden)”.", "The file has hidden words: “\(hidden)”."),
          mend: Phrase(
            "Ai nhận tệp cũng đọc được chữ ẩn. Hãy cho hiện chữ ẩn trong Word (Ctrl+Shift+8), xóa hoặc bỏ ẩn, rồi gửi lại.",
            "Whoever gets the file can read them. Show hidden text in Word (Ctrl+Shift+8), delete it or unhide it, and send the file again."
          ))
        return nil
      }
      return (sent.tabled(isShut: isShut), text)
    case .unreadable(let problem):
      fault(field, problem.problem, mend: problem.mend)
      return nil
    case .none: return nil
    }
  }

  /// The files that came back, each with who sent it; one that does not tell waits, and holds up none.
  mutating func returned(_ field: FieldName, to view: DraftScene) -> [ReturnDraft] {
    let files = files(field)
    if files.isEmpty {
      fault(
        field, Phrase("Chưa chọn tệp nào.", "No file was chosen."),
        mend: Phrase("Hãy chọn các tệp Word đã góp ý.", "Choose the Word files that came back."))
    }
    let versions = view.draft.versions.map(\.text)
    return files.compactMap { sent in
      guard let sender = sender(of: sent, to: view) else { return nil }
      let file = sent.tabled(isShut: true)
      switch sent.words {
      case .text(let text, let notices, let form):
        let answer = ReturnedFile(
          source: "new", text: text, isWordsOnly: form == .wordsOnly, isConverted: form == .converted)
        return Self.content(of: answer, on: versions).map {
          ReturnDraft(
            sender: sender, file: file, digest: sent.blob, notices: notices + ($0.content.opening.map { [$0] } ?? []),
            content: $0.content, present: $0.present)
        }
      case .unreadable(let fault):
        return ReturnDraft(
          sender: sender, file: file, digest: sent.blob,
          content: .unread(problem: fault.problem, mend: fault.mend))
      case .none: return nil
      }
    }
  }

  /// What a file proposes, and what of it the newest version has already; one that is no answer is taken in as not read.
  private static func content(
    of file: ReturnedFile, on versions: [DraftText]
  ) -> (content: Return.Content, present: [Change])? {
    guard let (changes, isForeign) = file.answer(toNearestOf: versions) else { return nil }
    if let no = NoAnswer(file, isForeign: isForeign, to: versions.last) {
      return (.unread(problem: no.problem, mend: no.mend), [])
    }
    return (.read(changes), file.present(beside: changes, in: versions))
  }

  /// Who sent a file: the one chosen, or the unit that its name tells, if it does.
  private mutating func sender(of file: Submission.SentFile, to view: DraftScene) -> Return.Sender? {
    let chosen = submission.fields["from"]?.first ?? ""
    if !view.compiles {
      if let own = view.own?.first(where: { DraftScene.code($0) == chosen }) { return own }
    } else if chosen == "name" {
      return SenderByName(file.name).unit(among: view.grounds.organisations.units).map { .unit($0.id) } ?? .unnamed
    } else if let sender = Return.Sender(chosen: chosen) {
      return sender
    }
    fault(
      "from", Phrase("Chưa chọn nơi gửi.", "Nobody was chosen as sender."),
      mend: Phrase("Hãy chọn một nơi trong danh sách.", "Choose one from the list."))
    return nil
  }

  /// The unit or person that was chosen as the sender of a file.
  mutating func namedSender(_ field: FieldName) -> Return.Sender? {
    if let sender = Return.Sender(chosen: submission.fields[field.text]?.first ?? "") { return sender }
    fault(
      field, Phrase("Chưa chọn nơi gửi.", "Nobody was chosen as sender."),
      mend: Phrase("Hãy chọn một nơi trong danh sách.", "Choose one from the list."))
    return nil
  }

  /// Opinions by their names; those that are none are left out.
  func opinions(_ field: FieldName) -> [OpinionKey] {
    (submission.fields[field.text] ?? []).compactMap { OpinionKey($0) }
  }

  /// The same from one field that lists them all.
  func listedOpinions(_ field: FieldName) -> [OpinionKey] {
    (submission.fields[field.text]?.first ?? "").split(separator: " ").compactMap { OpinionKey(String($0)) }
  }

  /// The filter that travels with a form.
  var filter: BoardFilter { BoardFilter(submission.fields.compactMapValues(\.first)) }

  /// The fields of opinions, one a line: known names keep their ids.
  mutating func opinionFields(_ field: FieldName, known: [OpinionField]) -> [OpinionField] {
    let names = lines(field).unique
    if names.count > 40 {
      fault(
        field, Phrase("Nhiều nhất 40 lĩnh vực.", "At most 40 fields."), mend: Phrase("Hãy bớt đi.", "Leave some out."))
    }
    var taken = Set(known.map(\.id))
    var number = known.count
    return names.map { name in
      if let old = known.first(where: { $0.name.vietnamese == name || $0.name.english == name }) { return old }
      repeat { number += 1 } while taken.contains("field-\(number)")
      taken.insert("field-\(number)")
      return OpinionField(id: "field-\(number)", name: Phrase(name, name))
    }
  }

  /// An answer to a point as its form says it.
  mutating func answer(to point: SynthesisPoint, in view: DraftScene) -> AnswerDraft? {
    let decision = choice(
      "decision", Phrase("quyết định", "the decision"), of: Answer.Kind.allCases.map(\.rawValue))
    let explanation = optionalText("explanation", Phrase("giải trình", "the explanation"), most: 4000)
    let turn = optionalNumber("turn", Phrase("thứ tự", "the place"), in: 1...999)
    let typed = wording("wording", as: view.typedWording(point))
    let chosen = opinions("opinions").filter { point.opinions.contains($0) }
    if chosen.isEmpty, point.opinions.count > 1 {
      fault(
        "opinions", Phrase("Chưa chọn ý kiến nào để trả lời.", "No opinion was chosen to be answered."),
        mend: Phrase("Hãy đánh dấu những ý kiến được trả lời.", "Tick those that this answers."))
    }
    guard let kind = decision.flatMap(Answer.Kind.init) else { return nil }
    let isNew = typed.map { $0 != view.proposedWords(point) } ?? false
    let decided: Answer.Decision =
      switch kind {
      case .accepted: .accepted(wording: point.proposal == nil && isNew ? typed : nil)
      case .partly: .partly(wording: isNew ? typed.map { undoubled($0, of: point, in: view) } : nil)
      case .kept: .kept
      }
    return AnswerDraft(chosen.isEmpty ? point.opinions : chosen, decided, explanation: explanation, turn: turn)
  }
}

extension FormReader {
  /// A wording as it was meant where it repeats words around it: somebody has to say whether it shall; a fault until then.
  private mutating func undoubled(_ wording: [String], of point: SynthesisPoint, in view: DraftScene) -> [String] {
    guard let repeated = view.repeated(by: wording, in: point) else { return view.spaced(wording, in: point) }
    switch (submission.fields["repeated"]?.first, repeated.rest) {
    case ("drop", let rest?): return view.spaced(rest, in: point)
    case ("keep", _): return view.spaced(wording, in: point)
    case _:
      fault(
        "wording", repeated.problem,
        mend: Phrase(
          "Hãy bỏ những chữ đó, hoặc chọn cách ghi ở ngay dưới ô.",
          "Take it out, or choose below the field how it reads."))
      return wording
    }
  }
}

extension ReturnedFile {
  /// The changes that were left out when what the file proposes was carried over to the newest version, because that has
  /// them already; in places of the version that the file answers.
  fileprivate func present(beside carried: ChangeSet, in versions: [DraftText]) -> [Change] {
    guard carried.isCarried, carried.alreadyThere > 0,
      let base = versions.first(where: { $0.version == carried.answers })
    else { return [] }
    let left = Set(carried.changes.map(\.id))
    return changes(on: base).changes.filter { !left.contains($0.id) }
  }
}

extension Return.Sender {
  /// A unit or a person, as lists of senders name them.
  init?(chosen: String) {
    if chosen.hasPrefix("unit ") {
      self = .unit(UnitID(String(chosen.dropFirst("unit ".count))))
    } else if chosen.hasPrefix("person ") {
      self = .person(PersonID(String(chosen.dropFirst("person ".count))))
    } else {
      return nil
    }
  }
}

extension Return.Content {
  /// Told of a file that begins with paragraphs which the draft does not have, as a letter sent in one file with it does.
  var opening: Phrase? {
    guard case .read(let set) = self else { return nil }
    let before = set.changes.reduce(0) { count, change in
      switch change.edit {
      case .insert(let blocks, .start(.body)): count + blocks.count
      case .insertRow(_, .start(.body)): count + 1
      case .insert, .insertRow, .rewrite, .delete, .move, .deleteRow, .restyle, .reformat: count
      }
    }
    guard before >= Self.fewestOfLetter else { return nil }
    return Phrase(
      "Tệp mở đầu bằng phần không có trong dự thảo (\(before) đoạn hoặc hàng, có thể là công văn); phần này hiện là đề nghị thêm vào đầu dự thảo.",
      "The file begins with what the draft does not have (\(before) paragraphs or rows, maybe a letter); that stands as a proposal for the beginning of the draft."
    )
  }

  /// A heading and a sentence may well be proposed for the beginning of a draft.
  private static let fewestOfLetter = 3
}
