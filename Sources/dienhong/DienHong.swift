// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Foundation

/// The command line: the only place where the parts are joined.
@main
struct DienHong: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dienhong",
    abstract: "Chuẩn bị và điều hành đại hội. Prepares and runs a congress.",
    version: "0.1.0-unreleased",
    subcommands: [
      Demo.self, Serve.self, Rehearse.self, DelegatesCommand.self, SlateCommand.self, DraftsCommand.self,
      JournalCommand.self,
    ])

  /// Reads the command line and runs what it asks for.
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try parseAsRoot(arguments)
      if var waiting = command as? any AsyncParsableCommand { try await waiting.run() } else { try command.run() }
    } catch {
      guard let answer = ArgumentAnswer(error, of: self, arguments: arguments, otherwise: .ofTerminal) else {
        exit(withError: error)
      }
      try? FileHandle.standardError.write(contentsOf: Data((answer.text + "\n").utf8))
      exit(withError: ExitCode.validationFailure)
    }
  }
}
