// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Office
import Packs

/// What the commands about drafts tell people.
struct DraftAccount {
  let say: Language

  init(_ say: Language) { self.say = say }

  private func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  private func written(_ paths: [String]) -> [String] { paths.map { say("Đã ghi \($0).", "Wrote \($0).") } }

  func text(of file: WordFile) -> String {
    let changes = file.changes.map { "\($0.hand.author)\t\($0.kind.rawValue)\t\($0.text)" }
    let remarks = file.text.remarks.map { "\($0.hand.author)\t“\(file.quote($0.anchor))”\t\($0.text)" }
    let head = say(
      "\(changes.count) dấu sửa, \(remarks.count) nhận xét", "\(changes.count) changes, \(remarks.count) remarks")
    return lines([head] + changes + remarks)
  }

  func text(of report: RedlineReport, written paths: [String]) -> String {
    let changed = report.blocks.filter { $0.end != nil || $0.pieces.contains { $0.mark != nil } }
    let shown = changed.map { block in
      let gone = block.pieces.contains { $0.moved == true && $0.mark == "del" }
      let sign =
        block.pieces.contains { $0.moved == true }
        ? gone ? say("(chuyển chỗ đi) ", "(moved from here) ") : say("(chuyển chỗ đến) ", "(moved to here) ") : ""
      return sign
        + block.pieces.map { piece in
          piece.mark == "ins" ? "[+\(piece.text)+]" : piece.mark == "del" ? "[-\(piece.text)-]" : piece.text
        }.joined()
    }
    let head = say(
      "\(changed.count) đoạn thay đổi",
      changed.count == 1 ? "1 paragraph changed" : "\(changed.count) paragraphs changed")
    return lines([head] + shown + written(paths))
  }

  func text(of report: CollectReport, in folder: String) -> String {
    let changes = report.files.reduce(0) { $0 + $1.changes.count }
    let silent = report.files.reduce(0) { $0 + $1.changes.count { !$0.tracked } }
    let comments = report.files.reduce(0) { $0 + $1.comments.count }
    return lines(
      [
        say(
          "Tệp đọc được: \(report.files.count); không đọc được: \(report.faults.count)",
          "Files read: \(report.files.count); not read: \(report.faults.count)"),
        say(
          "Kiến nghị sửa: \(changes), trong đó \(silent) không có dấu sửa",
          "Changes: \(changes), of which \(silent) untracked"),
        say(
          "Nhận xét: \(comments), trong đó \(report.supportOnly.count) chỉ nhất trí",
          "Remarks: \(comments), of which \(report.supportOnly.count) only agree"),
        say(
          "Nhóm giống nhau: \(report.groups.count); chỗ mâu thuẫn hoặc cần chọn thứ tự: \(report.conflicts.count)",
          "Groups of the same: \(report.groups.count); conflicts and orders to choose: \(report.conflicts.count)"),
      ] + listed(report.groups.map { ($0.id, name(ofRelation: $0.relation), $0.members) })
        + listed(report.conflicts.map { ($0.id, name(ofSort: $0.sort), $0.members) }) + written([folder]))
  }

  /// So many are listed; all of them stand in the files.
  private static let mostListed = 30

  private func listed(_ all: [(id: String, sort: String, members: [String])]) -> [String] {
    let left = all.count - Self.mostListed
    return all.prefix(Self.mostListed).map { "  \($0.id)\t\($0.sort)\t\($0.members.joined(separator: ", "))" }
      + (left > 0 ? [say("  … còn \(left), xem bảng tổng hợp.", "  … \(left) more in the workbook.")] : [])
  }

  private func name(ofRelation relation: String) -> String {
    switch relation {
    case "same": say("giống nhau", "the same")
    case "same_effect": say("ra cùng một văn bản", "one text in the end")
    case "similar": say("cùng ý, cần xem lại", "similar, to be looked at")
    case _: say("nêu thêm con số", "with further figures")
    }
  }

  private func name(ofSort sort: String) -> String {
    switch sort {
    case "contradiction": say("mâu thuẫn", "contradiction")
    case "order": say("cần chọn thứ tự", "order to choose")
    case "beside": say("liền kề, cần xem", "side by side")
    case "stance": say("nhận xét trái ngược", "opposite stances")
    case _: say("nhận xét nêu số khác nhau", "other figures")
    }
  }

  func text(of report: ApplyReport, written paths: [String]) -> String {
    let open =
      report.undecided.isEmpty
      ? [] : [say("Chưa quyết định: ", "Undecided: ") + report.undecided.joined(separator: ", ")]
    let apart =
      report.separators.isEmpty
      ? []
      : [
        say(
          "Đoạn trống giữ lại giữa hai bảng hoặc ở cuối: \(report.separators.count)",
          "Empty paragraphs kept between two tables or at the end: \(report.separators.count)")
      ]
    let byHand =
      report.byHand.isEmpty
      ? []
      : [
        say("Tiếp thu, phải sửa tay trong Word: ", "Accepted, to be done by hand in Word: ")
          + report.byHand.joined(separator: ", ")
      ]
    return lines(
      [say("Đã tiếp thu: \(report.applied.count)", "Applied: \(report.applied.count)")] + byHand + apart + open
        + written(paths))
  }

  /// Where typed numbers repeat or leave some out, a line each.
  func numberBreaks(of next: NextVersion, since base: DraftText) -> [String] {
    let places = next.draft.places
    func words(_ id: BlockID) -> String { places[id].map { String(next.draft.blocks[$0].text.prefix(60)) } ?? "" }
    return next.numberBreaks(since: base).map { pair in
      let (before, after) = (words(pair.before), words(pair.block))
      if pair.isCounted {
        return say(
          "Số gõ tay ở đoạn thêm mới “\(after)” cạnh đoạn đánh số tự động “\(before)”. Hãy ghi partly không có số, rồi đánh số đoạn đó trong Word.",
          "The new paragraph “\(after)” has a typed number beside “\(before)”, which is numbered automatically. Write partly without the number, and number the paragraph in Word."
        )
      }
      return say(
        "Số gõ tay trùng hoặc nhảy cách: “\(after)” đứng sau “\(before)”. Hãy ghi partly với số đúng, hoặc sửa số trong Word.",
        "Typed numbers repeat or leave some out: “\(after)” comes after “\(before)”. Write partly with the right number, or put it right in Word."
      )
    }
  }

  func text(of report: LineageReport) -> String {
    let origins = report.lineage.map { "\($0.block)\t\(name(of: $0.how))\t\($0.sources.joined(separator: ", "))" }
    func passages(_ wanted: Set<String>) -> [String] {
      report.coverage.sorted { $0.key < $1.key }.filter { wanted.contains($0.value.status) }.map {
        "\($0.key)\t\(name(of: $0.value.status))\t\($0.value.wordsCarried)/\($0.value.words)\t\($0.value.text)"
      }
    }
    let (other, missing) = (passages(["carried_other_figures"]), passages(["partly", "left_out"]))
    let unread =
      report.faults.isEmpty
      ? []
      : [
        say(
          "Kết quả chưa đủ: \(report.faults.count) văn kiện chưa đọc được.",
          "Incomplete: of the predecessors \(report.faults.count) could not be read.")
      ]
    return lines(
      unread + origins + [say("Chưa đưa vào trọn vẹn: \(missing.count)", "Not wholly carried: \(missing.count)")]
        + missing
        + [say("Đưa vào, số liệu khác: \(other.count)", "Carried, with other figures: \(other.count)")] + other
        + figures(of: report))
  }

  /// Every figure, and before them those that do not agree.
  private func figures(of report: LineageReport) -> [String] {
    let byID = Dictionary(report.figures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func line(_ figure: LineageReport.Figure) -> String {
      let value = figure.value + (figure.upTo.map { "–\($0)" } ?? "")
      let stated = figure.unit.isEmpty ? value : "\(value) \(figure.unit)"
      return "\(figure.id)\t\(stated)\t\(figure.source):\(figure.block)\t\(figure.quote)"
    }
    let conflicts = report.figureConflicts.flatMap { conflict in
      ["– \(conflict.subject)"] + conflict.members.compactMap { byID[$0] }.map(line)
    }
    return [
      say(
        "Số liệu cần đối chiếu: \(report.figureConflicts.count)",
        "Figures to be compared: \(report.figureConflicts.count)")
    ] + conflicts + [say("Số liệu đã đọc: \(report.figures.count)", "Figures read: \(report.figures.count)")]
      + report.figures.map(line)
  }

  private func name(of how: String) -> String {
    switch how {
    case "verbatim": say("nguyên văn", "word for word")
    case "edited": say("có sửa", "edited")
    case "part": say("một phần", "in part")
    case "combined": say("ghép", "combined")
    case "partly": say("một phần", "partly")
    case "carried_other_figures": say("đưa vào, số liệu khác", "carried, other figures")
    case "left_out": say("bỏ", "left out")
    case _: say("mới", "new")
    }
  }
}
