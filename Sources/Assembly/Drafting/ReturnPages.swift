// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Markup
import Packs

/// What came back: sending it in, and a row for each contribution.
enum ReturnPages {
  /// All of it for those who work with it; for others their own and their unit's.
  static func page(_ view: DraftScene) -> Page? {
    let say = view.say
    guard view.works || view.own != nil else { return nil }
    let own = Set(view.own ?? [])
    let rows = view.draft.returns.reversed().filter { view.works || own.contains($0.sender) }
    return view.page(say("Bản góp ý nhận về", "What came back"), live: true, width: .wide) {
      if view.works { view.tabs(at: view.address("returns")) }
      if view.compiles { waiting(view) }
      if view.compiles || view.own != nil {
        view.lateNotice()
        upload(view)
      }
      Live("returns") {
        DataTable(
          say("Đã nhận", "Taken in"), Array(rows), columns: columns(view),
          empty: EmptyState(say("Chưa nhận được bản góp ý nào.", "Nothing has come in yet.")))
      }
      if view.compiles { others(view) }
    }
  }

  // MARK: Sending in

  private static func upload(_ view: DraftScene) -> HTML {
    let say = view.say
    let scene = view.scene
    return Section("upload", heading: say("Gửi tệp Word đã góp ý", "Send in Word files")) {
      Form(to: view.address("returns", "new"), token: scene.token, sends: .files) {
        Select(
          say("Của", "From"), scene.field("from", else: view.compiles ? "name" : ""), senders(view),
          prompt: view.compiles ? nil : say("– chọn –", "– choose –"))
        FileField(
          say("Tệp đã góp ý", "Files"), "files",
          hint: say(
            "Chọn được nhiều tệp một lúc. Chỗ sửa có bật Track Changes, nhận xét và cả chỗ sửa không bật Track Changes đều được đọc. Tệp .docx là tốt nhất; .doc, .odt, .rtf được chuyển đổi; PDF chỉ đọc được chữ.",
            "Several at once. Tracked changes, comments and silent edits are all read. .docx is best; .doc, .odt and .rtf are converted; of a PDF only words are read."
          ), error: scene.fileError("files"), accepts: [".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf"], several: true
        )
        Buttons { Button(say("Gửi các tệp", "Send them")) }
      }
    }
  }

  private static func senders(_ view: DraftScene) -> [Choice] {
    let say = view.say
    guard view.compiles else {
      return (view.own ?? []).map { Choice(DraftScene.code($0), view.name($0)) }
    }
    let units = view.grounds.organisations.units.map {
      Choice("unit \($0.id.text)", "\($0.details.code) – \($0.details.name)")
    }
    let people = view.grounds.byName(view.grounds.organisations.known).map {
      Choice("person \($0.text)", view.name($0))
    }
    return [
      Choice(
        "name", say("Theo mã hoặc tên đơn vị ở đầu tên tệp", "By the unit's code or name that begins the file's name"))
    ]
      + units + people
  }

  // MARK: Whose it is

  static func senderField(_ id: ReturnID) -> FieldName { FieldName("sender-\(id)") }

  /// Files that do not tell whose they are: kept, not counted, each with a form to say so.
  @HTMLBuilder private static func waiting(_ view: DraftScene) -> HTML {
    let say = view.say
    let rows = view.draft.returns.filter(\.isUnnamed)
    if !rows.isEmpty {
      Section("waiting", heading: say("Chờ ghi nơi gửi", "Waiting for the sender's name")) {
        P(
          say(
            "Tên các tệp này không cho biết chắc của đơn vị nào. Tệp đã được giữ; ý kiến trong đó được tính khi ghi nơi gửi.",
            "The names of these files do not tell for certain whose they are. They are kept; what they say counts once their sender is named."
          ))
        Stack {
          for row in rows { naming(row, view) }
        }
      }
    }
  }

  private static func naming(_ row: Return, _ view: DraftScene) -> HTML {
    let say = view.say
    let field = senderField(row.id)
    let name = row.file?.name ?? row.id.text
    return Card(heading: name) {
      P {
        A(
          say("Mở tệp", "Open the file"), to: view.address("returns", row.id.text, "file"),
          .label(say("Mở tệp \(name)", "Open \(name)")))
        Span(" – \(row.received.words(say))", .class(.quiet))
      }
      let hands = row.hands
      if !hands.isEmpty {
        P(
          say("Người sửa ghi trong tệp: ", "Whose marks the file says they are: ") + hands.joined(separator: ", "),
          .class(.hint))
      }
      Form(to: view.address("returns", row.id.text, "sender"), token: view.scene.token) {
        Select(
          say("Nơi gửi “\(name)”", "Who sent “\(name)”"), view.scene.field(field), Array(senders(view).dropFirst()),
          prompt: say("– chọn –", "– choose –"))
        Buttons { Button(say("Ghi nơi gửi", "Name the sender"), .secondary) }
      }
    }
  }

  // MARK: Rows

  private static func columns(_ view: DraftScene) -> [Column<Return>] {
    let say = view.say
    let seen = Dictionary(grouping: view.synthesis.agreements, by: \.source)
    return [
      .rowHeading(say("Nơi gửi", "From")) { view.name($0.sender) },
      .content(say("Bản góp ý", "Contribution")) { row in
        if let file = row.file {
          A(file.name, to: view.address("returns", row.id.text, "file"))
        } else {
          row.way.words(say)
        }
      },
      .text(say("Nhận lúc", "Received")) { $0.received.words(say) },
      .content(say("Tình trạng", "State")) { state($0, view) },
      .figures(say("Sửa đổi", "Changes")) { row in
        row.changes.map { "\($0.changes.count)" } ?? "–"
        if row.silentChanges > 0 {
          Span(say(" · \(row.silentChanges) không có dấu sửa", " · \(row.silentChanges) untracked"), .class(.hint))
        }
      },
      .number(say("Nhận xét", "Remarks")) { $0.changes.map { "\($0.remarks.count)" } ?? "–" },
      .number(say("Nhất trí chung", "Only agree")) { "\(seen[$0.id]?.count ?? 0)" },
      .actions(say("Xử lý", "Actions")) { row in
        if view.compiles, row.counts, row.content.value != nil,
          view.draft.round.contains(where: { $0.id == row.id })
        {
          if row.hasNamedSender { renaming(row, view) }
          setAside(row, view)
        }
        if let link = view.withdrawLink(row, about: row.file?.name ?? row.received.words(say)) { P { link } }
        if view.scene.may(.manageOrganisation), row.content.value != nil {
          P {
            A(
              say("Xóa nội dung…", "Erase…"), to: view.address("returns", row.id.text, "erase"),
              .label(say("Xóa nội dung bản góp ý số \(row.id.number)", "Erase contribution no. \(row.id.number)")))
          }
        }
      },
    ]
  }

  @InlineBuilder private static func state(_ row: Return, _ view: DraftScene) -> Inline {
    let say = view.say
    if let withdrawal = row.withdrawal {
      Tag(say("Đã rút \(withdrawal.at.day.words(say))", "Withdrawn \(withdrawal.at.day.words(say))"))
      if let reason = withdrawal.reason?.value { Span(" \(reason)", .class(.quiet)) }
    } else if let reason = row.setAside {
      Tag(say("Không tính", "Set aside"))
      Span(" \(reason)", .class(.quiet))
    } else {
      switch row.content.value {
      case nil: Tag(say("Đã xóa nội dung", "Words erased"))
      case .unread(let problem, let mend):
        Tag(say("Chưa đọc được", "Not read"), .bad)
        Span(" \(problem[say]) \(mend[say])")
      case .read(let set):
        if row.isUnnamed {
          Tag(say("Chờ ghi nơi gửi", "Sender not named"), .attention)
        } else {
          Tag(say("Đã đọc", "Read"), .good)
        }
        if view.grounds.isLate(row, in: view.draft) { LateTag(say) }
        if set.answers != set.base {
          Tag(say("Góp vào bản \(set.answers)", "Answers version \(set.answers)"), .attention)
        }
        if let count = set.leftOut {
          Tag(say("Chỉ có một phần dự thảo", "Only a part of the draft"), .attention)
          Span(
            say(
              " \(count) đoạn không có trong tệp, không tính là đề nghị bỏ.",
              " \(count, one: "paragraph", other: "paragraphs") that it does not have are no proposals to delete them."),
            .class(.quiet))
        }
        let present = view.draft.present(in: row, set)
        if present > 0 {
          Tag(
            say(
              "\(present) sửa đổi đã có sẵn trong dự thảo",
              "\(present, one: "change stands", other: "changes stand") in the draft already"))
        }
        if case .file(_, let notices) = row.way { for notice in notices { Span(" \(notice[say])", .class(.quiet)) } }
      }
    }
  }

  /// For a file that counts for the wrong one.
  private static func renaming(_ row: Return, _ view: DraftScene) -> HTML {
    let say = view.say
    let field = senderField(row.id)
    return Details(say("Sửa nơi gửi", "Another sender"), isOpen: view.isAmiss(field)) {
      Form(to: view.address("returns", row.id.text, "sender"), token: view.scene.token) {
        Select(
          say("Nơi gửi bản góp ý số \(row.id.number)", "Who sent contribution no. \(row.id.number)"),
          view.scene.field(field), Array(senders(view).dropFirst()), prompt: say("– chọn –", "– choose –"))
        Buttons { Button(say("Ghi nơi gửi", "Name the sender"), .secondary) }
      }
    }
  }

  private static func setAside(_ row: Return, _ view: DraftScene) -> HTML {
    let say = view.say
    return Details(say("Không tính", "Set aside"), isOpen: view.isAmiss(FieldName("why-\(row.id)"))) {
      Form(to: view.address("returns", row.id.text, "aside"), token: view.scene.token) {
        TextField(
          say("Lý do không tính bản góp ý số \(row.id.number)", "Why contribution no. \(row.id.number) is set aside"),
          FieldName("why-\(row.id)"),
          hint: say("Ví dụ: gửi nhầm dự thảo, gửi hai lần.", "For example: another draft, sent twice."),
          error: view.scene.error(FieldName("why-\(row.id)")))
        Buttons { Button(say("Không tính", "Set aside"), .secondary) }
      }
    }
  }

  // MARK: Meetings and groups

  @HTMLBuilder private static func others(_ view: DraftScene) -> HTML {
    let say = view.say
    let meetings = view.grounds.meetings.all.compactMap { meeting in
      view.grounds.contributions(to: view.draft, in: meeting).map { (meeting, $0) }
    }
    if !meetings.isEmpty {
      Section(
        "meetings",
        heading: say(
          "Ý kiến trong các \(view.grounds.pack.term(.conference, say))",
          "What was said in \(view.grounds.pack.plural(.conference, say))")
      ) {
        Ul(.class(.stack, .tight)) {
          meetings.map { meeting, said in
            let name = view.grounds.shortName(of: meeting, say)
            let new = said.count { !view.draft.hasTaken($0.id, of: meeting.id) }
            let corrected = view.grounds.corrected(in: view.draft, since: meeting)
            return Li {
              P {
                say(
                  "\(name): \(said.count) ý kiến về tài liệu này",
                  "\(name): \(said.count, one: "contribution", other: "contributions") on this paper")
                if !said.isEmpty, new == 0, corrected.isEmpty {
                  " "
                  Tag(say("Đã lấy hết vào bảng tổng hợp", "All taken in"), .good)
                }
              }
              corrections(corrected, say)
              if new > 0 || corrected.contains(where: \.isOpen) {
                ActionButton(
                  new > 0
                    ? say(
                      "Lấy \(new) ý kiến mới vào bảng tổng hợp", "Take in \(new, one: "new one", other: "new ones")")
                    : say("Lấy lại theo sổ thảo luận", "Take in anew as the record tells them"),
                  about: name, to: view.address("meetings"), token: view.scene.token,
                  sends: ["meeting": meeting.id.text])
              }
            }
          }
        }
      }
    }
    GroupPages.section(view)
  }
}

extension ReturnPages {
  /// What was put right in the record of a meeting after it was taken in, as it was and as it is.
  @HTMLBuilder fileprivate static func corrections(_ corrected: [CorrectedOpinion], _ say: Language) -> HTML {
    if !corrected.isEmpty {
      P {
        Tag(
          say(
            "\(corrected.count) ý kiến đã sửa trong sổ thảo luận sau khi lấy",
            "\(corrected.count, one: "was", other: "were") corrected in the record since"), .attention)
      }
      Ul(.class(.stack, .tight)) {
        corrected.map { opinion in
          Li {
            P {
              Span("“\(opinion.was.clipped(160))” → ", .class(.quiet))
              Span(opinion.now.map { "“\($0.clipped(160))”" } ?? say("đã bỏ khỏi sổ", "no longer on record"))
            }
            if !opinion.isOpen {
              P(
                say(
                  "Lượt này đã có ý kiến được trả lời nên giữ nguyên; nếu cần, hãy sửa câu trả lời.",
                  "Something of that lot is answered, so it stays as it is; change the answer where needed."),
                .class(.hint))
            }
          }
        }
      }
    }
  }
}

extension Return {
  /// Whose marks the file says they are, each once.
  fileprivate var hands: [String] {
    guard case .read(let set) = content.value else { return [] }
    let all = set.changes.compactMap { $0.hand?.author } + set.remarks.map(\.remark.hand.author)
    return all.filter { !$0.isEmpty }.unique
  }
}

extension DraftScene {
  /// In whose name the visitor may send opinions here; nil where the draft was not sent to them.
  var own: [Return.Sender]? {
    guard scene.may(.contribute), let person = scene.visitor.account?.person.map({ PersonID($0) }),
      draft.isCirculated(to: person, of: grounds.organisations.people[person]?.unit)
    else { return nil }
    // A contact answers for the unit that was asked, everybody else for themselves, unless somebody chooses otherwise.
    let senders = grounds.senders(for: person)
    guard scene.may(.proposeDelegates) else { return senders }
    let asked = Set(draft.circulations.flatMap(\.asked))
    return senders.filter(asked.contains) + senders.filter { !asked.contains($0) }
  }

  /// In whose name compilers may write down what came in a letter: everybody who was asked.
  var behalf: [Return.Sender] {
    guard scene.may(.compileDrafts) else { return [] }
    let own = Set(own ?? [])
    return draft.circulations.flatMap(\.asked).unique.filter { !own.contains($0) }
  }
}
