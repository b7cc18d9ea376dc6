// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of official papers.
public enum PaperEndpoints {
  public typealias PaperEndpoint = Endpoint<any PaperGrounds, PaperCommand>

  public static let all: [PaperEndpoint] = [
    .page("/papers", [.read], PaperPages.all), .page("/meetings/{meeting}/papers", [.read], PaperPages.ofMeeting),
    issuing("/meetings/{meeting}/papers/new/{kind}"), issuing("/votes/{vote}/papers/new/{kind}"),
    issuing("/delegates/papers/new/{kind}"), issuing("/personnel/{scheme}/papers/new/{kind}", [.managePersonnel]),
    issuing("/drafts/{draft}/papers/{version}/new/{kind}"),
    .page("/drafts/{draft}/papers", [.read], DraftPaperPages.all),
    .file("/papers/{paper}/xlsx", [.read], DraftPaperPages.spreadsheet),
    .page("/papers/{paper}", [.read], PaperPages.paper),
    .page("/papers/{paper}/to/{addressee}", [.read], InvitationCopies.page),
    .file("/papers/{paper}/to/{addressee}/docx", [.read]) { InvitationCopies.one($0, $1, .docx) },
    .file("/papers/{paper}/to/{addressee}/pdf", [.read]) { InvitationCopies.one($0, $1, .pdf) },
    .file("/papers/{paper}/all/docx", [.read]) { InvitationCopies.all($0, $1, .docx) },
    .file("/papers/{paper}/all/pdf", [.read]) { InvitationCopies.all($0, $1, .pdf) },
    .file("/papers/{paper}/docx", [.read]) { PaperPages.file(.docx, $0, $1) },
    .file("/papers/{paper}/pdf", [.read]) { PaperPages.file(.pdf, $0, $1) },
  ]

  private static func issuing(_ path: PathPattern, _ rights: Set<Right> = [.issuePapers]) -> PaperEndpoint {
    .form(path, rights, again: PaperPages.issue) { reader, scene, grounds throws(Faults) in
      let name = Phrase("ngày của văn bản", "the date of the paper")
      let day = reader.day("day", name)
      let language = reader.choice(
        "language", Phrase("ngôn ngữ", "the language"), of: Language.allCases.map(\.rawValue))
      reader.refuseFuture("day", day, of: name, today: scene.now.day)
      let asked = PaperPages.asked(scene, grounds)
      if asked == nil {
        reader.fault(
          "day", Phrase("Loại văn bản này không phát hành ở đây.", "This paper is not issued here."),
          mend: Phrase("Hãy chọn trong danh sách văn bản của cuộc họp.", "Choose one from the papers of the meeting."))
      }
      if let asked { reader.check(asked.0, about: asked.1, grounds) }
      try reader.finish()
      let subject = asked?.1 ?? .meeting(scene.id("meeting"))
      let spoken = language.flatMap(Language.init) ?? scene.say
      let command = PaperCommand.issue(
        kind: asked?.0.id ?? "", about: subject, on: day ?? scene.now.day, in: spoken,
        replacing: reader.knownPaper(in: spoken))
      return .making(command, done: Phrase("Đã phát hành văn bản.", "The paper is issued.")) { grounds, events in
        guard let paper = events.issued.flatMap({ grounds.papers.paper($0) }), scene.mayRead(paper, grounds) else {
          return "/papers"
        }
        return PaperPages.address(of: paper.id)
      }
    }
  }
}

extension FormReader {
  /// The paper that the form told of; whatever stands where it was not drawn by a page.
  fileprivate func knownPaper(in language: Language) -> KnownPaper {
    guard let told = submission.fields[PaperPages.replaced(language).text]?.first else { return .whateverStands }
    return .known(told.nilIfEmpty.map { PaperID($0) })
  }
}

extension [PaperEvent] {
  /// The paper that was issued.
  fileprivate var issued: PaperID? {
    for case .issued(let id, _, _, _, _, _, _, _, _, _, _) in self { return id }
    return nil
  }
}
