// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a row of a scheme's table is about.
public enum TargetRow: String, CaseIterable, Sendable {
  case size, seats, month, outgoing, target, each, fixedIn, fixedOut, apart

  /// What it is called in a table: in Vietnamese, then in English.
  public var names: [String] {
    switch self {
    case .size: ["số lượng", "size"]
    case .seats: ["số được bầu", "seats"]
    case .month: ["mốc tuổi", "ages at"]
    case .outgoing: ["khóa trước", "outgoing"]
    case .target: ["chỉ tiêu", "target"]
    case .each: ["mỗi", "each"]
    case .fixedIn: ["thống nhất", "in"]
    case .fixedOut: ["không xem xét", "out"]
    case .apart: ["không cùng", "apart"]
    }
  }
}

/// A column of a scheme's table.
public enum TargetColumn: String, CaseIterable, Sendable {
  case kind, id, text, who, least, most, force, priority, rounding

  /// What it is called in a table: in Vietnamese, then in English.
  public var names: [String] {
    switch self {
    case .kind: ["loại", "kind"]
    case .id: ["mã", "id"]
    case .text: ["nội dung", "text"]
    case .who: ["tính cho", "who"]
    case .least: ["ít nhất", "at least"]
    case .most: ["nhiều nhất", "at most"]
    case .force: ["mức", "force"]
    case .priority: ["ưu tiên", "priority"]
    case .rounding: ["làm tròn", "rounding"]
    }
  }
}
