// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The papers of a draft: what can be issued about each round of opinions, and what went out.
enum DraftPaperPages {
  static func all(_ scene: Scene, _ grounds: any PaperGrounds) -> Page? {
    guard let draft = grounds.drafting.draft(scene.id("draft")), scene.maySee(draft) else { return nil }
    let say = scene.say
    let title = say("Văn bản của dự thảo", "Papers of the draft")
    let issued = grounds.papers.issued.filter { paper in
      if case .draft(draft.id, _) = paper.subject { true } else { false }
    }
    return scene.page(title, at: "/drafts", under: wayBack(draft.id, scene, grounds), width: .wide) {
      H1(title)
      P(draft.title, .class(.lead))
      H2(say("Phát hành", "To issue"))
      TaskList(
        grounds.offers(for: draft, on: scene.now.day, say).map { PaperPages.task($0, of: nil, scene, grounds) })
      H2(say("Đã phát hành", "Issued"))
      PaperPages.issuedTable(issued.reversed(), scene, grounds)
    }
  }

  /// The table beside an issued paper.
  static func spreadsheet(_ scene: Scene, _ grounds: any PaperGrounds) -> FileOrder? {
    guard let (paper, _) = PaperPages.readable(scene, grounds), let grid = grounds.table(beside: paper) else {
      return nil
    }
    return .table(name: "\(paper.day)-\(paper.kind)-\(paper.language.rawValue).xlsx", grid)
  }

  /// The round that the path names.
  static func subject(_ scene: Scene) -> PaperSubject? {
    guard scene.parameters["draft"] != nil, let version = scene.parameters["version"].flatMap({ Int($0) }) else {
      return nil
    }
    return .draft(scene.id("draft"), version: version)
  }

  /// Whether there is such a draft for this visitor.
  static func mayRead(_ subject: PaperSubject, _ scene: Scene, _ grounds: any PaperGrounds) -> Bool {
    guard case .draft(let id, let version) = subject, let draft = grounds.drafting.draft(id) else { return false }
    return draft.rounds.contains(version) && scene.maySee(draft)
  }

  static func wayBack(_ id: DraftID, _ scene: Scene, _ grounds: any PaperGrounds) -> [Link] {
    let drafts = Link(scene.say("Góp ý dự thảo", "Drafts"), to: "/drafts")
    return [drafts]
      + (grounds.drafting.draft(id).map { [Link($0.title, to: Address(path: "drafts", id.text))] } ?? [])
  }
}

extension PaperGrounds {
  /// Issued papers that a visitor may know of: those of a restricted draft only with the right to read it, and those about
  /// people put forward only for those who may read them.
  func listed(for scene: Scene) -> [IssuedPaper] {
    papers.issued.filter { paper in
      // Of a draft whose key is gone nobody knows any more whether it was restricted.
      if case .draft(let id, _) = paper.subject {
        return drafting.draft(id).map(scene.maySee) ?? scene.visitor.rights.showRestricted
      }
      return !paper.isAboutScheme || scene.mayRead(paper, self)
    }
  }
}
