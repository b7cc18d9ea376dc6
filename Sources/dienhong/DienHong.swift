// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser

/// The command line: the only place where the parts are joined.
@main
struct DienHong: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dienhong",
    abstract: "Chuẩn bị và điều hành đại hội. Prepares and runs a congress.",
    subcommands: [
      Demo.self, Serve.self, Rehearse.self, DelegatesCommand.self, SlateCommand.self, DraftsCommand.self,
      JournalCommand.self,
    ])
}
