// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// Turns .docx files into PDF through LibreOffice, in a process and a folder of its own; one start at a time.
///
/// LibreOffice takes about a second to start: hand over papers that belong together at once. It runs no macros, opens
/// no links, and sees only files that are named here. The folder is removed by `close()`.
public actor PDFPrinter {
  private let program: String?
  private let timeLimit: Duration
  private var folder: PrivateFolder?
  private var isPrinting = false
  private var isClosed = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var jobs = 0

  /// Looks for LibreOffice where Debian puts it, unless told where it is. The limit is for one start with one document;
  /// each further one adds a thirtieth of it.
  public init(program: String? = nil, timeLimit: Duration = .seconds(90)) {
    self.program = program ?? Self.usualPlaces.first { FileManager.default.isExecutableFile(atPath: $0) }
    self.timeLimit = timeLimit
  }

  private static let usualPlaces = [
    "/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/usr/local/bin/soffice",
    "/opt/libreoffice/program/soffice",
  ]

  deinit { folder?.remove() }

  /// The PDF of one document.
  public func pdf(of document: [UInt8]) async throws(PDFFault) -> [UInt8] {
    guard let pdf = try await pdfs(of: [document]).first else { throw .notConverted(document: 0, said: "") }
    return pdf
  }

  /// The PDFs of several documents, in their order: all of them or none.
  public func pdfs(of documents: [[UInt8]]) async throws(PDFFault) -> [[UInt8]] {
    let printed = documents.map { (try? WordFile($0))?.withNotesInOrder(doubling: true)?.package.zip() ?? $0 }
    return try await convert(printed, ending: "docx", to: .pdf)
  }

  /// An older or foreign text document (`doc`, `odt`, `rtf`) as .docx; it was opened again as a package.
  func docx(of document: [UInt8], ending: String) async throws(PDFFault) -> [UInt8] {
    guard let docx = try await convert([document], ending: ending, to: .docx).first else {
      throw .notConverted(document: 0, said: "")
    }
    return docx
  }

  private func convert(
    _ documents: [[UInt8]], ending: String, to target: OfficeRun.Target
  ) async throws(PDFFault) -> [[UInt8]] {
    guard !documents.isEmpty else { return [] }
    await takeTurn()
    defer { passTurn() }
    guard !isClosed else { throw .closed }
    guard let program, FileManager.default.isExecutableFile(atPath: program) else { throw .notInstalled }
    let desk = try ownFolder()
    jobs += 1
    let job = desk.path + "/job\(jobs)"
    // What this leaves, close() takes with the whole folder.
    defer { try? FileManager.default.removeItem(atPath: job) }
    try Self.lay(out: documents, ending, in: job)
    let run = OfficeRun(
      program: program, desk: desk.path, job: job, count: documents.count, ending: ending, target: target)
    let limit = timeLimit + timeLimit * (documents.count - 1) / 30
    let outcome = await run.convert(within: limit)
    switch outcome {
    case .ended: return try run.results()
    case .notStarted(let reason): throw .notStarted(reason)
    case .tookTooLong: throw .tookTooLong(limit: limit)
    case .cancelled: throw .cancelled
    }
  }

  /// Waits for what is being printed, then removes the folder; later calls are refused.
  public func close() async {
    await takeTurn()
    isClosed = true
    folder?.remove()
    folder = nil
    passTurn()
  }

  // MARK: One at a time

  private func takeTurn() async {
    if isPrinting { await withCheckedContinuation { waiting.append($0) } }
    isPrinting = true
  }

  /// The turn goes straight to the next in line, so that nobody who comes in between takes it.
  private func passTurn() {
    if waiting.isEmpty { isPrinting = false } else { waiting.removeFirst().resume() }
  }

  // MARK: Files

  /// Kept between calls: a new user profile costs LibreOffice another second.
  private func ownFolder() throws(PDFFault) -> PrivateFolder {
    if let folder { return folder }
    do {
      let made = try PrivateFolder()
      folder = made
      let user = made.path + "/profile/user"
      try FileManager.default.createDirectory(atPath: user, withIntermediateDirectories: true)
      try Data(OfficeProfile.settings.utf8).write(to: URL(fileURLWithPath: user + "/registrymodifications.xcu"))
      return made
    } catch {
      folder?.remove()
      folder = nil
      throw .noFolder("\(error)")
    }
  }

  private static func lay(out documents: [[UInt8]], _ ending: String, in job: String) throws(PDFFault) {
    do {
      try FileManager.default.createDirectory(atPath: job + "/in", withIntermediateDirectories: true)
      try FileManager.default.createDirectory(atPath: job + "/out", withIntermediateDirectories: true)
      for (number, document) in documents.enumerated() {
        try Data(document).write(to: URL(fileURLWithPath: job + "/in/\(number).\(ending)"))
      }
    } catch { throw .noFolder("\(error)") }
  }
}

/// Why there is no PDF.
public enum PDFFault: Error, Hashable, Sendable, CustomStringConvertible {
  case notInstalled
  case notStarted(String)
  case tookTooLong(limit: Duration)
  /// LibreOffice ended without a whole PDF of the document so many-th from 0; what it said, if anything.
  case notConverted(document: Int, said: String)
  case noFolder(String)
  case cancelled
  case closed

  public var description: String {
    switch self {
    case .notInstalled:
      "LibreOffice is not installed, so nothing can be printed or converted. On Debian: apt install libreoffice-writer-nogui fonts-liberation2"
    case .notStarted(let reason): "LibreOffice did not start: \(reason)"
    case .tookTooLong(let limit): "LibreOffice took longer than \(limit) and was stopped"
    case .notConverted(let document, let said): "LibreOffice could not convert document \(document + 1). \(said)"
    case .noFolder(let reason): "No temporary folder for LibreOffice: \(reason)"
    case .cancelled: "Printing was called off"
    case .closed: "The printer is closed"
    }
  }
}
