// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

extension Change {
  /// What comes in or goes that is more than words, and where.
  func objectWords(in base: DraftText, _ say: Language) -> String {
    guard let come = ObjectName(new), old.isEmpty else {
      if let gone = ObjectName(old), new.isEmpty {
        return say("Bỏ \(gone.words(say))", "Take out \(gone.words(say))") + place(in: base, say)
      }
      // The words of a link stay, and it leads elsewhere.
      if let before = ObjectName(old), let since = ObjectName(new), before.kind == .link, since.kind == .link,
        let from = before.own, let to = since.own
      {
        return say("Đổi địa chỉ liên kết “\(from)” thành “\(to)”", "The link to “\(from)” leads to “\(to)”")
          + place(in: base, say)
      }
      return say(
        "Thay “\(old)” bằng “\(new)”, có ký hiệu của phông riêng",
        "“\(new)” in place of “\(old)”, with a sign of a font")
    }
    return say("Thêm \(come.words(say))", "Put in \(come.words(say))") + place(in: base, say)
  }

  private func place(in base: DraftText, _ say: Language) -> String {
    guard case .reformat(let span) = edit else { return "" }
    let before = base.tail(before: span.start)
    return before.isEmpty ? say(" ở đầu đoạn", " at the beginning") : say(" sau “\(before)”", " after “\(before)”")
  }
}

/// What something is called in a change: its kind, and its words where it has some.
private struct ObjectName {
  let kind: MarkedObject.Kind
  let own: String?

  init?(_ text: String) {
    let name = text.prefix { $0 != ":" }
    guard let kind = MarkedObject.Kind(rawValue: String(name)) else { return nil }
    self.kind = kind
    own = name.count + 2 < text.count ? String(text.dropFirst(name.count + 2)) : nil
  }

  func words(_ say: Language) -> String {
    let noun =
      switch kind {
      case .picture: say("hình", "a picture")
      case .sign: say("ký hiệu của phông riêng", "a sign of a font")
      case .formula: say("công thức", "a formula")
      case .field: say("trường", "a field")
      case .link: say("liên kết", "a link")
      case .pageBreak: say("ngắt trang", "a page break")
      }
    return own.map { "\(noun) “\($0)”" } ?? noun
  }
}
