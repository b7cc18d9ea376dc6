// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Foundation
import Packs

/// The language that a command answers in: as asked for, else the terminal's, else Vietnamese.
struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("language"), help: "vi | en",
    transform: { text in
      guard let language = Language(rawValue: text) else { throw ValidationError("vi | en") }
      return language
    })
  var named: Language?

  var language: Language { named ?? .ofTerminal }
}

extension Language {
  /// As the terminal has it, else Vietnamese.
  static var ofTerminal: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale = [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]]
      .compactMap { $0 }.first { !$0.isEmpty }
    return locale?.hasPrefix("en") == true ? .english : .vietnamese
  }
}

/// Writes out what was printed, also where the output is a file.
func flush() { fflush(nil) }
