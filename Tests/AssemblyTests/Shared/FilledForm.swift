// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Markup
import Packs
import Testing

/// A form as a page shows it, filled in by trying: what is wrong with it tells which field to change.
struct FilledForm {
  /// What each control holds and what it offers, in the order of the page.
  private(set) var controls: [Control] = []

  struct Control {
    let name: String
    let isFile: Bool
    var held: [String]
    var offered: [String]
  }

  /// The forms of a page that are sent to an address.
  static func all(on page: String, to address: String) -> [FilledForm] {
    page.pieces(of: "<form ").dropFirst().compactMap { piece in
      let body = piece.pieces(of: "</form>")[0]
      return body.contains("action=\"\(address)\"") ? FilledForm(String(body)) : nil
    }
  }

  private init(_ markup: String) {
    var select: String?
    for piece in markup.pieces(of: "<").dropFirst() {
      let tag = piece.prefix { $0 != ">" }
      func value(_ name: String) -> String? {
        tag.pieces(of: " \(name)=\"").dropFirst().first.map { Self.plain(String($0.prefix { $0 != "\"" })) }
      }
      let isChosen = tag.contains(" selected") || tag.contains(" checked")
      switch tag.prefix(while: { !$0.isWhitespace }) {
      case "select": select = value("name")
      case "/select": select = nil
      case "option":
        if let select { add(select, offers: value("value"), holds: isChosen ? value("value") : nil) }
      case "textarea":
        let text = Self.plain(String(piece.drop { $0 != ">" }.dropFirst()))
        if let name = value("name") { add(name, offers: nil, holds: text) }
      case "button": if let name = value("name") { add(name, offers: value("value"), holds: nil) }
      case "input":
        guard let name = value("name") else { continue }
        switch value("type") {
        case "radio", "checkbox": add(name, offers: value("value"), holds: isChosen ? value("value") : nil)
        case "file": controls.append(Control(name: name, isFile: true, held: [], offered: []))
        case _: add(name, offers: nil, holds: value("value"))
        }
      case _: continue
      }
    }
  }

  private mutating func add(_ name: String, offers value: String?, holds held: String?) {
    let place = controls.firstIndex { $0.name == name } ?? controls.endIndex
    if place == controls.endIndex { controls.append(Control(name: name, isFile: false, held: [], offered: [])) }
    controls[place].offered += value.map { [$0] } ?? []
    controls[place].held += held.map { [$0] } ?? []
  }

  private static func plain(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }

  /// What may be typed where nothing is offered.
  private static let words = [
    "15/07/2025", "09:45", "1", "2025-2030", "16/07/2025", "10:31", "0", "48", "Nguyễn Văn Thử", "6/2025", "TH1", "7",
  ]

  /// Every way of filling it in that `read` accepts: as it stands, and with each choice of each control.
  func ways<Value>(_ read: (Submission) throws(Faults) -> Value) -> [Value] {
    var found = filled(controls, read).map { [$0] } ?? []
    for (number, control) in controls.enumerated() where control.offered.count > 1 || control.held.isEmpty {
      for value in control.offered.prefix(8) where control.held != [value] {
        var changed = controls
        changed[number].held = [value]
        if let way = filled(changed, read, keeping: control.name) { found.append(way) }
      }
    }
    return found
  }

  private func filled<Value>(
    _ start: [Control], _ read: (Submission) throws(Faults) -> Value, keeping kept: String? = nil
  ) -> Value? {
    var controls = start
    for _ in 0..<40 {
      let wrong: Set<String>
      do throws(Faults) { return try read(Self.sent(controls)) } catch { wrong = Set(error.all.compactMap(\.field)) }
      guard
        let number = controls.firstIndex(where: { wrong.contains($0.name) && $0.name != kept && !$0.isFile }),
        let better = better(controls, at: number, read)
      else { return nil }
      controls = better
    }
    return nil
  }

  /// The controls with a value in one of them with which nothing is wrong.
  private func better<Value>(
    _ controls: [Control], at number: Int, _ read: (Submission) throws(Faults) -> Value
  ) -> [Control]? {
    for value in controls[number].offered.filter({ !$0.isEmpty }).prefix(12) + Self.words {
      var changed = controls
      changed[number].held = [value]
      do throws(Faults) {
        _ = try read(Self.sent(changed))
        return changed
      } catch { if !error.all.contains(where: { $0.field == controls[number].name }) { return changed } }
    }
    return nil
  }

  private static func sent(_ controls: [Control]) -> Submission {
    let files = controls.filter(\.isFile).map { control in
      (
        control.name,
        [
          Submission.SentFile(
            name: "a.docx", bytes: [1], blob: Hash.of([1]).description, tables: .tables([table]),
            words: .text(
              Consultation.text(Consultation.paragraphs + ["Một lời khác."]), notices: [], from: .word(hidden: nil)),
            shut: .init(key: DocumentKey.draw(), box: Blob(bytes: [2])))
        ]
      )
    }
    return Submission(
      fields: Dictionary(controls.filter { !$0.isFile }.map { ($0.name, $0.held) }) { $0 + $1 },
      files: Dictionary(files) { $0 + $1 })
  }
}

extension FilledForm {
  /// A list of one person, as every import of people takes it.
  private static let table = SentTable(
    sheet: "1",
    rows: [["Họ và tên", "Giới tính", "Ngày sinh"], ["Phan Thị Một", "nữ", "01/02/1980"]].enumerated().map {
      number, row in
      SentTable.Row(number: number + 1, cells: row.map { .text($0) })
    })
}

extension StringProtocol {
  /// What stands between one text and the next.
  fileprivate func pieces(of separator: String) -> [Substring] {
    Substring(self).split(separator: separator, omittingEmptySubsequences: false)
  }
}
