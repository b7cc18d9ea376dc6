// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Who may be recorded as having spoken: those checked in, the guests, and others of the register.
extension MeetingScene {
  /// Those who are there first; then the guests, each by the line that invited them; then everyone for whom no attendance
  /// is kept.
  var speakerChoices: [Choice] {
    let guest = grounds.pack.term(.guest, say)
    let guests = (meeting.summons?.guests ?? []).map { Choice(Guest.key($0), "\($0) (\(guest))") }
    let kept = Set(
      (meeting.summons?.members ?? []) + (meeting.summons?.withoutVote ?? []) + roll + attendants)
    let others = Set(grounds.organisations.people.keys).subtracting(kept)
    return choices(speakers) + guests
      + choices(Array(others)).map { Choice($0.value, "\($0.label) – \(say.notAMember)") }
  }

  /// What a choice of a speaker stands for.
  func speaker(_ choice: String) -> Contribution.Speaker {
    meeting.summons?.guest(choice).map(Contribution.Speaker.guest) ?? .person(PersonID(choice))
  }

  /// The choice that stands for a speaker.
  func key(of speaker: Contribution.Speaker) -> String {
    switch speaker {
    case .guest(let line): Guest.key(line)
    case .person(let person): person.text
    }
  }

  var speakerHint: String {
    say(
      "Người có mặt, khách mời và người khác trong danh sách. Khách chưa có tên thì mời thêm ở trang triệu tập.",
      "Those present, the guests, and others on the list. A guest who is missing is added on the page of the summons.")
  }

  /// Who spoke, guests as such.
  func speakerName(_ contribution: Contribution) -> String {
    switch contribution.by {
    case .guest(let line): "\(line) (\(grounds.pack.term(.guest, say)))"
    case .person(let person): name(person)
    }
  }
}

extension Sitting {
  /// Whether somebody of the register was neither summoned nor checked in, and spoke without being a member.
  func isOutsider(_ person: PersonID) -> Bool {
    let summoned = summons.members + (summons.withoutVote ?? [])
    return !attendance.registered.contains(person) && !summoned.contains(person)
  }
}

extension Language {
  /// What whoever is of the register, but of another body, is called beside the members: nobody invited them.
  var notAMember: String { self("không phải thành viên", "not a member") }
}
