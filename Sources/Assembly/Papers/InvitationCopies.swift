// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// One who is invited, as the invitation addresses them.
struct Addressee: Hashable {
  /// Names the copy in addresses: a person's id, or "g-1" for the first guest.
  let id: String
  /// With the pack's form of address; a guest as the office wrote it.
  let name: String
  /// Post and organisation in one line; nil when neither is known.
  let details: String?
  let isGuest: Bool
}

extension PaperGrounds {
  /// Everyone an issued invitation goes to: the members who were summoned, those who joined since, then the guests.
  /// Nobody for any other paper, and nobody whose data was erased.
  func addressees(of paper: IssuedPaper) -> [Addressee] {
    guard PaperForm(rawValue: paper.kind) == .invitation, let meeting = meeting(of: paper.subject),
      let summons = meeting.summons
    else { return [] }
    let day = meeting.plan.start.day
    let members = summons.members + (rollChange(of: meeting, on: day)?.joined ?? [])
    let composer = PaperComposer(grounds: self, language: paper.language, day: paper.day)
    return members.filter { organisations.people[$0]?.details.value != nil }.map { person in
      let unit = organisations.people[person]?.unit.flatMap { organisations.unit($0)?.details.name }
      let details = [posts(of: person, on: day, paper.language).nilIfEmpty, unit].compactMap { $0 }
      return Addressee(
        id: person.text, name: composer.addressed(person), details: details.joined(separator: ", ").nilIfEmpty,
        isGuest: false)
    }
      + summons.guests.enumerated().map { index, line in
        let guest = Guest(line)
        return Addressee(id: "g-\(index + 1)", name: guest.name, details: guest.details, isGuest: true)
      }
  }

  /// The invitation as it goes to one of them: the paper that was issued, with its number and date, and the name filled in.
  func copy(of paper: Paper, for addressee: Addressee) -> Paper {
    let say = paper.language
    var blocks = paper.blocks
    let place = blocks.firstIndex { if case .blank = $0 { true } else { false } }
    if let place { blocks.remove(at: place) }
    let to: [Paper.Block] =
      [.centred([Paper.Run("\(say("Kính gửi", "To")): \(addressee.name)", isBold: true)])]
      + (addressee.details.map { [.centred([Paper.Run($0)])] } ?? [])
    blocks.insert(contentsOf: to, at: place ?? 0)
    if addressee.isGuest {
      let guest = pack.term(.guest, say)
      blocks.append(
        .labelled(say("Thành phần", "Invited as"), say("\(guest), không biểu quyết.", "\(guest), without a vote.")))
    }
    return paper.with(blocks)
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

/// The copies of an invitation as pages and files.
enum InvitationCopies {
  /// Below the paper itself: who it goes to, each copy singly and all in one file.
  static func list(of paper: IssuedPaper, _ scene: Scene, _ grounds: any PaperGrounds) -> HTML {
    let say = scene.say
    let all = grounds.addressees(of: paper)
    guard !all.isEmpty else { return HTML() }
    let own = scene.visitor.account?.person
    return Section("copies", heading: say("Bản gửi từng người", "A copy for each"), .class(.stack)) {
      Buttons {
        if let own, all.contains(where: { $0.id == own }) {
          ButtonLink(say("Bản gửi cho bạn", "Your own copy"), to: address(of: paper, own))
        }
        ButtonLink(
          say("Tất cả \(all.count) bản trong một tệp PDF", "All \(all.count) in one PDF"),
          to: Address(path: "papers", paper.id.text, "all", "pdf"), .secondary)
        ButtonLink(
          say("Tất cả trong một tệp Word", "All in one Word file"),
          to: Address(path: "papers", paper.id.text, "all", "docx"), .secondary)
      }
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
            $0.isGuest
              ? Tag(grounds.pack.term(.guest, say), .attention) : Tag(say("thành viên", "member"))
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
    guard let (paper, content, addressee) = asked(scene, grounds), let meeting = grounds.meeting(of: paper.subject)
    else { return nil }
    let say = scene.say
    let name = grounds.pack.paper(paper.kind)?.name[say] ?? paper.kind
    let back = [
      Link(grounds.meetingLabel(meeting, say), to: Address(path: "meetings", meeting.id.text)),
      Link(name, to: PaperPages.address(of: paper.id)),
    ]
    let title = "\(name) – \(addressee.name)"
    return scene.page(title, at: "/papers", under: back, width: .wide) {
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
