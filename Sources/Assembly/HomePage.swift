// SPDX-License-Identifier: AGPL-3.0-or-later

public import Markup
public import Packs

/// The first page: where the preparation stands, and what is next to do for the one who looks.
public enum HomePage {
  static func page(_ scene: Scene, _ congress: Congress) -> Page? {
    let say = scene.say
    let name = congress.organisations.profile?.name ?? say("Đại hội mới", "A new congress")
    return scene.page(name, at: "/", live: true) {
      H1(name)
      if let profile = congress.organisations.profile {
        P(congress.congressName(profile, say))
        ticket(scene, congress, profile)
      }
      Split {
        Live("next") { next(scene, congress) }
      } side: {
        Live("stand") { standing(scene, congress) }
      }
    }
  }

  /// What a delegate was summoned to: the number of the seat, when and where.
  @HTMLBuilder private static func ticket(_ scene: Scene, _ congress: Congress, _ profile: Profile) -> HTML {
    let say = scene.say
    if let person = scene.visitor.account?.person.map({ PersonID($0) }),
      let delegate = congress.delegates.summoned.first(where: { $0.who == .person(person) }),
      let number = delegate.summons?.number
    {
      let window = congress.figures.latest("congress.window", asOf: scene.now.day)?.words(say)
      SummaryList(
        [
          SummaryRow(
            say("\(congress.pack.term(.delegate, say).capitalised) số", "Number of your seat"), "\(number)"),
          window.map { SummaryRow(say("Thời gian", "Time"), $0) },
          profile.congress.venue.map { SummaryRow(say("Địa điểm", "Venue"), $0) },
        ].compactMap { $0 })
    }
  }

  /// Everything that waits for this visitor, the most pressing first.
  @HTMLBuilder private static func next(_ scene: Scene, _ congress: Congress) -> HTML {
    let say = scene.say
    H2(say("Việc cần làm tiếp theo", "Next steps"))
    let toDos = congress.toDos(scene)
    if toDos.isEmpty {
      P(
        say(
          "Hiện không có việc nào chờ bạn. Trang này tự cập nhật khi có việc mới.",
          "Nothing is waiting for you now. This page updates itself when something does."))
    } else {
      TaskList(
        toDos.enumerated().map { index, toDo in
          let when = toDo.when(on: scene.now.day, say)
          return TaskItem(
            toDo.title, to: toDo.address, index == 0 ? .now : .later, status: when?.words, when?.tone, note: toDo.detail
          )
        })
    }
  }

  /// The figures people ask for first.
  @HTMLBuilder private static func standing(_ scene: Scene, _ congress: Congress) -> HTML {
    let say = scene.say
    let day = scene.now.day
    if scene.may(.read), congress.organisations.profile != nil {
      H2(say("Tình hình chuẩn bị", "Where the preparation stands"))
      Tiles {
        Tile(
          "\(congress.organisations.units.count)",
          congress.pack.after(congress.organisations.units.count, .unit, say).capitalised,
          note: congress.pack.counted(congress.organisations.membership.total, .member, say),
          to: "/units")
        Tile(
          "\(congress.meetings.held.count)",
          congress.pack.after(congress.meetings.held.count, .conference, say).capitalised,
          to: "/meetings")
        if let planned = congress.figures.latest("delegates.planned", asOf: day) {
          Tile(
            planned.words(say), congress.pack.plural(.delegate, say).capitalised, note: planned.status.words(say),
            to: "/figures")
        }
        if let window = congress.figures.latest("congress.window", asOf: day) {
          Tile(
            window.words(say), congress.pack.term(.congress, say).capitalised, note: window.status.words(say),
            to: "/figures")
        }
      }
    }
  }

  /// The main places, for those who may go there.
  public static func places(_ scene: Scene, _ congress: Congress) -> [Link] {
    let say = scene.say
    var places = [Link(say("Trang chính", "Home"), to: "/")]
    guard scene.visitor.account != nil else { return [] }
    if scene.may(.read) {
      places += [
        Link(congress.pack.plural(.conference, say).capitalised, to: "/meetings"),
        Link(say("Góp ý dự thảo", "Drafts"), to: "/drafts"),
        Link(say("Biểu quyết", "Votes"), to: "/votes"),
        Link(congress.pack.plural(.delegate, say).capitalised, to: "/delegates"),
        Link(say("Văn bản", "Papers"), to: "/papers"),
        Link(say("Sổ số liệu", "Figures"), to: "/figures"),
        Link(say("Quy tắc", "Rules"), to: "/rules"),
        Link(say("Tổ chức", "Organisation"), to: "/organisation"),
      ]
    }
    if scene.may(.managePersonnel) { places.append(Link(say("Nhân sự", "Personnel"), to: "/personnel")) }
    if scene.may(.manageAccess) { places.append(Link(say("Tài khoản", "Accounts"), to: "/access")) }
    if scene.may(.audit) { places.append(Link(say("Nhật ký", "Record"), to: "/journal")) }
    return places
  }
}

extension ToDo {
  /// Whether it goes on now, or how far off its day is; nil where no time presses.
  func when(on today: Day, _ say: Language) -> (words: String, tone: Tone)? {
    if isGoingOn { return (say("Đang diễn ra", "Going on now"), .accent) }
    return switch due.map({ $0.number - today.number }) {
    case .none: nil
    case .some(let left) where left < 0:
      (say("Quá hạn \(-left) ngày", "\(-left, one: "day", other: "days") overdue"), .bad)
    case .some(0): (say("Hết hạn hôm nay", "Due today"), .attention)
    case .some(let left): (say("Còn \(left) ngày", "\(left, one: "day", other: "days") left"), .neutral)
    }
  }
}

extension Congress {
  /// What waits for a visitor, over all features, the most pressing first.
  func toDos(_ scene: Scene) -> [ToDo] {
    let all = [
      OrganisationToDos.toDos(scene, self), AccessToDos.toDos(scene, self), ApprovalPages.toDos(scene, self),
      MeetingPages.toDos(scene, self), nextMeetingToDos(scene),
      VotePages.toDos(scene, self), DelegateToDos.toDos(scene, self), DraftingToDos.toDos(scene, self),
      PersonnelToDos.toDos(scene, self), paperToDos(scene),
    ].flatMap { $0 }
    return ToDo.inOrder(all)
  }

  /// The congress as named in headings: ordinal and term, by the pack's words.
  public func congressName(_ profile: Profile, _ say: Language) -> String {
    say(
      "\(pack.term(.congressLong, say).capitalised) lần thứ \(roman(profile.congress.ordinal)), nhiệm kỳ \(profile.congress.term)",
      "\(ordinal(profile.congress.ordinal, say).capitalised) \(pack.term(.congressLong, say)), term \(profile.congress.term)"
    )
  }
}
