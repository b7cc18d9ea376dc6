// SPDX-License-Identifier: AGPL-3.0-or-later

public import Office

/// What was collected as a workbook that people read: every change and remark beside its passage, conflicts, files.
public struct SynthesisBook: Sendable {
  public let title: String
  public let workbook: Workbook

  /// `say` chooses between Vietnamese and English.
  public init(_ report: CollectReport, say: (String, String) -> String) {
    title = say("Tổng hợp góp ý", "Synthesis")
    let rows = SynthesisRows(report, say)
    let (number, file, block) = (say("Mã", "Id"), say("Tệp", "File"), say("Đoạn", "Block"))
    let (by, kind, group) = (say("Người ghi", "Author"), say("Loại", "Kind"), say("Nhóm", "Group"))
    let changes = [
      number, file, by, block, say("Nội dung dự thảo", "Passage"), kind, say("Cũ", "Old"), say("Mới", "New"), group,
      say("Mâu thuẫn", "Conflict"),
    ]
    let remarks = [
      number, file, by, block, say("Chỗ nhận xét", "Quotation"), say("Nội dung", "Remark"), group,
      say("Chỉ nhất trí", "Only agrees"),
    ]
    let more = say("… (còn nữa, xem tệp collected.json)", "… (more in collected.json)")
    func cut(_ rows: [[String]]) -> [[String]] { rows.map { $0.map { Self.cut($0, more) } } }
    workbook = Workbook(sheets: [
      Self.sheet(say("Kiến nghị sửa", "Changes"), changes, cut(rows.changes), [14, 18, 20, 8, 60, 14, 40, 40, 8, 10]),
      Self.sheet(say("Nhận xét", "Remarks"), remarks, cut(rows.remarks), [14, 18, 20, 8, 40, 60, 8, 12]),
      Self.sheet(
        say("Mâu thuẫn", "Conflicts"), [number, kind, block, say("Kiến nghị", "Changes")], cut(rows.conflicts),
        [8, 24, 8, 60]),
      Self.sheet(
        say("Tệp không đọc được", "Not read"), [file, say("Lý do", "Problem"), say("Cách xử lý", "What to do")],
        report.faults.map { [$0.file, $0.problem, $0.mend] }, [40, 50, 60]),
      Self.sheet(
        say("Lưu ý về tệp", "Notices"), [file, say("Lưu ý", "Notice")],
        cut(report.files.flatMap { one in (one.notices ?? []).map { [one.file, $0.text] } }), [40, 100]),
    ])
  }

  /// A cell holds at most 32,767 characters; who pastes a book into one paragraph must not stop all the others.
  private static let mostUnits = 32_000

  private static func cut(_ text: String, _ more: String) -> String {
    guard text.utf16.count > mostUnits else { return text }
    let end = text.utf16.index(text.utf16.startIndex, offsetBy: mostUnits)
    return String(text[..<end].dropLast()) + more
  }

  private static func sheet(_ name: String, _ titles: [String], _ rows: [[String]], _ widths: [Double]) -> Sheet {
    let cells = ([titles] + rows).map { $0.map { $0.isEmpty ? Cell.empty : Cell.text($0) } }
    return Sheet(name: name, rows: cells, headerRows: 1, columnWidths: widths)
  }
}

/// The rows of the sheets, in the order of the report.
private struct SynthesisRows {
  private(set) var changes: [[String]] = []
  private(set) var remarks: [[String]] = []
  private(set) var conflicts: [[String]] = []

  init(_ report: CollectReport, _ say: (String, String) -> String) {
    let names = Self.names(say)
    let texts = Dictionary(report.blocks.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    let groups = Self.homes(report.groups.map { ($0.id, $0.members) })
    let clashes = Self.homes(report.conflicts.map { ($0.id, $0.members) })
    let (untracked, agreeing) = (say("không có dấu sửa", "untracked"), Set(report.supportOnly))
    for file in report.files {
      for change in file.changes + file.variants {
        let block = change.block ?? ""
        let new: String = change.new ?? change.cells?.joined(separator: " | ") ?? change.after ?? ""
        let sort = ChangeSort(rawValue: change.type)
        func told(_ text: String) -> String { sort == .object ? ChangeSort.object(text, say) : text }
        var row = [change.cid, file.file, change.tracked ? change.author ?? "" : untracked, block]
        row += [
          texts[block] ?? Self.gone(change.quote, change.section), sort?.words(say) ?? change.type,
          told(change.old ?? ""), told(new),
        ]
        row += [groups[change.cid] ?? "", clashes[change.cid] ?? ""]
        changes.append(row)
      }
      for comment in file.comments {
        var row = [comment.cid, file.file, comment.author, comment.block ?? ""]
        row += [Self.gone(comment.quote, comment.section), comment.text]
        row += [groups[comment.cid] ?? "", agreeing.contains(comment.cid) ? "x" : ""]
        remarks.append(row)
      }
    }
    conflicts = report.conflicts.map {
      [$0.id, names[$0.sort] ?? $0.kind, $0.block ?? "", $0.members.joined(separator: ", ")]
    }
  }

  /// Words that are gone, below the heading under which they stood.
  private static func gone(_ quote: String?, _ section: String?) -> String {
    [section, quote].compactMap { $0 }.joined(separator: "\n")
  }

  private static func homes(_ sets: [(id: String, members: [String])]) -> [String: String] {
    var homes: [String: String] = [:]
    for set in sets { for member in set.members { homes[member] = homes[member].map { $0 + ", " + set.id } ?? set.id } }
    return homes
  }

  /// Words for the sorts of conflicts that reports name.
  private static func names(_ say: (String, String) -> String) -> [String: String] {
    [
      "contradiction": say("mâu thuẫn", "contradiction"), "order": say("cần chọn thứ tự", "order to choose"),
      "beside": say("liền kề, cần xem", "side by side"), "stance": say("nhận xét trái ngược", "opposite stances"),
      "figures": say("nhận xét nêu số khác nhau", "other figures"),
    ]
  }
}
