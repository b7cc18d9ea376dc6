// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// What waits in drafts for those who compile, who decide, and whose opinion is asked.
public enum DraftingToDos {
  static func toDos(_ scene: Scene, _ grounds: any DraftingGrounds) -> [ToDo] {
    grounds.drafting.all.filter(scene.maySee).flatMap { draft -> [ToDo] in
      let view = DraftScene(scene, grounds, draft)
      return (scene.may(.decideDrafts) ? deciding(view) : []) + (scene.may(.compileDrafts) ? compiling(view) : [])
        + contributing(view)
    }
  }

  private static func deciding(_ view: DraftScene) -> [ToDo] {
    let say = view.say
    let open = view.draft.open.count
    guard open > 0 else { return [] }
    let due = view.draft.decideBy.map { say(" Hạn \($0.words(say)).", " Due \($0.words(say)).") } ?? ""
    return [
      ToDo(
        say("Trả lời ý kiến góp ý: \(view.draft.title)", "Answer opinions: \(view.draft.title)"),
        detail: say(
          "\(open) ý kiến chưa được trả lời.\(due)",
          "\(open, one: "opinion has", other: "opinions have") no answer.\(due)"),
        at: view.address("board", query: [("state", "open")]), rank: 22, due: view.draft.decideBy)
    ]
  }

  private static func compiling(_ view: DraftScene) -> [ToDo] {
    let say = view.say
    let draft = view.draft
    var found: [ToDo] = []
    let unread = draft.returns.count { $0.counts && $0.isUnread }
    if unread > 0 {
      found.append(
        ToDo(
          say("Xin lại tệp góp ý: \(draft.title)", "Ask for better files: \(draft.title)"),
          detail: say("\(unread) tệp chưa đọc được.", "\(unread, one: "file", other: "files") could not be read."),
          at: view.address("returns"),
          rank: 24))
    }
    let unnamed = draft.returns.count(where: \.isUnnamed)
    if unnamed > 0 {
      found.append(
        ToDo(
          say("Ghi nơi gửi bản góp ý: \(draft.title)", "Name who sent contributions: \(draft.title)"),
          detail: say("\(unnamed) tệp chờ ghi nơi gửi.", "\(unnamed, one: "file waits", other: "files wait") for it."),
          at: view.address("returns"), rank: 23))
    }
    found += reminding(view) + takingAnew(view)
    if !draft.circulations.contains(where: { $0.version == draft.newest.number }), draft.synthesis.points.isEmpty,
      !isOver(view)
    {
      found.append(
        ToDo(
          say("Gửi lấy ý kiến: \(draft.title)", "Send out: \(draft.title)"),
          detail: say("Bản \(draft.newest.number) chưa được gửi.", "Version \(draft.newest.number) has not been sent."),
          at: view.address("circulate"), rank: 35))
    }
    if !draft.synthesis.points.isEmpty, draft.open.isEmpty, !draft.hasFilesLeft, !draft.staysAsItIs {
      found.append(
        ToDo(
          say(
            "Phát hành bản \(draft.newest.number + 1): \(draft.title)",
            "Issue version \(draft.newest.number + 1): \(draft.title)"),
          detail: say("Mọi ý kiến đã được trả lời.", "Every opinion is answered."), at: view.address("issue"), rank: 26)
      )
    }
    return found
  }

  /// What was put right in the record of a meeting after it was taken in, as long as it can be taken anew.
  private static func takingAnew(_ view: DraftScene) -> [ToDo] {
    let say = view.say
    let changed = view.grounds.meetings.all.flatMap { view.grounds.corrected(in: view.draft, since: $0) }
      .count(where: \.isOpen)
    guard changed > 0 else { return [] }
    return [
      ToDo(
        say("Lấy lại ý kiến của cuộc họp: \(view.draft.title)", "Take opinions in anew: \(view.draft.title)"),
        detail: say(
          "\(changed) ý kiến đã sửa trong sổ thảo luận.",
          "\(changed, one: "was", other: "were") corrected in the record of the meeting."),
        at: view.address("returns"), rank: 25)
    ]
  }

  /// From two days before opinions are due, those who keep silent are to be reminded, each once.
  private static func reminding(_ view: DraftScene) -> [ToDo] {
    view.draft.circulations.filter { $0.version == view.draft.newest.number && !$0.asked.isEmpty }.compactMap {
      reminding(view, of: $0)
    }
  }

  private static func reminding(_ view: DraftScene, of newest: Circulation) -> ToDo? {
    let say = view.say
    let draft = view.draft
    guard view.scene.now.day >= newest.due.adding(-2), !isOver(view) else { return nil }
    let silent = draft.silent(in: newest).filter { draft.reminders(of: $0, in: newest).isEmpty }
    guard !silent.isEmpty else { return nil }
    return ToDo(
      say("Nhắc nơi chưa góp ý: \(draft.title)", "Remind those who have not answered: \(draft.title)"),
      detail: say(
        "\(silent.count) nơi chưa góp ý và chưa được nhắc, hạn \(newest.due.words(say)).",
        "\(silent.count, one: "has", other: "have") sent nothing and not been reminded; due \(newest.due.words(say))."),
      at: view.address("circulations", newest.id.text), rank: 30, due: newest.due)
  }

  /// Once the congress has opened no opinions on its drafts are asked for.
  private static func isOver(_ view: DraftScene) -> Bool {
    let today = view.scene.now.day
    return view.grounds.congressOpens(asOf: today).map { $0 <= today } ?? false
  }

  private static func contributing(_ view: DraftScene) -> [ToDo] {
    let say = view.say
    guard let own = view.own else { return [] }
    // Whoever is late may still answer as long as the round takes anything in.
    let waiting = view.draft.circulations.filter { circulation in
      circulation.version == view.draft.newest.number && !isOver(view)
        && circulation.asked.contains { own.contains($0) && !view.draft.answered(circulation).contains($0) }
    }
    guard let due = waiting.map(\.due).min() else { return [] }
    return [
      ToDo(
        say("Góp ý: \(view.draft.title)", "Comment on: \(view.draft.title)"),
        detail: due < view.scene.now.day
          ? say(
            "Đã hết hạn \(due.words(say)); ý kiến gửi bây giờ được ghi là sau hạn.",
            "It was due \(due.words(say)); what is sent now is noted as late.")
          : say("Hạn \(due.words(say)).", "Due \(due.words(say))."), at: view.address("read"), rank: 28, due: due)
    ]
  }
}
