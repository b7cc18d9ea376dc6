// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// One thing to do: where it is done, whose turn it is, and how far it is.
public struct TaskItem: Sendable {
  let title: String
  let address: Address?
  let note: String?
  let state: TaskState
  let status: String?
  let tone: Tone

  /// `address` is nil while the task cannot be begun; `note` then says why. Without a `status` there is no tag. `tone` is what the status says where that is
  /// not what its state says, such as that the day is past.
  public init(
    _ title: String, to address: Address?, _ state: TaskState, status: String?, _ tone: Tone? = nil, note: String? = nil
  ) {
    self.title = title
    self.address = address
    self.note = note
    self.state = state
    self.status = status
    self.tone = tone ?? state.tone
  }
}

/// How far a task is.
public enum TaskState: Sendable {
  case done, now, later, blocked

  var style: Class {
    switch self {
    case .done: .done
    case .now: .now
    case .later: .later
    case .blocked: .blocked
    }
  }

  var tone: Tone {
    switch self {
    case .done: .good
    case .now: .accent
    case .later: .neutral
    case .blocked: .attention
    }
  }
}

/// What is next to do, in order, each line one large link.
///
///     TaskList([TaskItem("Điểm danh", to: "/meetings/2/attendance", .now, status: "Đang làm", note: "27 có mặt")])
public func TaskList(_ tasks: [TaskItem], _ attributes: Attribute...) -> HTML {
  element(
    "ol", [.class(.tasks), .role(.list)] + attributes,
    Fragment<ListItems>(
      tasks.map { task in
        Li(.class(.task, task.state.style)) {
          Div {
            let title = Inline(keepingRanges: task.title)
            if let address = task.address { A(to: address) { title } } else { Span { title } }
            if let note = task.note { P(note, .class(.hint)) }
          }
          if let status = task.status { Tag(status, task.tone) }
        }
      }))
}

/// One answer to look over, and the way to change it.
public struct SummaryRow: Sendable {
  let term: String
  let content: HTML
  let change: Link?
  /// `change` is a link such as "Change"; the term is added for screen readers.
  public init(_ term: String, change: Link? = nil, @HTMLBuilder content: () -> HTML) {
    self.term = term
    self.content = content()
    self.change = change
  }
  /// The text of the answer; see the other initialiser for content with tags and links.
  public init(_ term: String, _ text: String, change: Link? = nil) {
    self.init(term, change: change) { text }
  }
}

/// Answers or facts to look over before they are sent, or at any time after.
///
///     SummaryList([SummaryRow("Ngày họp", "15/7/2025", change: Link("Sửa", to: "/meetings/2/edit"))])
public func SummaryList(_ rows: [SummaryRow], _ attributes: Attribute...) -> HTML {
  element(
    "dl", [.class(.summaryList)] + attributes,
    Fragment<Definitions>(
      rows.map { row in
        element(
          "div", [],
          Fragment<Definitions>([
            element("dt", [], Inline(row.term)),
            element("dd", [], row.content),
            row.change.map { change in
              element(
                "dd", [.class(.actions)],
                A(to: change.address) {
                  change.text
                  Unseen(" – " + row.term)
                })
            } ?? Fragment(),
          ]))
      }))
}

/// Views of one thing, each at its own address.
///
///     Tabs(label: "Phần", [Link("Chương trình", to: "/m/2"), Link("Điểm danh", to: "/m/2/a")], current: "/m/2/a")
public func Tabs(label: String, _ tabs: [Link], current: Address) -> HTML {
  Nav(label: label, .class(.tabs)) {
    Ul { tabs.map { tab in Li { marked(tab, current: tab.address == current ? .page : nil) } } }
  }
}

/// One stage of a longer way.
public struct Step: Sendable {
  let text: String
  let state: TaskState
  let status: String
  let address: Address?
  /// `status` says in words how far it is, for those who do not see the sign.
  public init(_ text: String, _ state: TaskState, status: String, to address: Address? = nil) {
    self.text = text
    self.state = state
    self.status = status
    self.address = address
  }
}

/// Where in a longer way we are.
///
///     Steps(label: "Các bước", [Step("Chuẩn bị", .done, status: "Xong"), Step("Họp", .now, status: "Đang làm")])
public func Steps(label: String, _ steps: [Step]) -> HTML {
  element(
    "ol", [.class(.steps), .role(.list), .label(label)],
    Fragment<ListItems>(
      steps.map { step in
        element(
          "li", [.class(.step, step.state.style)] + (step.state == .now ? [.current(.step)] : []),
          HTML {
            if let address = step.address { A(step.text, to: address) } else { Span(step.text) }
            Unseen(" – " + step.status)
          })
      }))
}

/// One thing that happened.
public struct TimelineEntry: Sendable {
  let time: Inline
  let content: HTML
  /// `time` is what people read, `machine` ISO 8601.
  public init(_ time: String, machine: String, @HTMLBuilder content: () -> HTML) {
    self.time = Time(time, machine: machine)
    self.content = content()
  }
}

/// What happened, in order, with its times.
///
///     Timeline([TimelineEntry("08:05", machine: "2025-07-15T08:05:00+07:00") { P("Khai mạc") }])
public func Timeline(_ entries: [TimelineEntry], _ attributes: Attribute...) -> HTML {
  element(
    "ol", [.class(.timeline), .role(.list)] + attributes,
    Fragment<ListItems>(
      entries.map { entry in
        Li {
          P(.class(.quiet)) { entry.time }
          entry.content
        }
      }))
}

/// Words of a pagination: "Pages", "Previous", "Next", and "Page 3 of 12" for the place.
public struct PaginationWords: Sendable {
  let label: String
  let previous: String
  let next: String
  let place: String
  /// All words in one language, the place already composed.
  public init(label: String, previous: String, next: String, place: String) {
    self.label = label
    self.previous = previous
    self.next = next
    self.place = place
  }
}

/// The way through a long list, nothing when there is one page only.
///
///     Pagination(previous: nil, next: "/people?page=2", words: words)
public func Pagination(previous: Address?, next: Address?, words: PaginationWords) -> HTML {
  guard previous != nil || next != nil else { return HTML() }
  return Nav(label: words.label, .class(.pagination)) {
    if let previous { ButtonLink("← " + words.previous, to: previous, .secondary) }
    P(words.place)
    if let next { ButtonLink(words.next + " →", to: next, .secondary) }
  }
}

/// A person in a list: initials in place of a picture, name, and what they are.
///
///     PersonCard(name: "Trần Thị Bình", post: "Thư ký hội nghị", initials: "TB")
public func PersonCard(
  name: String, post: String, initials: String, to address: Address? = nil, @HTMLBuilder more: () -> HTML = { HTML() }
) -> HTML {
  Div(.class(.card, .portrait)) {
    Span(initials, .class(.initials), .ornament)
    Div {
      P { if let address { A(name, to: address) } else { Strong(name) } }
      P(post, .class(.quiet))
      more()
    }
  }
}

/// Someone among many, small, with what can be done: name, a line about them, marks, and a way to act.
public struct PersonTile: Sendable {
  let name: String
  let address: Address
  let line: String
  let marks: [Inline]
  let note: String?
  let action: Inline?

  /// `action` is a link or button that names the person for those who do not see where it stands.
  public init(
    _ name: String, to address: Address, line: String, marks: [Inline], note: String? = nil, action: Inline? = nil
  ) {
    self.name = name
    self.address = address
    self.line = line
    self.marks = marks
    self.note = note
    self.action = action
  }
}

/// People side by side, as many in a row as fit.
///
///     PeopleGrid([PersonTile("Trần Thị Bình", to: "/people/p-2", line: "41 tuổi", marks: [Tag("nữ")])])
public func PeopleGrid(_ people: [PersonTile]) -> HTML {
  Ul(.class(.people)) {
    for person in people {
      Li(.class(.card, .stack)) {
        Row(.class(.spread)) {
          P { A(to: person.address) { Strong(person.name) } }
          if let action = person.action { Div { action } }
        }
        P(person.line, .class(.hint))
        if !person.marks.isEmpty { P { person.marks } }
        if let note = person.note { P(note, .class(.hint)) }
      }
    }
  }
}

private func marked(_ link: Link, current: Attribute.Current?) -> Inline {
  if let current { A(link.text, to: link.address, .current(current)) } else { A(link.text, to: link.address) }
}
