// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Who counts, what each can do, and who takes the place of one who cannot go on.
extension VoteScene {
  /// What a person could do as a teller on the day of the screen.
  private func able(_ person: PersonID) -> Set<Right> {
    grounds.tellerRights(of: person, on: meeting.suggestedTime.day)
  }

  /// Those present who can count, who stand first and are proposed: nobody who is put to the vote.
  var countersPresent: [PersonID] { meeting.present.filter { able($0).contains(.count) && !isOnTheBallot($0) } }

  /// Whether somebody is named on the ballot, or stands in the election that it holds.
  private func isOnTheBallot(_ person: PersonID) -> Bool {
    let isBarred = grounds.duty(.tellersDoNotStand, of: ballot, on: meeting.day) != nil
    return isBarred ? grounds.stands(person, in: ballot) : grounds.isNamed(person, in: ballot)
  }

  /// People to choose tellers from, the able ones first, each with what they can do.
  func tellerChoices(but tellers: [TellerID] = []) -> [Choice] {
    let free = meeting.present.filter { !tellers.contains($0) }
    let counters = countersPresent.filter { !tellers.contains($0) }
    return (meeting.choices(counters) + meeting.choices(free.filter { !counters.contains($0) })).map { choice in
      let person = PersonID(choice.value)
      let named = isOnTheBallot(person) ? say("có tên trong phiếu này", "is named on this ballot") : nil
      return Choice(
        choice.value, choice.label,
        hint: [tellerWords(person), named].compactMap { $0 }.joined(separator: "; ").nilIfEmpty)
    }
  }

  /// That others who have the role of a teller are not offered, and why; nothing where there are none.
  @HTMLBuilder func countersOutside() -> HTML {
    let roll = Set(meeting.roll)
    let outside = grounds.organisations.people.keys.filter { !roll.contains($0) && able($0).contains(.count) }.sorted()
    if !outside.isEmpty {
      let names = outside.map(name).joined(separator: ", ")
      P(
        say(
          "Không chọn được người kiểm phiếu ngoài cơ quan này: \(names). Chỉ thành viên có quyền biểu quyết và có mặt mới kiểm phiếu.",
          "Tellers from outside this body cannot be chosen: \(names). Only members with a vote who are there count it."),
        .class(.hint))
    }
  }

  /// Those present who may head the tellers.
  var headsPresent: [PersonID] { meeting.present.filter { able($0).contains(.declareResults) } }

  /// Who heads the tellers: settles, declares, and signs the tally minutes for them.
  @HTMLBuilder func headField() -> HTML {
    if !headsPresent.isEmpty {
      let day = meeting.suggestedTime.day
      let counters = headsPresent.filter { able($0).contains(.count) }
      let proposed = grounds.proposedHead(of: counters.isEmpty ? headsPresent : counters, on: day)
      Radios(
        grounds.pack.term(.headTeller, say).capitalised, scene.field("head", else: proposed?.text ?? ""),
        meeting.choices(headsPresent),
        hint: say(
          "Người đứng đầu xử lý chênh lệch, công bố kết quả và ký biên bản kiểm phiếu; phải là một trong số người kiểm phiếu.",
          "Settles differences, declares the result and signs the tally minutes; one of the tellers."))
    }
  }

  /// "nhập kết quả đếm; xử lý chênh lệch, công bố"; nil for who can do neither (see `withoutRole`).
  func tellerWords(_ person: PersonID) -> String? {
    let able = able(person)
    let words = [
      able.contains(.count) ? say("nhập kết quả đếm", "enters a count") : nil,
      able.contains(.declareResults)
        ? say("xử lý chênh lệch, công bố kết quả", "settles differences, declares the result") : nil,
    ].compactMap { $0 }
    return words.joined(separator: "; ").nilIfEmpty
  }

  /// What it means when nothing stands below a name.
  var withoutRole: String {
    say(
      "Người không có ghi chú ở dưới tên chưa có vai trò kiểm phiếu, không nhập được kết quả.",
      "Whoever has no line below the name has no role of a teller and can enter nothing.")
  }

  /// Whether the visitor may put another in a teller's place now.
  var mayReplaceTellers: Bool {
    guard scene.may(.prepareQuestions) || scene.may(.chair) else { return false }
    switch vote.stage {
    case .drafted, .withdrawn, .annulled, .declared: return false
    case .open, .counting, .counted: return true
    }
  }

  /// Why the tellers of an open vote no longer suffice, for those who may replace one; nil where they do.
  var shortageOfTellers: DecisionRefusal? {
    guard mayReplaceTellers, let opening = vote.opening else { return nil }
    return grounds.shortage(of: opening.tellers, on: meeting.suggestedTime.day)
  }

  /// The tellers of an open vote, what each can do, and the way to replace one; told loudly where they no longer suffice.
  @HTMLBuilder func tellers() -> HTML {
    if let opening = vote.opening {
      if mayReplaceTellers {
        P(say("Người kiểm phiếu:", "Tellers:"))
        if let shortage = shortageOfTellers {
          Notice("\(shortage.problem(say, in: grounds.pack)) \(shortage.mend(say, in: grounds.pack))", .attention)
        }
        Ul {
          grounds.tellersInOrder(of: opening).map { teller in
            Li {
              P {
                Strong(tellerName(teller, opening))
                let able = tellerWords(teller) ?? say("không nhập được kết quả", "can enter nothing")
                Span(" – \(able) ", .class(.quiet))
                A(
                  say("Thay người này", "Replace"), to: address("tellers", teller.text),
                  .label("\(say("Thay người kiểm phiếu", "Replace the teller")) – \(name(teller))"))
              }
            }
          }
        }
      } else {
        P(
          say("Người kiểm phiếu: ", "Tellers: ")
            + grounds.tellersInOrder(of: opening).map { tellerName($0, opening) }
            .joined(separator: ", "))
      }
      vote.replacements.map { P(replacementWords($0), .class(.hint)) }
    }
  }

  /// The head is told from the others.
  private func tellerName(_ teller: TellerID, _ opening: Opening) -> String {
    guard grounds.headTeller(of: opening) == teller else { return name(teller) }
    return "\(name(teller)) (\(grounds.pack.term(.headTeller, say)))"
  }

  private func replacementWords(_ replacement: TellerReplacement) -> String {
    say(
      "\(name(replacement.came)) thay \(name(replacement.left)) từ \(replacement.at.words(say)). Lý do: \(replacement.reason)",
      "\(name(replacement.came)) in place of \(name(replacement.left)) since \(replacement.at.words(say)). Reason: \(replacement.reason)"
    )
  }

  /// The form that puts another in a teller's place.
  func replacementPage() -> Page? {
    let left: TellerID = scene.id("teller")
    guard mayReplaceTellers, let opening = vote.opening, opening.tellers.contains(left) else { return nil }
    let choices = tellerChoices(but: opening.tellers)
    return page(say("Thay người kiểm phiếu", "Replace a teller")) {
      P(say("Thay cho: \(name(left)).", "In place of: \(name(left))."))
      if choices.isEmpty {
        EmptyNote(
          say("Không còn ai", "Nobody left"),
          EmptyState(
            say("Mọi người có mặt đều đang kiểm phiếu.", "Everyone there is a teller already."),
            action: Link(say("Bàn điểm danh", "Check-in desk"), to: meeting.address("attendance"))))
      } else {
        Form(to: address("tellers", left.text), token: scene.token) {
          Radios(say("Người thay", "The newcomer"), scene.field("came"), choices, hint: withoutRole)
          countersOutside()
          TextField(
            say("Lý do", "Reason"), scene.field("replace-reason"),
            hint: say("Ghi vào biên bản kiểm phiếu.", "It stands in the tally minutes."))
          meeting.timeFields(say("Lúc", "At"))
          P(
            say(
              "Kết quả người cũ đã nhập vẫn giữ; kết quả chưa nhập thì người thay nhập.",
              "What the one who leaves has entered stays; what is not entered yet is for the newcomer to enter."),
            .class(.hint))
          Buttons {
            Button(say("Thay người kiểm phiếu", "Replace the teller"))
            ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
          }
        }
      }
    }
  }
}
