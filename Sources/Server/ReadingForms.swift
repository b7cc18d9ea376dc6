// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import HTTPTypes
import Hummingbird
import Journal
import NIOCore
import Packs

extension Site {
  /// The most a form may weigh: one with files, one without, and one of somebody who is not signed in.
  static let mostBytes = 32 << 20
  static let mostFieldBytes = 2 << 20
  static let mostStrangersBytes = 64 << 10

  /// Reads the body of a form within bounds of size, number and time.
  func read(_ request: inout Request, from visit: Visit) async throws -> FormBody.Parsed {
    let type = request.headers[.contentType] ?? ""
    let isMultipart = type.lowercased().hasPrefix("multipart/form-data")
    guard let cookie = visit.cookie else {
      return try parsed(try await body(of: &request, upTo: Site.mostStrangersBytes), type, isMultipart)
    }
    let most = isMultipart ? Site.mostBytes : Site.mostFieldBytes
    // What may weigh much is held in memory, so only some at a time.
    let place = isMultipart ? bounds.uploads.enter(Keys.digest(cookie)) : nil
    guard place != nil || !isMultipart else { throw HTTPError(.serviceUnavailable) }
    defer { withExtendedLifetime(place) {} }
    return try parsed(try await body(of: &request, upTo: most), type, isMultipart)
  }

  private func parsed(_ bytes: [UInt8], _ type: String, _ isMultipart: Bool) throws -> FormBody.Parsed {
    do throws(BodyFault) {
      guard isMultipart else { return try FormBody.urlEncoded(bytes) }
      let mark = type.split(separator: ";").map { $0.drop { $0 == " " } }.first { $0.hasPrefix("boundary=") }
      guard let mark else { throw .malformed }
      return try FormBody.multipart(bytes, boundary: mark.dropFirst("boundary=".count).filter { $0 != "\"" })
    } catch {
      throw HTTPError(.badRequest)
    }
  }

  /// The whole body, or the status of what is wrong with it: too large, too slow, broken off.
  func body(of request: inout Request, upTo most: Int) async throws -> [UInt8] {
    let body = request.body
    let patience = patience
    return try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask {
        do { return Array(try await body.collect(upTo: most).readableBytesView) } catch is NIOTooManyBytesError {
          throw HTTPError(.contentTooLarge)
        } catch {
          // The browser went away, or does not speak HTTP.
          throw HTTPError(.badRequest)
        }
      }
      group.addTask {
        try await Task.sleep(for: patience)
        throw HTTPError(.requestTimeout)
      }
      defer { group.cancelAll() }
      return try await group.next() ?? []
    }
  }

  /// The form as features see it: files with the name their bytes will have in the journal, and what is read of them.
  func submission(_ parsed: FormBody.Parsed, reading content: SentContent) async -> Submission {
    var files: [String: [Submission.SentFile]] = [:]
    for (field, sent) in parsed.files {
      for file in sent where !(file.name.isEmpty && file.bytes.isEmpty) {
        let key = DocumentKey.draw()
        files[field, default: []].append(
          Submission.SentFile(
            name: file.name, bytes: file.bytes, blob: Hash.of(file.bytes).description,
            tables: content == .tables ? TableReader.tables(in: file.bytes, named: file.name) : .none,
            words: content == .words ? await press.words(in: file.bytes, named: file.name) : .none,
            shut: .init(key: key, box: key.shut(file.bytes))))
      }
    }
    return Submission(fields: parsed.fields, files: files)
  }
}
