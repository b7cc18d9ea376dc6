// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// One who is invited, as the invitation addresses them.
struct Addressee: Hashable {
  /// Names the copy in addresses: a person's id, or a guest's key.
  let id: String
  /// With the pack's form of address; a guest as the office wrote it.
  let name: String
  /// Post and organisation in one line; nil when neither is known.
  let details: String?
  /// As what they come, in a word.
  let standing: String
  /// What stands on this copy alone, below the common text.
  let own: [Paper.Block]
  var isGuest = false
}

extension PaperGrounds {
  /// Everyone an issued paper goes to by name: nobody but for invitations and summonses, and nobody whose data was erased.
  func addressees(of paper: IssuedPaper) -> [Addressee] {
    let composer = PaperComposer(grounds: self, language: paper.language, day: paper.day)
    switch PaperForm(rawValue: paper.kind) {
    case .invitation: return invited(by: paper, composer)
    case .summons: return delegates.summoned.compactMap { composer.addressee($0) }
    default: return []
    }
  }

  /// The members who were summoned to a meeting, those who joined since, then the guests.
  private func invited(by paper: IssuedPaper, _ composer: PaperComposer) -> [Addressee] {
    guard let meeting = meeting(of: paper.subject), let summons = meeting.summons else { return [] }
    let say = paper.language
    let day = meeting.plan.start.day
    let members = summons.members + (rollChange(of: meeting, on: day)?.joined ?? [])
    let guest = pack.term(.guest, say)
    func invited(as what: String) -> Paper.Block {
      .labelled(say("Thành phần", "Invited as"), say("\(what), không biểu quyết.", "\(what), without a vote."))
    }
    let asGuest = invited(as: guest)
    let others = (summons.withoutVote ?? []).filter { !members.contains($0) }
    return (members + others).filter { organisations.people[$0]?.details.value != nil }.map { person in
      let unit = organisations.people[person]?.unit.flatMap { organisations.unit($0)?.details.name }
      let details = [posts(of: person, on: day, paper.language).nilIfEmpty, unit].compactMap { $0 }
      return Addressee(
        id: person.text, name: composer.addressed(person).capitalised,
        details: details.joined(separator: ", ").nilIfEmpty, standing: say("thành viên", "member"),
        own: others.contains(person) ? [invited(as: say("dự họp", "attending"))] : [])
    }
      + summons.guests.map { line in
        let told = Guest(line)
        return Addressee(
          id: Guest.key(line), name: told.name, details: told.details, standing: guest, own: [asGuest], isGuest: true)
      }
  }

  /// The paper as it goes to one of them: the paper that was issued, with its number and date, and the name filled in.
  func copy(of paper: Paper, for addressee: Addressee) -> Paper {
    let say = paper.language
    var blocks = paper.blocks
    let place = blocks.firstIndex { if case .blank = $0 { true } else { false } }
    if let place { blocks.remove(at: place) }
    let to: [Paper.Block] =
      [.centred([Paper.Run("\(say("Kính gửi", "To")): \(addressee.name)", isBold: true)])]
      + (addressee.details.map { [.centred([Paper.Run($0)])] } ?? [])
    blocks.insert(contentsOf: to, at: place ?? 0)
    return paper.with(blocks + addressee.own)
  }

  /// A visitor's seat in the congress, if they have one.
  func delegate(_ person: String?) -> DelegateID? {
    person.flatMap { person in delegates.summoned.first { $0.person == PersonID(person) }?.id }
  }

  /// Every sheet that a paper goes out as: a copy for each who is named, or the paper itself.
  public func sheets(of paper: IssuedPaper) -> [Paper] {
    guard let content = paper.content.value else { return [] }
    let copies = addressees(of: paper).map { copy(of: content, for: $0) }
    return copies.isEmpty ? [content] : copies
  }
}

extension PaperComposer {
  /// A delegate as the summons addresses them; nobody whose data was erased.
  fileprivate func addressee(_ delegate: Delegate) -> Addressee? {
    guard let details = grounds.details(of: delegate) else { return nil }
    return Addressee(
      id: delegate.id.text, name: addressed(details.name).capitalised,
      details: DelegatePages.unitName(delegate, grounds).nilIfEmpty,
      standing: delegate.block.words(language, in: grounds), own: ticket(of: delegate))
  }
}

extension Paper {
  /// The same paper with other words in it.
  fileprivate func with(_ blocks: [Block]) -> Paper {
    Paper(
      kind: kind, language: language, head: head, title: title, abstract: abstract, blocks: blocks,
      signatures: signatures, recipients: recipients, isRestricted: isRestricted, notes: notes)
  }
}

/// The copies of an invitation or a summons as pages and files.
enum InvitationCopies {
  /// Above the paper: the visitor's own copy, and all of them in one file.
  @HTMLBuilder static func buttons(of paper: IssuedPaper, _ scene: Scene, _ grounds: any PaperGrounds) -> HTML {
    let say = scene.say
    let all = grounds.addressees(of: paper)
    let person = scene.visitor.account?.person
    let own = all.first { $0.id == person || $0.id == grounds.delegate(person)?.text }?.id
    if !all.isEmpty {
      Buttons {
        if let own {
          ButtonLink(say("Bản gửi cho bạn", "Your own copy"), to: address(of: paper, own))
        }
        ButtonLink(
          say("Tất cả \(all.count) bản trong một tệp PDF", "All \(all.count) in one PDF"),
          to: Address(path: "papers", paper.id.text, "all", "pdf"), .secondary)
        ButtonLink(
          say("Tất cả trong một tệp Word", "All in one Word file"),
          to: Address(path: "papers", paper.id.text, "all", "docx"), .secondary)
        ButtonLink(say("Bản gửi từng người", "A copy for each"), to: Address(fragment: ID("copies")), .plain)
      }
    }
  }

  /// Below the paper: who it goes to, with each copy.
  static func list(of paper: IssuedPaper, _ scene: Scene, _ grounds: any PaperGrounds) -> HTML {
    let say = scene.say
    let all = grounds.addressees(of: paper)
    guard !all.isEmpty else { return HTML() }
    return Section("copies", heading: say("Bản gửi từng người", "A copy for each"), .class(.stack)) {
      DataTable(
        say("Người nhận", "Addressees"), all,
        columns: [
          .rowLink(say("Kính gửi", "To")) {
            $0.name
          } to: {
            address(of: paper, $0.id)
          },
          .text(say("Chức vụ, cơ quan", "Post and organisation")) { $0.details ?? "" },
          .content(say("Thành phần", "As")) {
            Tag($0.standing, $0.isGuest ? .attention : .neutral)
          },
          .content("PDF") { file(.pdf, of: paper, for: $0) },
          .content("Word") { file(.docx, of: paper, for: $0) },
        ], empty: EmptyState(""))
    }
  }

  private static func address(of paper: IssuedPaper, _ addressee: String) -> Address {
    Address(path: "papers", paper.id.text, "to", addressee)
  }

  private static func file(_ format: PaperFormat, of paper: IssuedPaper, for addressee: Addressee) -> Inline {
    let name = format.rawValue.uppercased()
    return A(
      name, to: Address(path: "papers", paper.id.text, "to", addressee.id, format.rawValue),
      .label("\(name) – \(addressee.name)"))
  }

  /// One copy as a sheet.
  static func page(_ scene: Scene, _ grounds: any PaperGrounds) -> Page? {
    guard let (paper, content, addressee) = asked(scene, grounds) else { return nil }
    let say = scene.say
    let name = grounds.pack.paper(paper.kind)?.name[say] ?? paper.kind
    let back =
      PaperPages.wayBack(from: paper.subject, scene, grounds).dropLast() + [
        Link(name, to: PaperPages.address(of: paper.id))
      ]
    let title = "\(name) – \(addressee.name)"
    return scene.page(title, at: "/papers", under: Array(back), width: .wide) {
      H1(title)
      Buttons {
        ButtonLink(
          say("Tải về PDF", "Download as PDF"), to: Address(path: "papers", paper.id.text, "to", addressee.id, "pdf"))
        ButtonLink(
          say("Tải về Word (DOCX)", "Download as Word (DOCX)"),
          to: Address(path: "papers", paper.id.text, "to", addressee.id, "docx"), .secondary)
        PrintButton(say("In", "Print"))
        ButtonLink(say("Về danh sách", "Back to the list"), to: PaperPages.address(of: paper.id), .plain)
      }
      grounds.copy(of: content, for: addressee).sheet(label: title)
    }
  }

  private static func asked(_ scene: Scene, _ grounds: any PaperGrounds) -> (IssuedPaper, Paper, Addressee)? {
    guard let (paper, content) = PaperPages.readable(scene, grounds),
      let addressee = grounds.addressees(of: paper).first(where: { $0.id == scene.parameters["addressee"] })
    else { return nil }
    return (paper, content, addressee)
  }

  /// The order for one copy as a file.
  static func one(_ scene: Scene, _ grounds: any PaperGrounds, _ format: PaperFormat) -> FileOrder? {
    asked(scene, grounds).map { paper, content, addressee in
      .paper(
        name: grounds.fileName(of: paper, format, "-\(addressee.id)"), grounds.copy(of: content, for: addressee), format
      )
    }
  }

  /// The order for all copies, each from a new page.
  static func all(_ scene: Scene, _ grounds: any PaperGrounds, _ format: PaperFormat) -> FileOrder? {
    guard let (paper, content) = PaperPages.readable(scene, grounds) else { return nil }
    let copies = grounds.addressees(of: paper).map { grounds.copy(of: content, for: $0) }
    return copies.isEmpty ? nil : .papers(name: grounds.fileName(of: paper, format, "-all"), copies, format)
  }
}
