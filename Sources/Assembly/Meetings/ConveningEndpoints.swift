// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The address where a meeting is agreed to.
enum ConveningEndpoints {
  static let all: [MeetingEndpoints.MeetingEndpoint] = [
    MeetingEndpoints.form("/meetings/{meeting}/convening", [.convene, .planMeetings], again: { $0.conveningPage() }) {
      reader, view throws(Faults) in
      let convening = try reader.convening(view)
      let home = view.address()
      return Order(
        .agree(view.meeting.id, convening),
        done: Phrase("Đã đồng ý triệu tập.", "The meeting may be convened.")
      ) { _ in home }
    }
  ]
}

extension FormReader {
  /// One's own word for those who may give it; what is on paper for those who note it.
  fileprivate mutating func convening(_ view: MeetingScene) throws(Faults) -> Convening {
    check(view.shownPlan)
    if let own = view.ownConvener {
      try finish()
      return Convening(by: own, word: .own, at: view.scene.now)
    }
    let conveners = view.grounds.conveners(on: view.scene.now.day)
    let by = choice("by", Phrase("người đồng ý triệu tập", "who agrees"), of: conveners.map(\.text))
    let paper = text("paper", Phrase("văn bản ghi ý kiến đồng ý", "the paper that says so"), most: 300)
    try finish()
    return Convening(by: PersonID(by ?? ""), word: .paper(paper), at: view.scene.now)
  }
}
