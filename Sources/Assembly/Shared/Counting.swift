// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension DefaultStringInterpolation {
  /// A count with the English words that follow it, noun and verb in the number of the count:
  /// `"\(open, one: "seat has", other: "seats have") nobody yet."`. Vietnamese has one form and writes `\(open)`.
  public mutating func appendInterpolation(_ count: Int, one: String, other: String) {
    appendLiteral("\(count.grouped(.english)) \(count == 1 ? one : other)")
  }
}

extension RulePack {
  /// A count with a word of the pack: "12 chi hội", "1 chapter", "12 chapters".
  public func counted(_ count: Int, _ name: TermName, _ language: Language) -> String {
    "\(count.grouped(language)) \(after(count, name, language))"
  }

  /// What a meeting is called where its body is named right beside it: "the second meeting of the council", not "the
  /// second council meeting of the council".
  func conference(of body: String?, _ say: Language) -> String {
    let word = term(.conference, say)
    guard let name = body.flatMap({ self.body($0) })?.name[say].lowercased() else { return word }
    return say == .vietnamese
      ? word.hasSuffix(" \(name)") ? String(word.dropLast(name.count + 1)) : word
      : word.hasPrefix("\(name) ") ? String(word.dropFirst(name.count + 1)) : word
  }

  /// The way back to a meeting, by the pack's word for one.
  func backToMeeting(_ say: Language) -> String {
    say("Về trang \(term(.conference, say))", "Back to the \(term(.conference, say))")
  }

  /// The way to all meetings.
  func seeMeetings(_ say: Language) -> String {
    say("Xem các \(term(.conference, say))", "See the \(plural(.conference, say))")
  }

  /// The way to plan a further meeting.
  func newMeeting(_ say: Language) -> String {
    say("Thêm \(term(.conference, say))", "New \(term(.conference, say))")
  }

  /// The word of the pack as it stands after a count, for a tile that shows the count by itself.
  public func after(_ count: Int, _ name: TermName, _ language: Language) -> String {
    count == 1 ? term(name, language) : plural(name, language)
  }
}
