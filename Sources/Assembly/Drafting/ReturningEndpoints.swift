// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Markup
import Packs

/// The addresses of what comes back: taking it in, naming who sent it, setting it aside, withdrawing or erasing it, and
/// reminding those who keep silent.
enum ReturningEndpoints {
  private static let compilers: Set<Right> = [.compileDrafts]

  static let all: [DraftingEndpoints.DraftingEndpoint] = [
    DraftingEndpoints.page("/drafts/{draft}/returns", [.contribute, .compileDrafts, .decideDrafts], ReturnPages.page),
    DraftingEndpoints.texts("/drafts/{draft}/returns/new", [.contribute, .compileDrafts], again: ReturnPages.page) {
      reader, view throws(Faults) in
      let files = reader.returned("files", to: view)
      try reader.finish()
      return Order(.takeIn(view.draft.id, files), files: ["files"], areShut: true, done: taken(files, view)) {
        _ in
        view.address("returns")
      }
    },
    .file("/drafts/{draft}/returns/{return}/file", [.contribute, .compileDrafts, .decideDrafts]) { scene, grounds in
      guard let view = DraftScene(scene, grounds), let row = view.draft.returned(scene.id("return")),
        view.works || (view.own ?? []).contains(row.sender), row.content.value != nil
      else { return nil }
      return row.file.map { .stored(name: $0.name, blob: $0.blob, key: $0.key) }
    },
    DraftingEndpoints.form("/drafts/{draft}/returns/{return}/aside", compilers, again: ReturnPages.page) {
      reader, view throws(Faults) in
      let id: ReturnID = view.scene.id("return")
      let reason = reader.text(FieldName("why-\(id)"), Phrase("lý do", "the reason"))
      try reader.finish()
      return view.order(
        .setAside(view.draft.id, id, reason: reason), Phrase("Đã ghi là không tính.", "It is set aside."),
        then: view.address("returns"))
    },
    DraftingEndpoints.form("/drafts/{draft}/meetings", compilers, again: ReturnPages.page) {
      reader, view throws(Faults) in
      let meeting = reader.text("meeting", Phrase("cuộc họp", "the meeting"))
      try reader.finish()
      return view.order(
        .takeMeeting(view.draft.id, MeetingID(meeting)), Phrase("Đã lấy ý kiến của cuộc họp.", "They are taken in."),
        then: view.address("returns"))
    },
    DraftingEndpoints.form("/drafts/{draft}/groups", compilers, again: ReturnPages.page) {
      reader, view throws(Faults) in
      let record = GroupPages.read(&reader, view)
      try reader.finish()
      return view.order(
        .recordGroup(view.draft.id, record), Phrase("Đã ghi ý kiến của tổ.", "The group is recorded."),
        then: view.address("returns"))
    },
    DraftingEndpoints.form("/drafts/{draft}/returns/{return}/sender", compilers, again: ReturnPages.page) {
      reader, view throws(Faults) in
      let id: ReturnID = view.scene.id("return")
      let sender = reader.namedSender(ReturnPages.senderField(id))
      try reader.finish()
      return view.order(
        .nameSender(view.draft.id, id, sender ?? .unnamed), Phrase("Đã ghi nơi gửi.", "The sender is noted."),
        then: view.address("returns"))
    },
    DraftingEndpoints.form("/drafts/{draft}/returns/{return}/withdraw", [.contribute], again: WithdrawPages.page) {
      reader, view throws(Faults) in
      let reason = reader.optionalText("reason", Phrase("lý do", "the reason"), most: 1_000)
      try reader.finish()
      return view.order(
        .withdraw(view.draft.id, view.scene.id("return"), reason: reason),
        Phrase("Đã rút góp ý.", "It is withdrawn."), then: "/drafts/mine")
    },
    DraftingEndpoints.form("/drafts/{draft}/returns/{return}/erase", [.manageOrganisation], again: ErasePages.page) {
      reader, view throws(Faults) in
      if !reader.isTicked("sure") {
        reader.fault(
          "sure", Phrase("Chưa xác nhận.", "Not confirmed."),
          mend: Phrase("Hãy đánh dấu vào ô nếu thật sự muốn xóa.", "Tick the box if you mean it."))
      }
      try reader.finish()
      return view.order(
        .forget(view.draft.id, view.scene.id("return")), Phrase("Đã xóa nội dung góp ý.", "The words are erased."),
        then: view.works ? view.address("returns") : view.address())
    },
    DraftingEndpoints.form("/drafts/{draft}/circulations/{circulation}", compilers, again: ReminderPages.page) {
      reader, view throws(Faults) in
      let id: CirculationID = view.scene.id("circulation")
      let asked = view.draft.circulation(id)?.asked ?? []
      let chosen = Set(reader.choices("to", of: asked.map { DraftScene.code($0) }))
      if chosen.isEmpty {
        reader.fault(
          "to", Phrase("Chưa chọn nơi nào.", "Nobody was chosen."),
          mend: Phrase("Hãy đánh dấu những nơi đã nhắc.", "Tick those who were reminded."))
      }
      try reader.finish()
      return view.order(
        .remind(view.draft.id, id, asked.filter { chosen.contains(DraftScene.code($0)) }),
        Phrase("Đã ghi việc nhắc.", "The reminder is noted."), then: view.address("circulations", id.text))
    },
  ]

  /// How many came that were not there before, whose they are, how many were there, and how many wait for a name.
  private static func taken(_ files: [ReturnDraft], _ view: DraftScene) -> Phrase {
    let new = KnownFiles(view.draft).new(among: files)
    var parts = [Phrase("Đã nhận \(new.count) tệp", "\(new.count) taken in")]
    let known = files.count - new.count
    if known > 0 {
      parts.append(
        Phrase(
          "\(known) tệp đã có từ trước nên không nhận lại", "\(known, one: "was", other: "were") there already"))
    }
    let waiting = new.count { $0.sender == .unnamed }
    if waiting > 0 {
      parts.append(
        Phrase(
          "\(waiting) tệp chờ ghi nơi gửi", "\(waiting, one: "waits", other: "wait") for the sender's name"))
    }
    let told = senders(of: new, view)
    return Phrase(
      parts.map(\.vietnamese).joined(separator: "; ") + "." + told.vietnamese,
      parts.map(\.english).joined(separator: "; ") + "." + told.english)
  }

  /// For whom each file counts: a name may tell the wrong one.
  private static func senders(of files: [ReturnDraft], _ view: DraftScene) -> Phrase {
    let named = files.filter { $0.sender != .unnamed }
    guard view.compiles, !named.isEmpty else { return Phrase("", "") }
    func told(_ say: Language) -> String {
      named.map { "“\($0.file.name)” – \(view.grounds.senderName($0.sender, say))" }.some(say)
    }
    return Phrase(" Tính cho: \(told(.vietnamese)).", " They count for: \(told(.english)).")
  }
}
