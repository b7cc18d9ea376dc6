// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// What the pack calls a meeting, and the ways to it.
extension RulePack {
  /// What a meeting is called where its body is named right beside it: "the second meeting of the council", not "the
  /// second council meeting of the council".
  func conference(of body: String?, _ say: Language) -> String {
    let word = term(.conference, say)
    let names = bodies.map { $0.name[say].lowercased() }
    guard body != nil, let name = names.first(where: { isLed(word, by: $0, say) }) else { return word }
    return String(say == .vietnamese ? word.dropLast(name.count + 1) : word.dropFirst(name.count + 1))
  }

  /// What a meeting is called where its body is not named beside it: a word that names another body is cut to what all
  /// bodies hold.
  func conferenceAlone(of body: String?, _ say: Language) -> String {
    let word = term(.conference, say)
    let own = body.flatMap { self.body($0) }?.name[say].lowercased()
    return own.map { isLed(word, by: $0, say) } ?? true ? word : conference(of: body, say)
  }

  /// Whether a word for a meeting names a body: "phiên họp hội đồng", "council meeting".
  private func isLed(_ word: String, by body: String, _ say: Language) -> Bool {
    say == .vietnamese ? word.hasSuffix(" \(body)") : word.hasPrefix("\(body) ")
  }

  /// The way back to a meeting, by the pack's word for one.
  func backToMeeting(_ say: Language) -> String {
    say("Về trang \(term(.conference, say))", "Back to the \(term(.conference, say))")
  }

  /// The way to all meetings.
  func seeMeetings(_ say: Language) -> String {
    say("Xem các \(term(.conference, say))", "See the \(plural(.conference, say))")
  }

  /// The way to plan a further meeting.
  func newMeeting(_ say: Language) -> String {
    say("Thêm \(term(.conference, say))", "New \(term(.conference, say))")
  }
}

/// Names of meetings and of what belongs to them, as pages show them.
extension MeetingGrounds {
  /// The numbered name, made from body, organisation and number, never typed: "Hội nghị lần thứ hai Ban Chấp hành …".
  public func name(of meeting: Meeting, _ say: Language) -> String {
    if meeting.gaveItsNumberBack {
      return say(
        "\(shortName(of: meeting, say)) của \(bodyName(meeting.body, say))",
        "\(shortName(of: meeting, say)) of the \(bodyName(meeting.body, say))")
    }
    let conference = pack.conference(of: organisations.body(meeting.body)?.kind, say)
    let number = ordinal(meeting.ordinal, say)
    let kind = meeting.plan.kind == .regular ? "" : meeting.plan.kind.words(say).uncapitalised + " "
    return say(
      "\(conference.capitalised) \(kind)lần \(number) \(bodyName(meeting.body, say))",
      "\(number.capitalised) \(kind)\(conference) of the \(bodyName(meeting.body, say))")
  }

  /// "Hội nghị lần thứ hai": for breadcrumbs and narrow places, where the body is already named.
  func shortName(of meeting: Meeting, _ say: Language) -> String {
    let conference = pack.conferenceAlone(of: organisations.body(meeting.body)?.kind, say)
    if meeting.gaveItsNumberBack {
      // Its number belongs to another meeting by now.
      let day = meeting.plan.start.day.figures(say)
      return say("\(conference.capitalised) dự kiến ngày \(day)", "\(conference.capitalised) planned for \(day)")
    }
    let number = ordinal(meeting.ordinal, say)
    return say("\(conference.capitalised) lần \(number)", "\(number.capitalised) \(conference)")
  }

  /// The short name, with the body where meetings of several are on record.
  func listName(of meeting: Meeting, _ say: Language) -> String {
    let name = shortName(of: meeting, say)
    guard Set(meetings.all.map(\.body)).count > 1, let body = organisations.body(meeting.body),
      let kind = pack.body(body.kind)
    else { return name }
    return "\(name) – \(kind.name[say])"
  }

  /// The body with its organisation.
  func bodyName(_ id: BodyID, _ say: Language) -> String {
    let kind = organisations.body(id).flatMap { pack.body($0.kind) }?.name[say] ?? id.text
    guard let organisation = organisations.profile?.name else { return kind }
    return say("\(kind) \(organisation)", "\(kind.uncapitalised) of \(organisation.withArticle)")
  }

  /// The body with its term, which is not the congress's: "Ban Chấp hành, nhiệm kỳ 2020-2025".
  func bodyAndTerm(_ id: BodyID, _ say: Language) -> String {
    guard let body = organisations.body(id) else { return id.text }
    let kind = pack.body(body.kind)?.name[say] ?? body.kind
    return "\(kind), \(pack.term(.term, say)) \(body.term)"
  }

  /// A person's name with the posts held that day.
  func nameAndPosts(of person: PersonID, on day: Day, _ say: Language) -> String {
    let posts = posts(of: person, on: day, say)
    let name = organisations.name(of: person, say)
    return posts.isEmpty ? name : "\(name) (\(posts))"
  }

  /// Who came into the body and who left it after the summons, by name.
  func words(for change: RollChange, _ say: Language) -> String {
    func names(_ people: [PersonID]) -> String {
      people.map { organisations.name(of: $0, say) }.joined(separator: ", ")
    }
    let parts = [
      change.left.isEmpty
        ? nil : say("thôi giữ chức vụ: \(names(change.left))", "no longer in office: \(names(change.left))"),
      change.joined.isEmpty
        ? nil : say("mới giữ chức vụ: \(names(change.joined))", "newly in office: \(names(change.joined))"),
    ].compactMap { $0 }
    return say("Thay đổi thành viên sau khi triệu tập – ", "Changes of membership after the summons – ")
      + parts.joined(separator: "; ") + "."
  }

  /// Who shall do an assignment.
  func words(for owner: Assignment.Owner, _ say: Language) -> String {
    switch owner {
    case .person(let person): organisations.name(of: person, say)
    case .body(let body): organisations.body(body).flatMap { pack.body($0.kind) }?.name[say] ?? body.text
    case .unit(let unit): organisations.unit(unit)?.details.name ?? unit.text
    case .office(let name): name
    }
  }

  /// Who helps with an assignment, one after the other; nil where nobody does.
  func helperWords(for assignment: Assignment, _ say: Language) -> String? {
    assignment.helpers?.map { words(for: $0, say) }.joined(separator: ", ")
  }

  /// On whose authority a conclusion was spoken, with the instrument where it was delegated.
  func words(for authority: Conclusion.Authority, _ say: Language) -> String {
    switch authority {
    case .post(let post):
      let name = pack.post(post)?.name[say] ?? post
      return say("theo thẩm quyền của chức vụ \(name)", "by virtue of office: \(name)")
    case .delegated(let by, let post, let instrument):
      let name = organisations.name(of: by, say)
      let title = pack.post(post)?.name[say] ?? post
      return say(
        "theo ủy quyền của \(name) (\(title)); căn cứ: \(instrument)",
        "delegated by \(name) (\(title)); instrument: \(instrument)")
    }
  }
}

extension MeetingPlan.Kind {
  /// The kind as lists name it.
  public func words(_ say: Language) -> String {
    switch self {
    case .regular: say("Thường kỳ", "Regular")
    case .extraordinary: say("Bất thường", "Extraordinary")
    case .thematic: say("Chuyên đề", "Thematic")
    }
  }
}

extension AgendaItem.Kind {
  /// What the meeting is asked to do.
  public func words(_ say: Language) -> String {
    switch self {
    case .discuss: say("Thảo luận, cho ý kiến", "Discuss")
    case .approve: say("Thông qua", "Approve")
    case .inform: say("Thông báo", "Take note")
    }
  }
}

extension Meeting.Stage {
  /// How far a meeting is, in a word.
  public func words(_ say: Language) -> String {
    switch self {
    case .planned: say("Đang chuẩn bị", "Being prepared")
    case .summoned: say("Đã triệu tập", "Summoned")
    case .sitting: say("Đang họp", "In session")
    case .closed: say("Đã bế mạc", "Closed")
    case .calledOff: say("Đã hủy", "Called off")
    }
  }
}

extension Attendance.Movement.Way {
  /// What was noted at the door.
  public func words(_ say: Language) -> String {
    switch self {
    case .arrived: say("đến", "arrived")
    case .left: say("về", "left")
    }
  }
}

extension Quorum {
  /// "Có mặt 48/51 ủy viên đương nhiệm; cần ít nhất 34": heads, base and need in one sentence without its stop.
  public func sentence(_ say: Language, in pack: RulePack) -> String { clause(say, in: pack).capitalised }

  /// The same where it goes on behind other words.
  public func clause(_ say: Language, in pack: RulePack) -> String {
    heads(say, in: pack) + say("; cần ít nhất \(needed)", "; at least \(needed) needed")
  }

  /// "có mặt 48/51 ủy viên đương nhiệm".
  func heads(_ say: Language, in pack: RulePack) -> String {
    let base = base.counted(baseCount, say, in: pack)
    return say("có mặt \(present)/\(base)", "\(present) of \(base) present")
  }

  /// Whether it is met, and how many are missing.
  public func verdict(_ say: Language) -> String {
    isMet
      ? say("Đủ điều kiện họp", "Quorum is met") : say("Còn thiếu \(needed - present)", "\(needed - present) missing")
  }
}

extension TabledPaper {
  /// "Báo cáo chính trị, bản 2": a paper is always named with its version.
  func words(_ say: Language) -> String { say("\(title), bản \(version)", "\(title), version \(version)") }
}
