// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
import Office
import Packs

extension PressRoom {
  /// The words of a text that was sent in, with everybody's marks; older and foreign formats go through a printer.
  public nonisolated func words(in bytes: [UInt8], named name: String) async -> SentWords {
    do throws(WordFileFault) { return SentWords(try WordFile(bytes)) } catch {
      guard case .notWord(let kind) = error, kind.isConvertible else {
        return .unreadable(Fault(.file(name), problem: error.problem, mend: error.mend))
      }
    }
    do throws(WordIntakeFault) { return SentWords(try await converted(bytes)) } catch {
      return .unreadable(Fault(.file(name), problem: error.problem, mend: error.mend))
    }
  }

  /// A Word file as a PDF.
  public func pdf(ofDocument document: [UInt8]) async throws(PressFault) -> [UInt8] {
    let number = await takePrinter()
    defer { giveBack(number) }
    do throws(PDFFault) { return try await printers[number].pdf(of: document) } catch { throw .notPrinted(error) }
  }

  private func converted(_ bytes: [UInt8]) async throws(WordIntakeFault) -> WordFile {
    let number = await takePrinter()
    defer { giveBack(number) }
    return try await WordIntake(printer: printers[number]).read(bytes)
  }
}

extension SentWords {
  init(_ file: WordFile) {
    self = .text(
      file.text, notices: file.notices.map(\.words).sorted { $0.vietnamese < $1.vietnamese }, from: SentForm(file))
  }
}

extension SentForm {
  fileprivate init(_ file: WordFile) {
    if file.isWordsOnly {
      self = .wordsOnly
    } else if file.notices.contains(where: \.isConversion) {
      self = .converted
    } else {
      self = .word(hidden: file.notices.lazy.compactMap(\.hidden).min())
    }
  }
}

extension WordNotice {
  fileprivate var isConversion: Bool {
    if case .converted = self { true } else { false }
  }

  fileprivate var hidden: String? {
    if case .hiddenWords(let words) = self { words } else { nil }
  }
}

extension WordFileFault.Kind {
  fileprivate var isConvertible: Bool {
    switch self {
    case .oldWord, .rtf, .openDocument, .pdf: true
    case .workbook, .presentation, .webPage, .picture, .text, .empty, .unknown: false
    }
  }
}
