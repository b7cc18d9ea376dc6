// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
import Office
public import Packs

/// The press with its printer kept warm: LibreOffice takes a second to start, so one is shared by all who ask.
public actor PressRoom {
  private let printer = PDFPrinter()

  public init() {}

  /// A paper as the bytes of a file; `author` is the organisation that the file names.
  public func bytes(
    of paper: Paper, as format: PaperFormat, layout: PaperLayout, author: String
  ) async throws(PressFault) -> [UInt8] {
    let press = PaperPress(layout: layout, author: author)
    switch format {
    case .docx:
      do throws(WordFault) { return try press.docx(paper) } catch { throw .notSet(error) }
    case .pdf: return try await pdfs(of: [paper], layout: layout, author: author).first ?? []
    }
  }

  /// Papers as one file, each from a new page; nothing is in it when there are none.
  public func bytes(
    of papers: [Paper], as format: PaperFormat, layout: PaperLayout, author: String
  ) async throws(PressFault) -> [UInt8] {
    let press = PaperPress(layout: layout, author: author)
    let document: [UInt8]
    do throws(WordFault) { document = try press.docx(papers) } catch { throw .notSet(error) }
    guard format == .pdf else { return document }
    do throws(PDFFault) { return try await printer.pdf(of: document) } catch { throw .notPrinted(error) }
  }

  /// Papers as PDF in one run of the printer, in their order.
  public func pdfs(of papers: [Paper], layout: PaperLayout, author: String) async throws(PressFault) -> [[UInt8]] {
    try await PaperPress(layout: layout, author: author).pdfs(papers, by: printer)
  }

  /// Stops the printer and removes its folder.
  public func close() async { await printer.close() }
}
