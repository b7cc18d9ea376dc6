// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

extension PaperGrounds {
  /// Whether a paper tells the result of a vote that was annulled since: it is void, and no new issue can take its place.
  func isVoid(_ paper: IssuedPaper) -> Bool {
    guard PaperForm(rawValue: paper.kind) == .tallyMinutes, case .vote(let id) = paper.subject else { return false }
    return decisions.vote(id)?.annulment != nil
  }

  /// The votes whose papers take the place of those of an annulled one.
  fileprivate func repeating(_ paper: IssuedPaper) -> [Vote] {
    guard case .vote(let id) = paper.subject else { return [] }
    return decisions.votes.filter { !$0.cameToNothing && decisions.repeats($0, id) }
  }

  /// What the annulled vote asked and nobody has put again.
  fileprivate func leftOpen(by paper: IssuedPaper, _ scene: Scene) -> [Question] {
    guard case .vote(let id) = paper.subject, let vote = decisions.vote(id), mayKnow(vote, scene) else { return [] }
    return questionsLeftOpen(by: vote)
  }
}

/// A paper that tells a result which was annulled: it goes out no more, and the papers of the new vote take its place.
enum VoidPaper {
  /// That the result was annulled, and which vote took its place.
  static func notice(_ paper: IssuedPaper, _ scene: Scene, _ grounds: any PaperGrounds) -> HTML {
    let say = scene.say
    let next = grounds.repeating(paper).filter { grounds.mayKnow($0, scene) }
    let open = grounds.leftOpen(by: paper, scene)
    return Notice(heading: say("Văn bản này không còn giá trị.", "This paper is void."), .attention) {
      P(
        say(
          "Kết quả biểu quyết đã bị hủy; biên bản cuộc họp ghi việc hủy. Văn bản này không phát hành lại.",
          "The result was annulled, as the minutes of the meeting tell. It is not issued again."))
      for vote in next {
        P {
          Span(
            open.isEmpty
              ? say("Thay bằng văn bản của lần biểu quyết lại: ", "The papers of the new vote take its place: ")
              : say("Biểu quyết lại một phần: ", "Voted on again in part: "))
          A(vote.ballot.title, to: Address(path: "votes", vote.id.text))
        }
      }
      if !next.isEmpty, !open.isEmpty {
        P(say("Chưa biểu quyết lại:", "Not voted on again yet:"))
        Ul { open.map { Li($0.text) } }
      }
    }
  }
}
