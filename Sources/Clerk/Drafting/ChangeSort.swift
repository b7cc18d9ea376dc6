// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// What a change does, as reports name it by its raw value and people read it in words.
enum ChangeSort: String, CaseIterable {
  case sub, ins, del, pins, pdel, move, split, merge, rowins, rowdel, columns, notemove, newnote, object, format

  init(_ change: Change) {
    if change.isByHand {
      switch change.kind {
      case .columns: self = .columns
      case .object: self = .object
      case _: self = change.old.isEmpty ? .newnote : .notemove
      }
      return
    }
    switch change.edit {
    case .insert: self = .pins
    case .delete: self = .pdel
    case .move: self = .move
    case .insertRow: self = .rowins
    case .deleteRow: self = .rowdel
    case .restyle, .reformat: self = .format
    case .rewrite:
      switch change.kind {
      case .split: self = .split
      case .merge: self = .merge
      case _ where change.old.isEmpty: self = .ins
      case _ where change.new.isEmpty: self = .del
      case _: self = .sub
      }
    }
  }

  func words(_ say: (String, String) -> String) -> String {
    switch self {
    case .sub: say("thay", "replace")
    case .ins: say("thêm", "insert")
    case .del: say("bỏ", "delete")
    case .pins: say("thêm đoạn", "new paragraph")
    case .pdel: say("bỏ đoạn", "delete paragraph")
    case .move: say("chuyển chỗ", "move")
    case .split: say("tách đoạn", "split")
    case .merge: say("gộp đoạn", "merge")
    case .rowins: say("thêm hàng", "new row")
    case .rowdel: say("bỏ hàng", "delete row")
    case .columns: say("đổi cột của bảng", "columns changed")
    case .notemove: say("chuyển chú thích, sửa tay trong Word", "note moved, by hand in Word")
    case .newnote: say("thêm chú thích, sửa tay trong Word", "new note, by hand in Word")
    case .object:
      say(
        "thêm hoặc bỏ hình, ký hiệu, công thức, trường, liên kết, sửa tay trong Word",
        "picture, sign, formula, field or link, by hand in Word")
    case .format: say("trình bày", "look")
    }
  }

  /// What is more than words, as reports tell it: its kind, and behind a colon its words.
  static func object(_ told: String, _ say: (String, String) -> String) -> String {
    let end = told.firstIndex(of: ":") ?? told.endIndex
    guard let kind = MarkedObject.Kind(rawValue: String(told[..<end])) else { return told }
    let word =
      switch kind {
      case .picture: say("hình", "picture")
      case .sign: say("ký hiệu", "sign")
      case .formula: say("công thức", "formula")
      case .field: say("trường", "field")
      case .link: say("liên kết", "link")
      case .pageBreak: say("ngắt trang", "page break")
      }
    return word + told[end...]
  }
}
