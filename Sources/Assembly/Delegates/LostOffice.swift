// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

extension DelegateGrounds {
  /// Those in the list by right of an office that they hold no more on a day, as long as the credentials are not
  /// recognised: somebody has to say whether they still come, for nobody else takes them off the list.
  func withoutOffice(on day: Day) -> [Delegate] {
    guard delegates.recognition == nil else { return [] }
    let inOffice = Set(bodiesByRight.flatMap { votingMembers(of: $0.id, on: day) })
    return delegates.seated(in: .exOfficio).filter { delegate in
      delegate.person.map { !inOffice.contains($0) } ?? false
    }
  }
}

/// Tells of delegates by right whose office has ended, wherever the list is looked at.
enum LostOffice {
  /// Who they are, each with the way to the page on which they are withdrawn or replaced; nothing where there are none.
  @HTMLBuilder static func notice(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let found = grounds.withoutOffice(on: scene.now.day)
    let say = scene.say
    if !found.isEmpty {
      Notice(heading: heading(say, grounds), .attention) {
        Ul {
          found.map { delegate in
            Li { A(grounds.name(of: delegate, say), to: Address(path: "delegates", "of", delegate.id.text)) }
          }
        }
        P(advice(say))
      }
    }
  }

  /// The same on the page of one of them.
  @HTMLBuilder static func notice(of delegate: Delegate, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    if grounds.withoutOffice(on: scene.now.day).contains(where: { $0.id == delegate.id }) {
      Notice(heading: heading(scene.say, grounds), .attention) { P(advice(scene.say)) }
    }
  }

  /// The box that says that those of them who came are recognised all the same; nothing where none came.
  @HTMLBuilder static func confirmation(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let names = grounds.withoutOffice(on: scene.now.day).filter(\.isHere).map { grounds.name(of: $0, say) }
    if !names.isEmpty {
      Checkbox(
        say(
          "Vẫn công nhận người đã thôi chức vụ: \(names.joined(separator: ", "))",
          "Recognise all the same who is no longer in office: \(names.joined(separator: ", "))"), "withoutOffice",
        error: scene.error("withoutOffice"))
    }
  }

  /// What waits for whoever keeps the list.
  static func toDos(_ scene: Scene, _ grounds: any DelegateGrounds) -> [ToDo] {
    let say = scene.say
    let found = grounds.withoutOffice(on: scene.now.day)
    guard scene.may(anyOf: .keepingDelegates), let first = found.first else { return [] }
    let names = found.map { grounds.name(of: $0, say) }
    return [
      ToDo(
        say(
          "Xem lại \(grounds.pack.term(.exOfficio, say)) đã thôi chức vụ", "Ex officio delegates no longer in office"),
        detail: names.some(say),
        at: found.count == 1 ? Address(path: "delegates", "of", first.id.text) : "/delegates/all", rank: 42)
    ]
  }

  private static func heading(_ say: Language, _ grounds: any DelegateGrounds) -> String {
    say(
      "\(grounds.pack.term(.exOfficio, say).capitalised) đã thôi chức vụ", "Ex officio, and no longer in office")
  }

  private static func advice(_ say: Language) -> String {
    say(
      "Người có chỗ trong danh sách nhờ chức vụ đã thôi. Hãy rút hoặc thay trước khi công nhận; đã ghi có mặt thì bỏ lượt ghi trước, hoặc ghi ở ô “Không công nhận”.",
      "They had the seat by an office that has ended. Withdraw or replace them before the credentials are recognised; who was noted as present is struck first, or entered under “Not recognised”."
    )
  }
}

extension FormReader {
  /// Nobody whose office has ended is recognised in silence: each is refused, or the box says that it is meant.
  mutating func confirmLostOffice(
    _ scene: Scene, _ grounds: any DelegateGrounds, refused: [DelegateID: String]
  ) {
    let open = grounds.withoutOffice(on: scene.now.day).filter { $0.isHere && refused[$0.id] == nil }
    guard !open.isEmpty, !isTicked("withoutOffice") else { return }
    let names = { (say: Language) in open.map { grounds.name(of: $0, say) }.joined(separator: ", ") }
    fault(
      "withoutOffice",
      Phrase("\(names(.vietnamese)) đã thôi chức vụ.", "No longer in office: \(names(.english))."),
      mend: Phrase(
        "Hãy ghi ở ô “Không công nhận”, hoặc đánh dấu ô này nếu vẫn công nhận.",
        "Enter them under “Not recognised”, or tick this box to recognise them all the same."))
  }
}
