// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Testing

/// A form as it stands on a page: what a browser would send if nobody touched it, and what may be typed into it.
struct PageForm: Sendable {
  let action: String
  let sendsFiles: Bool
  private var controls: [Control] = []

  private struct Control: Sendable {
    let name: String
    let kind: Kind
    /// What it would send, nothing where it is not ticked, not chosen or a button.
    var sent: [String]
    /// What may be chosen; nil where anything may be typed.
    let offered: [String]?
  }

  private enum Kind: Sendable { case hidden, text, choice, file, button }

  /// All forms of a page that lead to an address, in their order.
  static func all(on page: String, to action: String) -> [PageForm] {
    page.components(separatedBy: "<form ").dropFirst().compactMap { piece in
      let body = piece.components(separatedBy: "</form>")[0]
      let form = PageForm(body)
      return form.action.removingPercentEncoding == action.removingPercentEncoding ? form : nil
    }
  }

  private init(_ markup: String) {
    // Angle brackets and quotes of texts are escaped, so these cut between tags and between attributes.
    let tags = markup.components(separatedBy: "<").map(Tag.init)
    action = tags[0]["action"] ?? ""
    sendsFiles = tags[0]["enctype"] == "multipart/form-data"
    for (number, tag) in tags.enumerated().dropFirst() {
      guard let name = tag["name"] else { continue }
      switch tag.element {
      case "textarea": add(name, .text, [String(tag.text.drop { $0 == "\n" })])
      case "select":
        let options = tags[(number + 1)...].prefix { $0.element == "option" || $0.element == "/option" }
          .filter { $0.element == "option" }
        let chosen = options.first { $0["selected"] != nil } ?? options.first
        add(name, .choice, chosen.map { [$0["value"] ?? ""] } ?? [], of: options.map { $0["value"] ?? "" })
      case "button": add(name, .button, [], of: [tag["value"] ?? ""])
      case "input": addInput(name, tag)
      case _: break
      }
    }
  }

  private mutating func addInput(_ name: String, _ tag: Tag) {
    let value = tag["value"] ?? ""
    switch tag["type"] {
    case "hidden": add(name, .hidden, [value])
    case "checkbox", "radio": add(name, .choice, tag["checked"] == nil ? [] : [value], of: [value])
    case "file": add(name, .file, [])
    case _: add(name, .text, [value])
    }
  }

  private mutating func add(_ name: String, _ kind: Kind, _ sent: [String], of offered: [String]? = nil) {
    controls.append(Control(name: name, kind: kind, sent: sent, offered: offered))
  }

  /// What it holds under a name.
  func value(_ name: String) -> [String] { controls.filter { $0.name == name }.flatMap(\.sent) }

  /// What may be chosen under a name.
  func offered(_ name: String) -> [String] { controls.filter { $0.name == name }.flatMap { $0.offered ?? [] } }

  func hasFile(_ name: String) -> Bool { controls.contains { $0.name == name && $0.kind == .file } }

  /// What is sent once this was typed, ticked and pressed; records what the form has no place for.
  func filled(_ typed: [String: [String]]) -> [(String, String)] {
    for (name, values) in typed {
      let own = controls.filter { $0.name == name && $0.kind != .hidden && $0.kind != .file }
      #expect(!own.isEmpty, "the form \(action) has no field \(name)")
      let offered = own.compactMap(\.offered).flatMap { $0 }
      guard !offered.isEmpty else { continue }
      for value in values { #expect(offered.contains(value), "\(name) of \(action) does not offer \(value)") }
    }
    return controls.flatMap { control -> [(String, String)] in
      guard let values = typed[control.name], control.kind != .hidden else {
        return control.sent.map { (control.name, $0) }
      }
      guard let offered = control.offered else { return values.map { (control.name, $0) } }
      return values.filter { offered.contains($0) }.map { (control.name, $0) }
    }
  }
}

/// One tag and the text behind it.
private struct Tag {
  let element: String
  let text: String
  private var attributes: [String: String] = [:]

  init(_ piece: String) {
    let end = piece.firstIndex(of: ">") ?? piece.endIndex
    let head = String(piece[..<end])
    text = Self.plain(String(piece[end...].dropFirst()))
    element = String(head.prefix { !$0.isWhitespace })
    // Names and values alternate between quotes.
    let parts = head.components(separatedBy: "\"")
    for (number, part) in parts.enumerated() where number % 2 == 0 {
      for word in part.split(separator: " ") where !word.hasSuffix("=") { attributes[String(word)] = "" }
      guard let name = part.split(separator: " ").last, name.hasSuffix("="), number + 1 < parts.count else { continue }
      attributes[String(name.dropLast())] = Self.plain(parts[number + 1])
    }
  }

  subscript(name: String) -> String? { attributes[name] }

  static func plain(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")].reduce(text) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }
}

extension Browser {
  struct NoSuchForm: Error { let action: String }

  /// A form of a page; `holding` tells which of several that lead to one address is meant, by what they hold.
  mutating func form(
    _ action: String, on page: String, holding known: [String: String] = [:]
  ) async throws -> PageForm {
    let text = try await get(page).text
    let forms = PageForm.all(on: text, to: action)
    guard let form = forms.first(where: { form in known.allSatisfy { form.value($0.key) == [$0.value] } }) else {
      throw NoSuchForm(action: action)
    }
    return form
  }

  /// Fills in a form of a page and sends it as a browser without scripts does.
  mutating func fill(
    _ action: String, on page: String, holding known: [String: String] = [:], _ typed: [String: [String]] = [:],
    _ files: [(field: String, name: String, bytes: [UInt8])] = []
  ) async throws -> Answer {
    let form = try await form(action, on: page, holding: known)
    let fields = form.filled(typed)
    for file in files { #expect(form.hasFile(file.field), "\(action) takes no file as \(file.field)") }
    guard form.sendsFiles else { return try await post(form.action, fields, [:]) }
    let body = Mischief.multipart(fields.map { ($0.0, Array($0.1.utf8)) }, files: files, boundary: "b7")
    return try await send("POST", form.action, ["Content-Type": "multipart/form-data; boundary=b7"], body: body)
  }
}

extension Answer {
  /// The fields that the page says something is wrong with, as its summary links to them.
  var faults: Set<String> {
    guard status == 422, let range = text.range(of: "id=\"error-summary\"") else { return [] }
    let summary = text[range.upperBound...].components(separatedBy: "</div>")[0]
    return Set(
      summary.components(separatedBy: "href=\"#field-").dropFirst().map { String($0.prefix { $0 != "\"" }) })
  }
}
