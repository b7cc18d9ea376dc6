// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

extension PaperGrounds {
  /// Whether a paper tells the result of a vote that was annulled since: it is void, and no new issue can take its place.
  func isVoid(_ paper: IssuedPaper) -> Bool {
    guard PaperForm(rawValue: paper.kind) == .tallyMinutes, case .vote(let id) = paper.subject else { return false }
    return decisions.vote(id)?.annulment != nil
  }

  /// The vote whose papers take the place of those of an annulled one.
  fileprivate func repeating(_ paper: IssuedPaper) -> Vote? {
    guard case .vote(let id) = paper.subject else { return nil }
    return decisions.votes.last { $0.repeats == id && !$0.cameToNothing }
  }
}

/// A paper that tells a result which was annulled: it goes out no more, and the papers of the new vote take its place.
enum VoidPaper {
  /// That the result was annulled, and which vote took its place.
  static func notice(_ paper: IssuedPaper, _ scene: Scene, _ grounds: any PaperGrounds) -> HTML {
    let say = scene.say
    let next = grounds.repeating(paper).flatMap { grounds.mayKnow($0, scene) ? $0 : nil }
    return Notice(heading: say("Văn bản này không còn giá trị.", "This paper is void."), .attention) {
      P(
        say(
          "Kết quả biểu quyết đã bị hủy; biên bản cuộc họp ghi việc hủy. Văn bản này không phát hành lại.",
          "The result was annulled, as the minutes of the meeting tell. It is not issued again."))
      if let next {
        P {
          Span(say("Thay bằng văn bản của lần biểu quyết lại: ", "The papers of the new vote take its place: "))
          A(next.ballot.title, to: Address(path: "votes", next.id.text))
        }
      }
    }
  }
}
