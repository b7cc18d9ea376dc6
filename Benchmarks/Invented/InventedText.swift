// SPDX-License-Identifier: AGPL-3.0-or-later

public import Seeded

/// Reports as offices write them: few words, said again and again, with numbers, dates and quotations between them.
extension Chance {
  private static let openings = [
    "Trong nhiệm kỳ tới, ", "Từ nay đến hết nhiệm kỳ, ", "Qua khảo sát, ", "Ngoài ra, ", "Mặt khác, ", "Cụ thể, ", "",
    "",
    "", "", "", "",
  ]
  private static let doers = [
    "hợp tác xã", "hội đồng quản trị", "ban giám đốc", "các tổ sản xuất", "thành viên", "ban kiểm soát", "tổ thu mua",
    "đội kỹ thuật", "câu lạc bộ nông dân trẻ", "nhóm hộ liên kết", "bộ phận kế toán", "cửa hàng vật tư",
  ]
  private static let acts = [
    "mở rộng", "duy trì", "xây dựng", "rà soát", "nâng cao chất lượng", "phối hợp tổ chức", "công khai", "hoàn thành",
    "chủ động bố trí", "kiểm tra định kỳ", "hướng dẫn", "tổng kết", "từng bước chuẩn hóa", "ưu tiên nguồn lực cho",
  ]
  private static let things = [
    "vùng nguyên liệu", "quy trình canh tác", "quỹ tín dụng nội bộ", "sổ tay kỹ thuật", "hệ thống tưới", "kho lạnh",
    "lớp tập huấn", "hợp đồng bao tiêu", "nhãn hiệu tập thể", "báo cáo tài chính", "quy chế phân phối",
    "mạng lưới cộng tác viên",
    "chế độ bảo hiểm", "nhà sơ chế", "đường nội đồng", "dữ liệu thành viên", "quy ước “ba cùng”",
    "phương án phòng, chống thiên tai",
  ]
  private static let ends = [
    "", "", "theo lộ trình", "ở tất cả các thôn", "bảo đảm đúng tiến độ", "gắn với trách nhiệm từng người",
    "trên tinh thần tự nguyện", "phù hợp với điều kiện thực tế", "và báo cáo đại hội thành viên",
  ]

  private mutating func measure() -> String {
    switch below(6) {
    case 0: "đạt \(5 + below(90)),\(below(10)) phần trăm kế hoạch"
    case 1: "trước ngày \(1 + below(28)) tháng \(1 + below(12)) năm \(2026 + below(5))"
    case 2: "với kinh phí \(1 + below(900)).\(100 + below(900)) triệu đồng"
    case 3: "cho \(1 + below(90)).\(100 + below(900)) hộ thành viên"
    case 4: "thông qua \(2 + below(200)) buổi sinh hoạt"
    default: one(of: Self.ends)
    }
  }

  /// Some words about a thing, without a capital and without a full stop.
  public mutating func clause() -> String {
    let text = "\(one(of: Self.acts)) \(one(of: Self.things)) \(measure())"
    return text.last == " " ? String(text.dropLast()) : text
  }

  public mutating func sentence() -> String {
    var text = one(of: Self.openings) + one(of: Self.doers) + " " + clause()
    for _ in 0..<below(3) { text += (isHit(50) ? ", " : "; ") + clause() }
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  public mutating func paragraph() -> String { (0..<(2 + below(4))).map { _ in sentence() }.joined(separator: " ") }

  /// Three words that may take the place of others.
  public mutating func words(_ count: Int) -> [String] {
    Array(clause().split(separator: " ").map(String.init).prefix(count))
  }
}

/// A paragraph of an invented report.
public struct InventedBlock: Sendable {
  public var text: String
  public var isHeading: Bool

  public init(_ text: String, isHeading: Bool = false) {
    self.text = text
    self.isHeading = isHeading
  }

  public var words: [Substring] { text.split(separator: " ") }
}

/// A report of at least so many words, with headings.
public struct InventedReport: Sendable {
  public private(set) var blocks: [InventedBlock] = [InventedBlock("BÁO CÁO TẠI ĐẠI HỘI THÀNH VIÊN", isHeading: true)]

  public init(words: Int, seed: UInt64) {
    var chance = Chance(seed: seed)
    var count = 6
    var part = 0
    func heading(_ number: String, _ clause: String) -> InventedBlock {
      InventedBlock("\(number). \(clause.prefix(1).uppercased())\(clause.dropFirst())", isHeading: true)
    }
    while count < words {
      part += 1
      blocks.append(heading("Phần \(part)", chance.clause()))
      for section in 1...(3 + chance.below(3)) where count < words {
        blocks.append(heading("\(part).\(section)", chance.clause()))
        for _ in 0..<(4 + chance.below(5)) where count < words {
          let block = InventedBlock((chance.isHit(20) ? "- " : "") + chance.paragraph())
          count += block.words.count
          blocks.append(block)
        }
      }
    }
  }
}
