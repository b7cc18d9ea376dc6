// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Foundation
import Packs

/// What is wrong with a command line, in the reader's language; the library that reads command lines knows English only.
struct ArgumentAnswer {
  let text: String

  /// For an error that `command` threw when it read `arguments`; nil when it asks for help, or is an exit that was
  /// answered already.
  init?(_ error: any Error, of command: any ParsableCommand.Type, arguments: [String], otherwise language: Language) {
    guard command.exitCode(for: error) == .validationFailure else { return nil }
    let message = command.message(for: error)
    let full = command.fullMessage(for: error)
    guard ArgumentAnswer.language(in: arguments) ?? language == .vietnamese else {
      text = full
      return
    }
    // Usage and pointer to more follow the message, each from a new line.
    let rest = full.range(of: message).map { full[$0.upperBound...] } ?? ""
    let after = rest.split(separator: "\n").map { ArgumentAnswer.translated(String($0), by: ArgumentAnswer.headings) }
    text = (["Lỗi: " + ArgumentAnswer.translated(message, by: ArgumentAnswer.messages)] + after).joined(separator: "\n")
  }

  /// The language that a command line names, though the rest of it is wrong.
  private static func language(in arguments: [String]) -> Language? {
    for (index, argument) in arguments.enumerated() where argument.hasPrefix("--language") {
      if let value = argument.split(separator: "=").dropFirst().first { return Language(rawValue: String(value)) }
      if index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
    }
    return nil
  }

  private static func translated(_ english: String, by sentences: [Sentence]) -> String {
    sentences.lazy.compactMap { $0.translated(english) }.first ?? english
  }

  /// The fixed words around the values of a sentence, in both languages; the values stand in the same order.
  private struct Sentence {
    let english: [String]
    let vietnamese: [String]

    init(_ english: String, _ vietnamese: String) {
      self.english = english.components(separatedBy: "…")
      self.vietnamese = vietnamese.components(separatedBy: "…")
    }

    func translated(_ text: String) -> String? {
      guard let first = english.first, text.hasPrefix(first) else { return nil }
      var rest = text.dropFirst(first.count)
      var out = vietnamese[0]
      for (index, words) in english.enumerated().dropFirst() {
        let isLast = index == english.count - 1
        let place =
          words.isEmpty ? rest.endIndex..<rest.endIndex : rest.range(of: words, options: isLast ? .backwards : [])
        guard let place, !isLast || place.upperBound == rest.endIndex else { return nil }
        out += rest[..<place.lowerBound] + vietnamese[index]
        rest = rest[place.upperBound...]
      }
      return rest.isEmpty ? out : nil
    }
  }

  private static let messages = [
    Sentence("Unknown option '…'. Did you mean '…'?", "Không có tùy chọn '…'. Có phải là '…'?"),
    Sentence("Unknown option '…'", "Không có tùy chọn '…'"),
    Sentence("Missing value for '…'", "Thiếu giá trị cho '…'"),
    Sentence(
      "The option '…' does not take any value, but '…' was specified.",
      "Tùy chọn '…' không nhận giá trị, nhưng lại có '…'."),
    Sentence("Unexpected argument '…'", "Lệnh này không nhận '…'"),
    Sentence("… unexpected arguments: '…'", "Lệnh này không nhận … giá trị: '…'"),
    Sentence("Missing expected argument '…'", "Thiếu '…'"),
    Sentence("Missing one of: '…'", "Cần một trong: '…'"),
    Sentence(
      "The value '…' is invalid for '…'. Please provide one of ….", "Giá trị '…' không dùng được cho '…'. Hãy chọn: …."),
    Sentence("The value '…' is invalid for '…': …", "Giá trị '…' không dùng được cho '…': …"),
    Sentence("The value '…' is invalid for '…'", "Giá trị '…' không dùng được cho '…'"),
    Sentence("Invalid option: …", "Tùy chọn không đúng: …"),
    Sentence("Missing required subcommand.", "Thiếu lệnh con."),
    Sentence("Value to be set with … had already been set with …", "… trùng với … đã nêu"),
  ]

  private static let headings = [
    Sentence("Usage: …", "Cách dùng: …"),
    Sentence("Help:  …", "Trợ giúp:  …"),
    Sentence("  See '…' for more information.", "  Xem '…' để biết thêm."),
  ]
}
