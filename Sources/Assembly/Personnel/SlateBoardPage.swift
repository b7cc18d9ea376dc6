// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import Slates

func personnelLink(_ say: Language) -> Link { Link(say("Nhân sự", "Personnel"), to: "/personnel") }

func schemeLink(_ scheme: PersonnelScheme, _ say: Language, _ grounds: any PersonnelGrounds) -> Link {
  Link(grounds.title(of: scheme, say), to: SlateBoard.address(of: scheme.id))
}

/// The slate board: those who are on it and those who are not as cards, the targets as meters beside them, what cannot go
/// together in words, and the nearest slates that meet everything.
enum SlateBoardPage {
  static func ask(_ scene: Scene, _ grounds: any PersonnelGrounds) -> SlateQuestion? {
    SlateBoard(scene, grounds)?.question
  }

  /// The board when a form of it comes back: nothing is asked of the solver for that.
  static func again(_ scene: Scene, _ grounds: any PersonnelGrounds) -> Page? { page(scene, grounds, nil) }

  static func page(_ scene: Scene, _ grounds: any PersonnelGrounds, _ reckoning: SlateReckoning?) -> Page? {
    guard let board = SlateBoard(scene, grounds) else { return nil }
    let say = scene.say
    let title = grounds.title(of: board.scheme, say)
    return scene.page(title, at: "/personnel", under: [personnelLink(say)], width: .wide) {
      scene.problems()
      H1(title)
      tabs(board.scheme, at: SlateBoard.address(of: board.scheme.id), say)
      lead(board, scene)
      moved(board, scene)
      if case .failure(let faults) = board.pool.composition { unfit(faults, board, say) }
      Abreast(label: say("Chỉ tiêu", "Targets"), inBrief: inBrief(board, say)) {
        if let meters = SlateMeters(board, say) {
          H2(say("Chỉ tiêu", "Targets"))
          meters.html()
        }
      } main: {
        if let reckoning { SlateProposals(board, say, scene.token).html(reckoning) }
        cards(board, scene, grounds)
      }
      SlateComposition(board.scheme, board.pool, say, grounds).html(board.members)
    }
  }

  /// The places of one scheme.
  static func tabs(_ scheme: PersonnelScheme, at current: Address, _ say: Language) -> HTML {
    func at(_ part: String) -> Address { Address(path: "personnel", scheme.id.text, part) }
    return Tabs(
      label: say("Các phần", "Parts"),
      [
        Link(say("Bảng cơ cấu", "Slate board"), to: SlateBoard.address(of: scheme.id)),
        Link(say("Nguồn nhân sự", "Candidates"), to: at("people")), Link(say("Chỉ tiêu", "Targets"), to: at("targets")),
        Link(say("Các phương án", "Versions"), to: at("drafts")),
      ], current: current)
  }

  /// What the meters come to, in a line.
  private static func inBrief(_ board: SlateBoard, _ say: Language) -> String {
    guard board.check != nil else { return say("Chỉ tiêu", "Targets") }
    let (met, all) = board.met
    let (here, names) = (board.members.count, board.scheme.frame.names)
    return say(
      "Đạt \(met)/\(all) chỉ tiêu · \(here)/\(names) người", "\(met)/\(all) targets met · \(here)/\(names) people")
  }

  /// Which version this is, and how it stands, in a sentence.
  private static func lead(_ board: SlateBoard, _ scene: Scene) -> HTML {
    let say = scene.say
    let version =
      board.base.map { say("Phương án \($0.number)", "Version \($0.number)") }
      ?? say("Gợi ý ban đầu theo tín nhiệm", "First suggestion, by support")
    let isAdopted = board.scheme.adopted?.id == board.base?.id && board.base != nil
    let (met, all) = board.met
    let count = say(
      "\(board.members.count)/\(board.scheme.frame.names) người; đạt \(met)/\(all) chỉ tiêu.",
      "\(board.members.count) of \(board.scheme.frame.names, one: "person", other: "people"); \(met) of \(all, one: "target", other: "targets") met."
    )
    return P(.class(.lead)) {
      Inline("\(version): \(count)")
      if isAdopted { Tag(say("đã thông qua", "adopted"), .good) }
    }
  }

  /// What was moved, the way back, and the way to keep it.
  @HTMLBuilder private static func moved(_ board: SlateBoard, _ scene: Scene) -> HTML {
    let say = scene.say
    if board.isMoved {
      Div(.id("moved"), .focusable, .class(.stack)) {
        Notice(heading: say("Đang xem thử, chưa giữ lại", "A trial, not kept"), .accent) {
          P(SlateBoardPage.moves(board, say))
          Form(to: Address(path: "personnel", board.scheme.id.text, "keep"), token: scene.token) {
            members(board.members)
            if let base = board.base { HiddenField("base", value: base.id.text) }
            TextField(
              say("Ghi chú cho phương án mới", "Note of the new version"), scene.field("note"),
              hint: say("Vì sao có phương án này", "Why there is this version"))
            Buttons {
              Button(say("Giữ thành phương án mới", "Keep as a new version"))
              ButtonLink(say("Bỏ thay đổi", "Undo the moves"), to: board.untouched, .secondary)
            }
          }
        }
      }
    } else if board.base == nil, !board.members.isEmpty {
      Form(to: Address(path: "personnel", board.scheme.id.text, "keep"), token: scene.token) {
        members(board.members)
        Buttons { Button(say("Giữ gợi ý này thành phương án 1", "Keep this suggestion as version 1")) }
      }
    }
  }

  /// "Rút: A, B. Thêm: C."
  static func moves(_ board: SlateBoard, _ say: Language) -> String {
    func names(_ ids: [CandidateID]) -> String { ids.map { board.pool.name($0.slate) }.joined(separator: ", ") }
    let out = board.movedOut.isEmpty ? nil : say("Rút: ", "Out: ") + names(board.movedOut) + "."
    let coming = board.movedIn.isEmpty ? nil : say("Thêm: ", "In: ") + names(board.movedIn) + "."
    return [out, coming].compactMap { $0 }.joined(separator: " ")
  }

  /// The members of a slate as a form carries them.
  static func members(_ ids: [CandidateID]) -> HTML {
    HiddenField("members", value: ids.map(\.text).joined(separator: ","))
  }

  /// What keeps the scheme from being reckoned with, each with its mend.
  private static func unfit(_ faults: SchemeFaults, _ board: SlateBoard, _ say: Language) -> HTML {
    Notice(heading: say("Chưa tính được cơ cấu", "The composition cannot be reckoned yet"), .attention) {
      Ul { faults.faults.map { fault in Li(board.pool.named(fault.sentence { say($0, $1) })) } }
      Buttons {
        ButtonLink(
          say("Mở nguồn nhân sự", "Open the candidates"),
          to: Address(path: "personnel", board.scheme.id.text, "people"),
          .secondary)
      }
    }
  }

  // MARK: Cards

  @HTMLBuilder private static func cards(_ board: SlateBoard, _ scene: Scene, _ grounds: any PersonnelGrounds) -> HTML {
    let say = scene.say
    let meters = SlateMeters(board, say)
    let on = Set(board.members)
    let sorted = SlateCard.sorted(board.pool.candidates, board.pool, grounds)
    let here = sorted.filter { on.contains($0.id) }
    let others = sorted.filter { !on.contains($0.id) }
    H2(say("Trong danh sách (\(here.count))", "On the slate (\(here.count))"))
    if here.isEmpty {
      P(say("Chưa có ai. Hãy đưa người ở dưới vào.", "Nobody yet. Move people in from below."), .class(.hint))
    }
    PeopleGrid(here.map { SlateCard($0, board, meters, say, grounds).tile })
    H2(say("Ngoài danh sách (\(others.count))", "Not on the slate (\(others.count))"))
    if others.isEmpty {
      P(say("Không còn ai trong nguồn.", "Nobody else is in the pool."), .class(.hint))
    }
    PeopleGrid(others.map { SlateCard($0, board, meters, say, grounds).tile })
  }
}

extension SlateDraft {
  /// Its number among the versions of the scheme.
  var number: String { String(id.text.drop { !$0.isNumber }) }
}

/// One person on the board, or beside it.
struct SlateCard {
  let candidate: Candidate
  let board: SlateBoard
  let meters: SlateMeters?
  let say: Language
  let grounds: any PersonnelGrounds

  init(
    _ candidate: Candidate, _ board: SlateBoard, _ meters: SlateMeters?, _ say: Language,
    _ grounds: any PersonnelGrounds
  ) {
    self.candidate = candidate
    self.board = board
    self.meters = meters
    self.say = say
    self.grounds = grounds
  }

  /// By the pack's order of names.
  static func sorted(_ candidates: [Candidate], _ pool: SlatePool, _ grounds: any PersonnelGrounds) -> [Candidate] {
    let order = NameOrder(of: grounds.pack)
    let ranked = candidates.map { (candidate: $0, rank: order.rank(of: pool.name($0.id.slate))) }
    let sorted = ranked.sorted { one, other in
      one.rank == other.rank ? one.candidate.id < other.candidate.id : one.rank < other.rank
    }
    return sorted.map(\.candidate)
  }

  private var name: String { board.pool.name(candidate.id.slate) }

  var tile: PersonTile {
    PersonTile(
      name, to: Address(path: "personnel", board.scheme.id.text, "people", candidate.id.text), line: line, marks: tags,
      note: breaking, action: move)
  }

  private var tags: [Inline] { marks.map { (mark: (String, Tone)) -> Inline in Tag(mark.0, mark.1) } }

  /// What would break if they left.
  private var breaking: String? {
    guard isOn, let breaks = meters?.breaks(candidate.id), !breaks.isEmpty else { return nil }
    let names = breaks.joined(separator: ", ")
    return say("Rút sẽ hụt: \(names)", "Leaving breaks: \(names)")
  }

  private var isOn: Bool { board.members.contains(candidate.id) }

  /// Age, unit and post.
  private var line: String {
    let age = board.pool.age(of: candidate.id).map { say("\($0) tuổi", "aged \($0)") }
    let unit = candidate.unit.flatMap { grounds.organisations.unit($0)?.details.name }
    let told: [String?] = [age, grounds.post(of: candidate, say), unit]
    return told.compactMap { $0 }.joined(separator: " · ")
  }

  private var marks: [(String, Tone)] {
    guard let details = board.pool.details[candidate.id], let file = candidate.file.value else { return [] }
    let rules = grounds.pack.composition
    var marks: [(String, Tone)] = [(file.standing(say), .neutral)]
    if details.sex == .female { marks.append((say("nữ", "woman"), .neutral)) }
    if rules?.isMinority(details) == true { marks.append((say("dân tộc thiểu số", "minority"), .neutral)) }
    if rules?.isScientific(details) == true { marks.append((say("khoa học, công nghệ", "science"), .neutral)) }
    if candidate.consideration != .open { marks.append((candidate.consideration.words(say), .accent)) }
    if file.support > 0 { marks.append((say("tín nhiệm \(file.support)", "support \(file.support)"), .neutral)) }
    return marks
  }

  /// The way to the other side; nothing for those of whom that is settled.
  private var move: Inline? {
    switch (isOn, candidate.consideration) {
    case (true, .agreed), (false, .setAside): return nil
    case (true, _): return link(say("Rút", "Move out"))
    case (false, _): return link(say("Thêm", "Move in"))
    }
  }

  private func link(_ words: String) -> Inline {
    ButtonLink(words, to: board.address(moving: candidate.id), .secondary, .label("\(words): \(name)"))
  }
}

extension PersonnelGrounds {
  /// The post as the team entered it, else the posts that a person of the list holds.
  func post(of candidate: Candidate, _ say: Language) -> String? {
    if let post = candidate.file.value?.post { return post }
    guard let person = candidate.person else { return nil }
    let held = organisations.holdings.filter { $0.person == person && $0.to == nil }
      .compactMap { pack.post($0.post) }.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
    return held.first?.name[say]
  }
}
