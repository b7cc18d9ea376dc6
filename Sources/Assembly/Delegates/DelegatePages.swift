// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// The delegates: where the list stands, unit by unit, and everybody with their stage.
enum DelegatePages {
  static func overview(_ scene: Scene, _ grounds: any DelegateGrounds) -> Page? {
    let say = scene.say
    let title = grounds.pack.plural(.delegate, say).capitalised
    return scene.page(title, at: "/delegates", live: true, width: .wide) {
      scene.problems()
      H1(title)
      tabs(scene, at: "/delegates")
      Live("delegates") {
        tiles(scene, grounds)
        units(scene, grounds)
        requestRules(scene, grounds)
      }
      exOfficio(scene, grounds)
      appointed(scene, grounds)
    }
  }

  /// The ways between what belongs to delegates as a whole.
  static func tabs(_ scene: Scene, at current: Address) -> HTML {
    let say = scene.say
    let tabs = [
      Link(say("Tổng quan", "Overview"), to: "/delegates"),
      Link(say("Phân bổ", "Allocation"), to: "/delegates/allocation"),
      Link(say("Danh sách", "The list"), to: "/delegates/all"),
      Link(say("Thẩm tra tư cách", "Credentials"), to: "/delegates/credentials"),
    ]
    return Tabs(label: say("Các phần về đại biểu", "Views of the delegates"), tabs, current: current)
  }

  /// Planned, approved, summoned and present are four figures, and none stands for another.
  private static func tiles(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let day = scene.now.day
    let planned = grounds.figures.latest("delegates.planned", asOf: day, status: .planned)
    let approved = grounds.figures.latest("delegates.planned", asOf: day, status: .approved)
    let none = "–"
    let summoned = grounds.delegates.summoned.count
    return Tiles {
      Tile(planned?.words(say), FigureStatus.planned.words(say), none: none, note: planned?.day.figures(say))
      Tile(approved?.words(say), FigureStatus.approved.words(say), none: none, note: approved?.day.figures(say))
      Tile(summoned == 0 ? nil : "\(summoned)", FigureStatus.summoned.words(say), none: none)
      Tile(
        summoned == 0 ? nil : "\(grounds.delegates.present.count)", FigureStatus.present.words(say), none: none,
        note: grounds.delegates.recognition?.variance)
    }
  }

  private static func units(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let delegates = grounds.delegates
    let rows = grounds.organisations.units.filter { $0.parent == nil }
    return DataTable(
      say("Theo đơn vị", "By unit"), rows,
      columns: [
        .rowLink(grounds.pack.term(.unit, say).capitalised, \.details.name) {
          Address(path: "delegates", "units", $0.id.text)
        },
        .number(say("Phân bổ", "Seats")) { delegates.seats(of: $0.id).map { "\($0)" } ?? "–" },
        .number(say("Đã ghi", "Entered")) { "\(delegates.seated(in: .unit, of: $0.id).count)" },
        .number(grounds.pack.plural(.delegateAlternate, say).capitalised) {
          "\(delegates.alternates(of: $0.id).count)"
        },
        .content(say("Cơ cấu", "Composition")) { composition(of: $0.id, scene, grounds) },
      ],
      total: [
        say("Cộng", "Total"), delegates.adopted.map { "\($0.given)" } ?? "–", "\(delegates.seated(in: .unit).count)",
        "\(delegates.all.count { $0.stands && $0.isAlternate })", "",
      ],
      empty: EmptyState(
        say("Chưa có đơn vị nào.", "There are no units yet."),
        action: Link(say("Nhập danh sách đơn vị", "Import the units"), to: "/organisation/import")))
  }

  /// By what the young and minorities that were asked for are counted, each with its source.
  static func requestRules(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let rules = grounds.requestRules(scene.say)
    return HTML { for rule in rules { P(rule, .class(.hint)) } }
  }

  /// Women, young and minority against what was asked of the unit.
  @InlineBuilder static func composition(of unit: UnitID, _ scene: Scene, _ grounds: any DelegateGrounds) -> Inline {
    let say = scene.say
    let count = grounds.count(grounds.delegates.seated(in: .unit, of: unit), on: scene.now.day)
    if let request = grounds.delegates.requests[unit] {
      for (name, has, asked) in [
        (say("nữ", "women"), count.women, request.women), (say("trẻ", "young"), count.young ?? 0, request.young),
        (say("dân tộc thiểu số", "minority"), count.minority ?? 0, request.minority),
      ] where asked > 0 {
        Tag(
          say("\(name) \(has), yêu cầu \(asked)", "\(name) \(has), asked \(asked)"), has >= asked ? .good : .attention)
      }
    }
  }

  @HTMLBuilder private static func exOfficio(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let here = grounds.delegates.seated(in: .exOfficio).count
    let planned = grounds.figures.number("delegates.exOfficio", asOf: scene.now.day)
    H2(grounds.pack.plural(.exOfficio, say).capitalised)
    LostOffice.notice(scene, grounds)
    P(
      say("Đã ghi \(here)", "\(here) entered")
        + (planned.map { say(" trong số \($0) dự kiến.", " of the \($0) planned.") } ?? "."))
    if scene.may(.manageOrganisation), here == 0, let first = grounds.bodiesByRight.first {
      Form(to: "/delegates/ex-officio", token: scene.token) {
        Select(
          say("Thành viên đương nhiệm của", "Members in office of"),
          scene.field("body", else: first.id.text),
          grounds.bodiesByRight.map { body in
            Choice(body.id.text, "\(grounds.pack.body(body.kind)?.name[say] ?? body.kind) \(body.term)")
          })
        TextField(say("Căn cứ", "By which rule"), scene.field("basis"))
        Buttons { Button(say("Ghi tất cả", "Enter them all")) }
      }
    }
  }

  /// Some congresses seat a few by appointment beside those whom units elect; where all are designated, there is no such
  /// kind of its own.
  @HTMLBuilder private static func appointed(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let here = grounds.delegates.seated(in: .appointed).count
    if !grounds.isDesignated, scene.may(.manageOrganisation) || here > 0 {
      H2(grounds.pack.plural(.delegateDesignated, say).capitalised)
      P(say("Đã ghi \(here).", "\(here) entered."))
      if scene.may(.manageOrganisation) {
        Details(say("Ghi một người", "Enter one")) {
          Form(to: "/delegates/appointed/add", token: scene.token) {
            DelegateForms.details(scene)
            Buttons { Button(say("Ghi vào danh sách", "Enter")) }
          }
        }
      }
    }
  }

  // MARK: The list

  static func all(_ scene: Scene, _ grounds: any DelegateGrounds) -> Page? {
    let say = scene.say
    let title = say("Danh sách \(grounds.pack.plural(.delegate, say))", "The list of delegates")
    let standing = grounds.delegates.all.filter(\.stands)
    let search = DelegateSearch(scene, grounds)
    let found = search.found(among: standing)
    return scene.page(title, at: "/delegates", under: [delegatesLink(scene, grounds)], width: .wide) {
      scene.problems()
      H1(title)
      tabs(scene, at: "/delegates/all")
      LostOffice.notice(scene, grounds)
      steps(scene, grounds)
      if !standing.isEmpty { search.form }
      DataTable(
        search.caption(found, of: standing), ordered(found), columns: columns(scene, grounds), empty: search.empty,
        .class(.compact))
      Buttons {
        ButtonLink(say("Tải danh sách (Excel)", "Download the list (Excel)"), to: "/delegates/list.xlsx", .secondary)
      }
    }
  }

  /// By the number of the summons; those without one come after, in the order of the record.
  static func ordered(_ delegates: [Delegate]) -> [Delegate] {
    delegates.sorted { one, other in
      let (first, second) = (one.summons?.number ?? Int.max, other.summons?.number ?? Int.max)
      return first == second ? one.id < other.id : first < second
    }
  }

  /// What can be done with many at once, each at its time.
  @HTMLBuilder private static func steps(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let standing = grounds.delegates.all.filter(\.stands)
    let proposed = standing.filter { if case .proposed = $0.stage { true } else { false } }
    let chosen = standing.filter { if case .chosen = $0.stage { !$0.isAlternate } else { false } }
    if scene.may(.manageOrganisation) || designates(scene, grounds), !proposed.isEmpty {
      Details(
        say(
          "Ghi việc \(way(say, grounds)): \(proposed.count) người",
          "Note who was \(way(say, grounds)): \(proposed.count)")
      ) {
        Form(to: "/delegates/choose", token: scene.token) {
          boxes(proposed, scene, grounds)
          TextField(say("Căn cứ", "Basis"), scene.field("basis"))
          scene.dayBox()
          Buttons { Button(say("Ghi lại", "Note it")) }
        }
      }
    }
    if scene.may(.manageOrganisation), !chosen.isEmpty, grounds.delegates.recognition == nil {
      Details(say("Triệu tập: \(chosen.count) người", "Summon: \(chosen.count)")) {
        Form(to: "/delegates/summon", token: scene.token) {
          boxes(chosen, scene, grounds)
          scene.dayBox()
          Buttons { Button(say("Triệu tập", "Summon")) }
        }
      }
    }
  }

  /// Whether the visitor is the level above, in a congress whose delegates it designates.
  static func designates(_ scene: Scene, _ grounds: any DelegateGrounds) -> Bool {
    scene.may(.approve) && grounds.isDesignated
  }

  static func way(_ say: Language, _ grounds: any DelegateGrounds) -> String {
    grounds.isDesignated ? say("chỉ định", "designated") : say("bầu", "elected")
  }

  private static func boxes(_ delegates: [Delegate], _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    Checkboxes(
      grounds.pack.plural(.delegate, scene.say).capitalised, "delegate",
      delegates.map { Choice($0.id.text, grounds.name(of: $0, scene.say), hint: unitName($0, grounds)) },
      chosen: scene.chosen("delegate", else: Set(delegates.map(\.id.text))), error: scene.error("delegate"))
  }

  /// The unit whose delegation somebody belongs to, or at which they work where they belong to none.
  static func unitName(_ delegate: Delegate, _ grounds: any DelegateGrounds) -> String {
    let unit = delegate.unit ?? delegate.person.flatMap { grounds.organisations.people[$0]?.unit }
    return unit.flatMap { grounds.organisations.unit($0)?.details.name } ?? ""
  }

  /// The page of one unit does not repeat its name in each row.
  static func columns(
    _ scene: Scene, _ grounds: any DelegateGrounds, ofOneUnit: Bool = false
  ) -> [Column<Delegate>] {
    let say = scene.say
    let lost = Set(grounds.withoutOffice(on: scene.now.day).map(\.id))
    let unit = Column<Delegate>.text(grounds.pack.term(.unit, say).capitalised) { unitName($0, grounds) }
    return [
      .number(say("Số", "No.")) { $0.summons.map { "\($0.number)" } ?? "" },
      .rowLink(say("Họ và tên", "Name")) {
        grounds.name(of: $0, say)
      } to: {
        Address(path: "delegates", "of", $0.id.text)
      },
    ] + (ofOneUnit ? [] : [unit]) + [
      .text(say("Diện", "Kind")) { delegate in
        delegate.isAlternate
          ? grounds.pack.term(.delegateAlternate, say).capitalised : delegate.block.words(say, in: grounds)
      },
      .content(say("Trạng thái", "Stage")) {
        Tag($0.stage.words(say, isDesignated: grounds.isDesignated), $0.stage.tone)
        if lost.contains($0.id) { Tag(say("đã thôi chức vụ", "no longer in office"), .attention) }
      },
    ]
  }

  /// Sex and birth date stand with those only of whom `shows` says so; where that is nobody, their columns are left out.
  static func grid(_ say: Language, _ grounds: any DelegateGrounds, shows: (Delegate) -> Bool) -> Grid {
    let delegates = ordered(grounds.delegates.all.filter(\.stands))
    let isPersonal = delegates.contains(where: shows)
    return Grid(
      sheet: grounds.pack.plural(.delegate, say).capitalised,
      titles: [say("Số", "No."), say("Họ và tên", "Full name")]
        + (isPersonal ? [say("Giới tính", "Sex"), say("Ngày sinh", "Birth date")] : [])
        + [grounds.pack.term(.unit, say).capitalised, say("Diện", "Kind"), say("Trạng thái", "Stage")],
      rows: delegates.map { delegate in
        let details = shows(delegate) ? grounds.details(of: delegate) : nil
        let personal: [Grid.Cell] = [
          details?.sex.map { .text($0.words(say)) } ?? .empty, details?.born.map { .day($0) } ?? .empty,
        ]
        return [
          delegate.summons.map { .number($0.number) } ?? .empty, .text(grounds.name(of: delegate, say)),
        ] + (isPersonal ? personal : []) + [
          .text(unitName(delegate, grounds)),
          .text(
            delegate.isAlternate
              ? grounds.pack.term(.delegateAlternate, say).capitalised : delegate.block.words(say, in: grounds)),
          .text(delegate.stage.words(say, isDesignated: grounds.isDesignated)),
        ]
      })
  }
}

extension DelegateGrounds {
  /// Bodies whose members may have a seat by their office: those of a size that is decided, and not whoever works for
  /// them, such as an office or tellers.
  var bodiesByRight: [Body] {
    organisations.bodies.filter { body in
      pack.body(body.kind).map { $0.gathering == .committee && $0.sizeFigure != nil } ?? false
    }
  }

  /// The rules behind what was asked of some unit; nothing where nobody was asked for young people or minorities.
  func requestRules(_ say: Language) -> [String] {
    guard let marks = pack.composition else { return [] }
    let asked = delegates.requests.values
    return (asked.contains { $0.young > 0 } ? [marks.youngRule(say)] : [])
      + (asked.contains { $0.minority > 0 } ? [marks.minorityRule(say)] : [])
  }

  /// Whether units' delegates are designated in this congress, so that nothing speaks of an election.
  var isDesignated: Bool { waysOfUnits?.way == .designated }
}

extension Delegate.Stage {
  var tone: Tone {
    switch self {
    case .proposed, .withdrawn, .replaced: .neutral
    case .chosen, .summoned: .accent
    case .present, .recognised: .good
    case .absent: .attention
    case .refused: .bad
    }
  }
}
