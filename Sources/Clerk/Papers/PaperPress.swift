// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
public import Office
public import Packs

/// Sets papers in the pack's layout, as Word documents and as PDF.
public struct PaperPress: Sendable {
  let layout: PaperLayout
  /// The organisation, as the file names its author.
  let author: String

  public init(layout: PaperLayout, author: String) {
    self.layout = layout
    self.author = author
  }

  /// The .docx file; the same paper gives the same bytes.
  public func docx(_ paper: Paper) throws(WordFault) -> [UInt8] { try document(of: paper).docx() }

  /// Papers in one .docx file, each from a new page; page numbers only where there is one paper, since each counts its own.
  func docx(_ papers: [Paper]) throws(WordFault) -> [UInt8] {
    guard let first = papers.first else { return [] }
    var document = document(of: first)
    guard papers.count > 1 else { return try document.docx() }
    document.sections = papers.flatMap { self.document(of: $0).sections }.map { section in
      WordSection(page: section.page, pageNumber: .none, blocks: section.blocks)
    }
    return try document.docx()
  }

  /// The papers as PDF, in their order: all of them or none.
  public func pdfs(_ papers: [Paper], by printer: PDFPrinter) async throws(PressFault) -> [[UInt8]] {
    try await pdfs(bundles: papers.map { [$0] }, by: printer)
  }

  /// Bundles of papers, a PDF each, in their order: all of them or none.
  func pdfs(bundles: [[Paper]], by printer: PDFPrinter) async throws(PressFault) -> [[UInt8]] {
    var documents: [[UInt8]] = []
    do throws(WordFault) { for papers in bundles { documents.append(try docx(papers)) } } catch { throw .notSet(error) }
    do throws(PDFFault) { return try await printer.pdfs(of: documents) } catch { throw .notPrinted(error) }
  }

  /// The paper as a Word document, before it is packed.
  public func document(of paper: Paper) -> WordDocument {
    let sheet = SheetShape(for: paper, layout)
    let setting = PaperSetting(paper: paper, layout: layout, sheet: sheet)
    let sections = setting.parts.map { part in
      WordSection(page: part.sheet.page, pageNumber: part.sheet.pageNumber, blocks: part.blocks)
    }
    let title = [paper.title, paper.abstract].compactMap { $0?.replacingLineEnds }.joined(separator: " – ")
    return WordDocument(
      properties: WordProperties(
        title: title, author: author, language: paper.language == .vietnamese ? "vi-VN" : "en-GB"),
      body: setting.body, styles: setting.styles,
      sections: sections)
  }
}

/// Why a paper did not become a file.
public enum PressFault: Error, Hashable, Sendable {
  case notSet(WordFault)
  case notPrinted(PDFFault)
  /// So many others wait that it is better to come again.
  case full

  /// Whether there is no LibreOffice here, so that no PDF can be had at all.
  public var lacksPrinter: Bool { self == .notPrinted(.notInstalled) }
}

extension String {
  /// In one line.
  var replacingLineEnds: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
