// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Clerk
import Foundation
import Packs

/// The drafts of a sample congress with the files that came back on them, to try the other commands on.
struct DraftSample: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Ghi các dự thảo mẫu và tệp góp ý mẫu. Writes sample drafts and the files that came back on them.",
    discussion: """
      Mỗi dự thảo một thư mục: bản gửi đi, các tệp gửi về, văn kiện của các tổ chức trước.
      A folder for each draft: the version sent out, the files that came back, the texts of predecessors.
      """)
  @ArgumentParser.Option(help: "Bộ quy tắc. The rule pack.") var pack: String?
  @ArgumentParser.Option(help: "Thư mục các bộ quy tắc. A folder of rule packs.") var packs: String?
  @ArgumentParser.Option(help: "Thư mục ghi tệp. The folder for the files.") var out: String
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let (name, files) = try PackShelf(folder: packs).files(of: pack)
      let sample = try SampleFiles(files: files, pack: name)
      var written = 0
      for file in try sample.all {
        let url = URL(fileURLWithPath: out, isDirectory: true).appendingPathComponent(file.path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try DraftFile.write(file.bytes, to: url.path)
        written += 1
      }
      print(say("Đã ghi \(written) tệp vào \(out).", "Wrote \(written) files to \(out)."))
    }
  }
}
