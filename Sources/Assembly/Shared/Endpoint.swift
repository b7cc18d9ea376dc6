// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Journal
public import Markup
public import Packs

/// What is asked of a feature.
public protocol FeatureCommand: Sendable {
  /// What happens when it is granted.
  associatedtype Event: Sendable
  /// The rights of which one is enough to give it.
  var rights: Set<Right> { get }
}

/// One address of the site as a value: who may use it, and what it shows or does. The shell interprets it.
public struct Endpoint<Grounds, Command: FeatureCommand>: Sendable {
  public let path: PathPattern
  /// One of these rights is needed; none means that everyone who is signed in may use it.
  public let rights: Set<Right>
  /// Who may look at the page of a form that fewer may send; otherwise the same as `rights`.
  public let readers: Set<Right>
  public let work: Work
  /// What the shell reads of files that are sent here.
  public let reads: SentContent

  public enum Work: Sendable {
    /// A page, or nothing when what it is about does not exist for this visitor.
    case page(@Sendable (Scene, Grounds) -> Page?)
    /// A form: `page` shows it (again), `read` turns it into an order.
    case form(
      page: @Sendable (Scene, Grounds) -> Page?,
      read: @Sendable (inout FormReader, Scene, Grounds) throws(Faults) -> Order<Command, Grounds>)
    /// A form that only asks, with files or more than an address can hold: the page shows what was sent
    /// (`scene.attempt`) and nothing changes.
    case look(@Sendable (Scene, Grounds) -> Page?)
    /// A form that wants a file drawn first: what it orders is made of the file as it was drawn.
    case drawing(
      page: @Sendable (Scene, Grounds) -> Page?,
      read: @Sendable (inout FormReader, Scene, Grounds) throws(Faults) -> DrawingOrder<Command, Grounds>)
    /// A page about a slate for which the shell asks a solver first: `ask` is the question, nothing when there is none,
    /// and `page` shows the answer.
    case reckoned(
      ask: @Sendable (Scene, Grounds) -> SlateQuestion?,
      page: @Sendable (Scene, Grounds, SlateReckoning?) -> Page?)
    /// A file to keep.
    case file(@Sendable (Scene, Grounds) -> FileOrder?)
  }

  private init(
    path: PathPattern, rights: Set<Right>, readers: Set<Right>? = nil, work: Work, reads: SentContent = .tables
  ) {
    self.path = path
    self.rights = rights
    self.readers = readers ?? rights
    self.work = work
    self.reads = reads
  }

  /// A page at `path`.
  public static func page(
    _ path: PathPattern, _ rights: Set<Right> = [], _ page: @escaping @Sendable (Scene, Grounds) -> Page?
  ) -> Endpoint { Endpoint(path: path, rights: rights, work: .page(page)) }

  /// A form that is sent to `path`; when it is not accepted, `page` shows it again. `readers` may look at that page even
  /// where they may not send the form.
  public static func form(
    _ path: PathPattern, _ rights: Set<Right>, shownTo readers: Set<Right>? = nil,
    again page: @escaping @Sendable (Scene, Grounds) -> Page?,
    read: @escaping @Sendable (inout FormReader, Scene, Grounds) throws(Faults) -> Order<Command, Grounds>
  ) -> Endpoint { Endpoint(path: path, rights: rights, readers: readers, work: .form(page: page, read: read)) }

  /// A form whose files are texts: whatever is sent in them is read with everybody's marks.
  public static func texts(
    _ path: PathPattern, _ rights: Set<Right>, again page: @escaping @Sendable (Scene, Grounds) -> Page?,
    read: @escaping @Sendable (inout FormReader, Scene, Grounds) throws(Faults) -> Order<Command, Grounds>
  ) -> Endpoint { Endpoint(path: path, rights: rights, work: .form(page: page, read: read), reads: .words) }

  /// A form whose files are kept as they come, unread.
  public static func keeping(
    _ path: PathPattern, _ rights: Set<Right>, again page: @escaping @Sendable (Scene, Grounds) -> Page?,
    read: @escaping @Sendable (inout FormReader, Scene, Grounds) throws(Faults) -> Order<Command, Grounds>
  ) -> Endpoint { Endpoint(path: path, rights: rights, work: .form(page: page, read: read), reads: .nothing) }

  /// A form that wants a file drawn before its command is given.
  public static func drawing(
    _ path: PathPattern, _ rights: Set<Right>, again page: @escaping @Sendable (Scene, Grounds) -> Page?,
    read: @escaping @Sendable (inout FormReader, Scene, Grounds) throws(Faults) -> DrawingOrder<Command, Grounds>
  ) -> Endpoint { Endpoint(path: path, rights: rights, work: .drawing(page: page, read: read)) }

  /// A form sent to `path` that only asks: `page` shows what came of it.
  public static func look(
    _ path: PathPattern, _ rights: Set<Right>, _ page: @escaping @Sendable (Scene, Grounds) -> Page?
  ) -> Endpoint { Endpoint(path: path, rights: rights, work: .look(page)) }

  /// A page at `path` that needs a solver's answer.
  public static func reckoned(
    _ path: PathPattern, _ rights: Set<Right>, ask: @escaping @Sendable (Scene, Grounds) -> SlateQuestion?,
    _ page: @escaping @Sendable (Scene, Grounds, SlateReckoning?) -> Page?
  ) -> Endpoint { Endpoint(path: path, rights: rights, work: .reckoned(ask: ask, page: page)) }

  /// A file at `path`.
  public static func file(
    _ path: PathPattern, _ rights: Set<Right> = [], _ file: @escaping @Sendable (Scene, Grounds) -> FileOrder?
  ) -> Endpoint { Endpoint(path: path, rights: rights, work: .file(file)) }

  /// The same endpoint for a larger whole: how to see these grounds in it, how its commands carry these, and how to find
  /// these events among its own.
  public func lifted<Whole, WholeCommand: FeatureCommand>(
    seeing grounds: @escaping @Sendable (Whole) -> Grounds,
    giving wrap: @escaping @Sendable (Command) -> WholeCommand,
    telling unwrap: @escaping @Sendable (WholeCommand.Event) -> Command.Event?
  ) -> Endpoint<Whole, WholeCommand> {
    let work: Endpoint<Whole, WholeCommand>.Work =
      switch work {
      case .page(let page): .page { page($0, grounds($1)) }
      case .look(let page): .look { page($0, grounds($1)) }
      case .reckoned(let ask, let page):
        .reckoned(ask: { ask($0, grounds($1)) }, page: { page($0, grounds($1), $2) })
      case .file(let file): .file { file($0, grounds($1)) }
      case .form(let page, let read):
        .form(
          page: { page($0, grounds($1)) },
          read: { (reader, scene, whole) throws(Faults) in
            try read(&reader, scene, grounds(whole)).lifted(seeing: grounds, giving: wrap, telling: unwrap)
          })
      case .drawing(let page, let read):
        .drawing(
          page: { page($0, grounds($1)) },
          read: { (reader, scene, whole) throws(Faults) in
            try read(&reader, scene, grounds(whole)).lifted(seeing: grounds, giving: wrap)
          })
      }
    return Endpoint<Whole, WholeCommand>(path: path, rights: rights, readers: readers, work: work, reads: reads)
  }
}

/// A path with placeholders: `/meetings/{meeting}/agenda`.
public struct PathPattern: Hashable, Sendable, ExpressibleByStringLiteral {
  public let parts: [Part]
  public enum Part: Hashable, Sendable {
    case fixed(String)
    case named(String)
  }

  public init(stringLiteral value: String) {
    parts = value.split(separator: "/").map { part in
      part.hasPrefix("{") && part.hasSuffix("}")
        ? .named(String(part.dropFirst().dropLast())) : .fixed(String(part))
    }
  }

  /// What the placeholders stand for in a path, or nil when it is another path.
  public func match(_ path: [String]) -> [String: String]? {
    guard path.count == parts.count else { return nil }
    var found: [String: String] = [:]
    for (part, text) in zip(parts, path) {
      switch part {
      case .fixed(text): continue
      case .fixed: return nil
      case .named(let name): found[name] = text
      }
    }
    return found
  }

  /// How many parts are fixed; the pattern with more wins.
  public var weight: Int { parts.reduce(0) { if case .fixed = $1 { $0 + 1 } else { $0 } } }
}

/// What a form asks for: the command, where to go when it is done, and what to say then.
public struct Order<Command: FeatureCommand, Grounds>: Sendable {
  public let command: Command
  /// Files to keep with the command's events, by the field they came in.
  public let files: [String]
  /// Whether these files are stored shut, each with the key that the shell drew for it.
  public let areShut: Bool
  /// Where to go on, by what is now known and by what came of the command itself.
  public let then: @Sendable (Grounds, [Command.Event]) -> Address
  public let done: Phrase

  public init(
    _ command: Command, files: [String] = [], areShut: Bool = false, done: Phrase,
    then: @escaping @Sendable (Grounds) -> Address
  ) { self = .making(command, files: files, areShut: areShut, done: done) { grounds, _ in then(grounds) } }

  private init(
    command: Command, files: [String], areShut: Bool, done: Phrase,
    then: @escaping @Sendable (Grounds, [Command.Event]) -> Address
  ) {
    self.command = command
    self.files = files
    self.areShut = areShut
    self.done = done
    self.then = then
  }

  /// An order that makes something new. `then` finds it in what came of the command: the last of its kind may be one that
  /// somebody else has made since.
  public static func making(
    _ command: Command, files: [String] = [], areShut: Bool = false, done: Phrase,
    then: @escaping @Sendable (Grounds, [Command.Event]) -> Address
  ) -> Order { Order(command: command, files: files, areShut: areShut, done: done, then: then) }

  func lifted<Whole, WholeCommand: FeatureCommand>(
    seeing grounds: @escaping @Sendable (Whole) -> Grounds,
    giving wrap: @escaping @Sendable (Command) -> WholeCommand,
    telling unwrap: @escaping @Sendable (WholeCommand.Event) -> Command.Event?
  ) -> Order<WholeCommand, Whole> {
    .making(wrap(command), files: files, areShut: areShut, done: done) { then(grounds($0), $1.compactMap(unwrap)) }
  }
}

/// What a form asks for once a file was drawn for it.
public struct DrawingOrder<Command: FeatureCommand, Grounds>: Sendable {
  public let drawing: Drawing
  /// What the file is called.
  public let name: String
  public let command: @Sendable (DrawnFile) -> Command
  public let then: @Sendable (Grounds) -> Address
  public let done: Phrase
  /// What it is made of, if that is known.
  public var parts: DrawnParts?

  public init(
    _ drawing: Drawing, named name: String, done: Phrase, then: @escaping @Sendable (Grounds) -> Address,
    command: @escaping @Sendable (DrawnFile) -> Command
  ) {
    self.drawing = drawing
    self.name = name
    self.done = done
    self.then = then
    self.command = command
  }

  func lifted<Whole, WholeCommand: FeatureCommand>(
    seeing grounds: @escaping @Sendable (Whole) -> Grounds,
    giving wrap: @escaping @Sendable (Command) -> WholeCommand
  ) -> DrawingOrder<WholeCommand, Whole> {
    let command = command
    var whole = DrawingOrder<WholeCommand, Whole>(drawing, named: name, done: done, then: { then(grounds($0)) }) {
      wrap(command($0))
    }
    whole.parts = parts
    return whole
  }
}

/// A file that a visitor asked for; the shell makes its bytes.
public enum FileOrder: Sendable {
  case text(name: String, type: String, text: String)
  /// A table as a spreadsheet or as CSV, by the ending of its name.
  case table(name: String, Grid)
  case paper(name: String, Paper, PaperFormat)
  /// Papers in one file, each from a new page.
  case papers(name: String, [Paper], PaperFormat)
  /// A file that was sent in, as it came; `key` opens it where it is stored shut.
  case stored(name: String, blob: String, key: DocumentKey? = nil)
  /// The file of a version of a draft: as Word with its blocks named for whoever will answer it, or printed; `key` opens
  /// it where it is stored shut.
  case version(name: String, blob: String, key: DocumentKey?, text: DraftText, PaperFormat)
  /// A version drawn into the file of another.
  case drawn(name: String, Drawing, PaperFormat)
}

/// A table to be written to a file: a title row and rows of cells.
public struct Grid: Codable, Hashable, Sendable {
  public let sheet: String
  public let titles: [String]
  public let rows: [[Cell]]

  public enum Cell: Codable, Hashable, Sendable {
    case empty
    case text(String)
    case number(Int)
    case day(Day)
  }

  public init(sheet: String, titles: [String], rows: [[Cell]]) {
    self.sheet = sheet
    self.titles = titles
    self.rows = rows
  }
}

/// Something that is next to do, for the first page.
public struct ToDo: Hashable, Sendable {
  public let title: String
  public let detail: String?
  public let address: Address
  /// Smaller is more pressing.
  public let rank: Int
  /// The day by which it should be done, where there is one.
  public let due: Day?
  /// Whether it belongs to what goes on in a hall right now.
  public private(set) var isGoingOn = false

  public init(_ title: String, detail: String? = nil, at address: Address, rank: Int, due: Day? = nil) {
    self.title = title
    self.detail = detail
    self.address = address
    self.rank = rank
    self.due = due
  }

  /// The same as part of what goes on in a hall right now.
  var goingOn: ToDo {
    var same = self
    same.isGoingOn = true
    return same
  }

  /// What cannot wait goes before everything that has a day only.
  private var isPressing: Bool { rank < 20 }

  /// In the order in which they should be done: what goes on now, then by the day they are due, then by rank. Those that
  /// are alike in this stay as they are, so that no language has an order of its own.
  static func inOrder(_ toDos: [ToDo]) -> [ToDo] {
    let keyed = toDos.enumerated().map { place, toDo in
      (toDo: toDo, key: (toDo.isPressing ? 0 : 1, toDo.isPressing ? 0 : toDo.due?.number ?? .max, toDo.rank, place))
    }
    return keyed.sorted { $0.key < $1.key }.map(\.toDo)
  }
}
