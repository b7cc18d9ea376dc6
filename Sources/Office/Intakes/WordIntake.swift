// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// Takes in whatever text file somebody sends back: Word files as they are, older and foreign ones through
/// LibreOffice, PDF as words only. What a file is, its first bytes say and not its name.
public struct WordIntake: Sendable {
  private let printer: PDFPrinter
  private let textProgram: String
  private let timeLimit: Duration

  /// The printer's LibreOffice converts too, so that there is one start at a time. `pdftotext` comes from poppler-utils.
  public init(
    printer: PDFPrinter, pdfText: String = "/usr/bin/pdftotext", timeLimit: Duration = .seconds(60)
  ) {
    self.printer = printer
    textProgram = pdfText
    self.timeLimit = timeLimit
  }

  /// The file as read; `notices` say where it was converted, or is words only.
  public func read(_ bytes: [UInt8]) async throws(WordIntakeFault) -> WordFile {
    let fault: WordFileFault
    do throws(WordFileFault) { return try WordFile(bytes) } catch { fault = error }
    guard case .notWord(let kind) = fault else { throw .file(fault) }
    switch kind {
    case .oldWord: return try await converted(bytes, "doc")
    case .rtf: return try await converted(bytes, "rtf")
    case .openDocument: return try await converted(bytes, "odt")
    case .pdf: return try await words(of: bytes)
    case .workbook, .presentation, .webPage, .picture, .text, .empty, .unknown: throw .file(fault)
    }
  }

  private func converted(_ bytes: [UInt8], _ ending: String) async throws(WordIntakeFault) -> WordFile {
    let docx: [UInt8]
    do throws(PDFFault) { docx = try await printer.docx(of: bytes, ending: ending) } catch {
      throw .notConverted(error)
    }
    do throws(WordFileFault) { return try WordFile(docx).noting(.converted(from: ending)) } catch { throw .file(error) }
  }

  // MARK: PDF

  /// More words than any report has.
  private static let mostText = 20 << 20

  private func words(of pdf: [UInt8]) async throws(WordIntakeFault) -> WordFile {
    guard FileManager.default.isExecutableFile(atPath: textProgram) else { throw .noTextProgram }
    // A page is written cell by cell; by where words stand, the lines of cells that lie side by side would be mixed.
    let text = try await text(of: pdf, with: ["-raw"])
    let placed = try await self.text(of: pdf)
    let paragraphs = PageText(text, placed: placed).paragraphs
    guard !paragraphs.isEmpty else { throw .noWords }
    let blocks = paragraphs.map { WordBlock.paragraph(Paragraph($0)) }
    let document = WordDocument(
      properties: WordProperties(title: "", author: "", language: "vi-VN"),
      body: WordBody(font: "Times New Roman", size: 14), sections: [WordSection(blocks: blocks)])
    let package: Package
    do throws(WordFault) { package = try document.package() } catch { throw .noWords }
    do throws(WordFileFault) { return try WordFile(package).noting(.textOnly) } catch { throw .file(error) }
  }

  private func text(of pdf: [UInt8], with options: [String] = []) async throws(WordIntakeFault) -> String {
    do {
      let folder = try PrivateFolder()
      defer { folder.remove() }
      try Data(pdf).write(to: URL(fileURLWithPath: folder.path + "/in.pdf"))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: textProgram)
      process.arguments =
        options + ["-enc", "UTF-8", "-eol", "unix", folder.path + "/in.pdf", folder.path + "/out.txt"]
      process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      switch await ProgramRun(process: process).run(within: timeLimit) {
      case .ended: break
      case .notStarted: throw WordIntakeFault.noTextProgram
      case .tookTooLong: throw WordIntakeFault.notConverted(.tookTooLong(limit: timeLimit))
      case .cancelled: throw WordIntakeFault.notConverted(.cancelled)
      }
      guard process.terminationStatus == 0,
        let text = FileManager.default.contents(atPath: folder.path + "/out.txt"), text.count <= Self.mostText
      else { throw WordIntakeFault.notReadable }
      return String(decoding: text, as: UTF8.self)
    } catch let fault as WordIntakeFault { throw fault } catch { throw .noFolder("\(error)") }
  }
}

/// Why a file that was sent in is not read.
public enum WordIntakeFault: Error, Hashable, Sendable {
  case file(WordFileFault)
  /// LibreOffice could not turn it into a Word file.
  case notConverted(PDFFault)
  /// `pdftotext` is not installed (Debian: poppler-utils).
  case noTextProgram
  /// A PDF that is damaged or asks for a password.
  case notReadable
  /// A PDF that holds pictures of pages and no words.
  case noWords
  case noFolder(String)
}
