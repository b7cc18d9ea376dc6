// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import HTTPTypes
import Hummingbird
import Journal
import Packs

extension Site {
  /// The most a form may weigh; a form with files, and one without.
  static let mostBytes = 32 << 20
  static let mostFieldBytes = 2 << 20

  /// Reads the body of a form within bounds.
  func read(_ request: inout Request) async throws -> FormBody.Parsed {
    let type = request.headers[.contentType] ?? ""
    let isMultipart = type.lowercased().hasPrefix("multipart/form-data")
    let body = try await request.collectBody(upTo: isMultipart ? Site.mostBytes : Site.mostFieldBytes)
    let bytes = Array(body.readableBytesView)
    do throws(BodyFault) {
      guard isMultipart else { return try FormBody.urlEncoded(bytes) }
      let mark = type.split(separator: ";").map { $0.drop { $0 == " " } }.first { $0.hasPrefix("boundary=") }
      guard let mark else { throw .malformed }
      return try FormBody.multipart(bytes, boundary: mark.dropFirst("boundary=".count).filter { $0 != "\"" })
    } catch {
      throw HTTPError(.badRequest)
    }
  }

  /// The form as features see it: files with the name their bytes will have in the journal, and the tables in them.
  func submission(_ parsed: FormBody.Parsed) async -> Submission {
    var files: [String: Submission.SentFile] = [:]
    for (field, file) in parsed.files where !(file.name.isEmpty && file.bytes.isEmpty) {
      files[field] = Submission.SentFile(
        name: file.name, bytes: file.bytes, blob: Hash.of(file.bytes).description,
        tables: TableReader.tables(in: file.bytes, named: file.name))
    }
    return Submission(fields: parsed.fields, files: files)
  }
}
