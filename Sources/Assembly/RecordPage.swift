// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Markup
import Packs

/// The record itself, for those who audit it: newest first, each line bound to the one before by its hash.
public enum RecordPage {
  /// How many entries one page shows.
  public static let length = 50

  /// `entries` in the order of the record; `total` is the number of the last entry there is.
  public static func page(_ scene: Scene, _ congress: Congress, _ entries: [Entry], total: Int64, head: Hash) -> Page {
    let say = scene.say
    let first = entries.first?.sequence ?? 0
    return scene.page(say("Nhật ký", "Record"), at: "/journal", live: false, width: .wide) {
      H1(say("Nhật ký", "Record"))
      P(
        say(
          "Mọi việc đều được ghi nối tiếp, không sửa, không xóa. Mỗi dòng mang mã băm tính từ dòng trước; mã của dòng cuối xác nhận toàn bộ nhật ký.",
          "Everything is written one after the other, never changed, never deleted. Each line bears a hash worked out from the line before; that of the last line vouches for all."
        ))
      SummaryList([
        SummaryRow(say("Số dòng", "Entries"), Int(total).grouped(say)),
        SummaryRow(say("Mã băm cuối", "Last hash")) { P { Code(head.description) } },
      ])
      DataTable(
        say("Các dòng nhật ký", "Entries"), entries.reversed(),
        columns: [
          .rowHeading(say("Số", "No.")) { "\($0.sequence)" },
          .text(say("Thời gian", "Time")) { congress.moment(of: $0.act.time).words(say) },
          .text(say("Người thực hiện", "By")) { actor($0.act.actor, congress, scene) },
          .text(say("Sự kiện", "Event")) { RecordWords.words(for: $0.draft.kind, say) },
          .text(say("Mã băm", "Hash")) { String($0.hash.description.prefix(16)) + "…" },
        ],
        empty: EmptyState(say("Chưa có dòng nào.", "There are no entries yet.")))
      Pagination(
        previous: first + Int64(length) <= total
          ? Address(path: "journal", query: ["to": "\(min(total, first + Int64(2 * length) - 1))"]) : nil,
        next: first > 1 ? Address(path: "journal", query: ["to": "\(first - 1)"]) : nil,
        words: PaginationWords(
          label: say("Các trang", "Pages"), previous: say("Mới hơn", "Newer"), next: say("Cũ hơn", "Older"),
          place: "\(first) – \(entries.last?.sequence ?? 0)"))
    }
  }

  private static func actor(_ actor: ActorID, _ congress: Congress, _ scene: Scene) -> String {
    guard let account = congress.access.account(acting: actor) else {
      return scene.say("Hệ thống", "The system")
    }
    return account.person.map { congress.organisations.name(of: $0, scene.say) } ?? account.login
  }
}
