// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// The versions of a draft: their files, what leads from one to another, and how the next one is issued.
enum VersionPages {
  static func page(_ view: DraftScene) -> Page {
    let say = view.say
    return view.page(say("Các bản dự thảo", "Versions"), width: .wide) {
      view.tabs(at: view.address("versions"))
      DataTable(
        say("Các bản", "Versions"), Array(view.draft.versions.reversed()),
        columns: [
          .rowHeading(say("Bản", "Version")) { "\($0.number)" },
          .text(say("Ngày", "Day")) { $0.day.words(say) },
          .text(say("Từ đâu", "Origin")) { $0.origin.words(say) },
          .number(say("Số đoạn", "Paragraphs")) { "\($0.text.blocks.count)" },
          .content(say("Bản sạch", "Clean")) { version in
            // One thing on a phone, where the parts of a cell are pushed apart.
            Span {
              A(version.file.name, to: view.address("versions", "\(version.number)", "file"))
              " · "
              A(
                "PDF", to: view.address("versions", "\(version.number)", "pdf"),
                .label(say("Bản \(version.number) dạng PDF", "Version \(version.number) as PDF")))
            }
          },
          .content(say("So với các bản trước", "Against earlier ones")) { version in
            for earlier in view.draft.versions.filter({ $0.number < version.number }).reversed() {
              A(
                say("so với bản \(earlier.number)", "against version \(earlier.number)"),
                to: view.address("compare", "\(earlier.number)", "\(version.number)"))
              " "
            }
          },
        ], empty: EmptyState(""))
      if view.compiles {
        Buttons {
          ButtonLink(
            say("Phát hành bản \(view.draft.newest.number + 1)", "Issue version \(view.draft.newest.number + 1)"),
            to: view.address("issue"))
        }
        Details(
          say("Nộp bản tự soạn (tệp Word) thay vì phát hành", "File a version of your own (Word file)"),
          isOpen: view.isAmiss("file", "meant")
        ) {
          Form(to: view.address("versions", "new"), token: view.scene.token, sends: .files) {
            P(
              say(
                "Ý kiến chưa trả lời được chuyển sang bản này; đoạn nào nhận ra được thì giữ nguyên chỗ.",
                "Open opinions are carried over to it; passages that are found again keep their places."), .class(.hint)
            )
            DraftForms.fileField(view.scene, say("Tệp Word của bản mới", "Word file of the new version"))
            if let doubt = view.scene.error("meant") {
              Checkbox(say("Vẫn nộp tệp này", "File it all the same"), "meant", error: doubt)
            }
            Buttons { Button(say("Nộp bản này", "File it"), .secondary) }
          }
        }
      }
    }
  }

  /// The clean file of the version that the path names: as Word, for opinions to be written into, or printed.
  static func file(_ view: DraftScene, _ format: PaperFormat) -> FileOrder? {
    guard let version = view.scene.parameters["version"].flatMap({ Int($0) }).flatMap({ view.draft.version($0) })
    else { return nil }
    let title = view.say(
      "\(view.draft.title) – bản \(version.number)", "\(view.draft.title) – version \(version.number)")
    return .version(
      name: format == .docx ? version.file.name : "\(title).\(format.rawValue)", blob: version.file.blob,
      key: version.file.key, text: version.text, format)
  }

  // MARK: Issuing

  static func issue(_ view: DraftScene) -> Page? {
    guard view.compiles else { return nil }
    let say = view.say
    let draft = view.draft
    let isReady = draft.open.isEmpty && !draft.hasFilesLeft
    let kinds = view.synthesis.points.compactMap { draft.answer(to: $0)?.kind }
    return view.page(say("Phát hành bản \(draft.newest.number + 1)", "Issue version \(draft.newest.number + 1)")) {
      if !isReady {
        waiting(view)
      } else if draft.staysAsItIs {
        Notice(heading: say("Dự thảo giữ nguyên", "The draft stays as it is")) {
          P(DraftHub.nextSentence(view))
          Buttons {
            ButtonLink(say("Lập bảng tiếp thu, giải trình", "Issue the table of answers"), to: view.address("papers"))
          }
        }
      }
      Tiles {
        for kind in Answer.Kind.allCases { Tile("\(kinds.count { $0 == kind })", kind.words(say)) }
        Tile("\(view.synthesis.agreements.count)", say("Nhất trí chung", "Only agree"))
      }
      if !view.synthesis.agreements.isEmpty {
        P {
          A(say("Xem các ý kiến nhất trí chung", "Read the opinions that only agree"), to: view.address("agreements"))
        }
      }
      P(
        say(
          "Bản mới được lập ngay trên tệp Word của bản \(draft.newest.number): đúng những chỗ đã tiếp thu, không thêm, không bớt. Tệp được đọc lại và đối chiếu từng chữ trước khi nhận.",
          "The new version is made inside the Word file of version \(draft.newest.number): exactly what was accepted, no more and no less. It is read again and compared letter by letter before it is taken."
        ))
      byHand(view)
      if isReady, !draft.staysAsItIs {
        coming(view)
        Form(to: view.address("issue"), token: view.scene.token) {
          HiddenField("answers", value: "\(draft.answers.count)")
          Buttons {
            Button(say("Phát hành bản \(draft.newest.number + 1)", "Issue version \(draft.newest.number + 1)"))
          }
        }
      }
    }
  }
}

extension VersionPages {
  /// What the next version changes, before anybody issues it.
  @HTMLBuilder private static func coming(_ view: DraftScene) -> HTML {
    let say = view.say
    if let next = try? view.draft.next() {
      let difference = VersionDifference(of: next, on: view.draft.newest)
      Section("coming", heading: say("Bản mới sẽ thay đổi như sau", "What the new version will change")) {
        P(
          say(
            "\(difference.changed) đoạn thay đổi. Hãy đọc lại trước khi phát hành.",
            "\(difference.changed, one: "passage", other: "passages") changed. Read them before you issue it."),
          .class(.hint))
        numbers(next, view)
        ComparePages.passages(difference, difference.sections, everything: false, say)
      }
    }
  }

  /// Typed numbers that would repeat or leave some out: whoever adds an article counts without the others.
  @HTMLBuilder private static func numbers(_ next: NextVersion, _ view: DraftScene) -> HTML {
    let say = view.say
    let breaks = next.numberBreaks(since: view.draft.newest.text)
    if !breaks.isEmpty {
      Notice(
        heading: say("Số gõ tay sẽ trùng hoặc nhảy cách", "Typed numbers will repeat or leave some out"), .attention
      ) {
        Ul {
          breaks.map { pair in
            let (typed, other) = (
              next.draft.text(of: pair.block).clipped(60), next.draft.text(of: pair.before).clipped(60)
            )
            return Li(
              pair.isCounted
                ? say(
                  "“\(typed)” gõ số bằng tay ở cạnh đoạn đánh số tự động “\(other)”",
                  "“\(typed)” has a typed number beside “\(other)”, which is numbered automatically")
                : say("“\(typed)” đứng sau “\(other)”", "“\(typed)” comes after “\(other)”"))
          }
        }
        P(
          say(
            "Hãy tiếp thu một phần với số đúng, hoặc sửa số trong tệp Word của bản mới rồi nộp tệp đó.",
            "Accept in part with the right number, or put the numbers right in the Word file of the new version and file it."
          ))
      }
    }
  }

  /// What was accepted and no program can do to a text: without this it would be missing in the version unnoticed.
  @HTMLBuilder private static func byHand(_ view: DraftScene) -> HTML {
    let say = view.say
    let matters = view.draft.acceptedByHand
    if !matters.isEmpty {
      Notice(
        heading: say("Đã tiếp thu, còn phải sửa trong Word", "Accepted, and still to be done in Word"), .attention
      ) {
        Ul { matters.map { Li($0.words(in: view.synthesis.base, say)) } }
        P(
          say(
            "Chương trình không tự sửa được những chỗ này. Hãy sửa trong tệp Word của bản mới rồi nộp tệp đó.",
            "The program cannot do these by itself. Do them in the Word file of the new version and file it."))
      }
    }
  }

  /// What holds up the next version, each with the way to it.
  private static func waiting(_ view: DraftScene) -> HTML {
    let say = view.say
    let open = view.draft.open.count
    let unread = view.draft.unread.count
    let unnamed = view.draft.unnamed
    return Notice(heading: say("Chưa phát hành được", "It cannot be issued yet"), .attention) {
      if open > 0 {
        P(
          say(
            "Còn \(open) ý kiến chưa được trả lời.",
            "\(open, one: "opinion has", other: "opinions have") no answer yet."))
      }
      if unread > 0 {
        P(
          say(
            "Còn \(unread) tệp góp ý chưa đọc được: hãy xin lại, rồi ghi tệp hỏng là không tính và nêu lý do.",
            "\(unread, one: "file that came in", other: "files that came in") could not be read: ask again, then set the bad one aside and say why."
          ))
      }
      if unnamed > 0 {
        P(
          say(
            "Còn \(unnamed) tệp chưa ghi nơi gửi.",
            "\(unnamed, one: "file still waits", other: "files still wait") for somebody to say who sent them."))
      }
      Buttons {
        if open > 0 {
          ButtonLink(
            say("Xem các ý kiến chưa trả lời", "Show them"), to: view.address("board", query: [("state", "open")]))
        }
        if unread + unnamed > 0 {
          ButtonLink(
            say("Mở bản góp ý nhận về", "What came back"), to: view.address("returns"), open > 0 ? .secondary : .primary
          )
        }
      }
    }
  }
}

extension DraftVersion.Origin {
  func words(_ say: Language) -> String {
    switch self {
    case .filed: say("Tệp Word được nộp", "Word file filed")
    case .applied(let from): say("Từ bản \(from) và ý kiến đã tiếp thu", "Version \(from) with what was accepted")
    }
  }
}
