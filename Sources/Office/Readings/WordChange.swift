// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// One tracked change as the file has it: one mark of one hand, however many words it covers.
public struct WordChange: Hashable, Sendable {
  public var kind: Kind
  public var hand: Hand
  /// The words that it covers in NFC, deleted ones included; empty for marks on paragraphs and looks.
  public var text: String
  /// The part of the file without folder and ending, as in `document` or `footnotes`.
  public var story: String
  /// The paragraph that it stands in, counted from 0 within its part; -1 before the first.
  public var block: Int
  /// A deletion inside of an insertion.
  public var isNested: Bool
  /// It changed the mark that ends a paragraph, not the words before it.
  public var isOnMark: Bool

  /// Named as in WordprocessingML (ECMA-376 part 1, §17.13.5).
  public enum Kind: String, Sendable, CaseIterable {
    case ins, moveTo
    case del, moveFrom
    case paraMarkIns, paraMarkDel, paraMarkMoveTo, paraMarkMoveFrom
    case rowIns, rowDel, cellIns, cellDel, cellMerge
    case rPrChange, pPrChange, sectPrChange, tblPrChange, tblPrExChange, trPrChange, tcPrChange, numberingChange

    public var isInsertion: Bool { self == .ins || self == .moveTo }
    public var isDeletion: Bool { self == .del || self == .moveFrom }
  }
}

/// What an office should know about a file beside its words.
public enum WordNotice: Hashable, Sendable {
  /// Words in a font of before Unicode (TCVN3 or VNI) were turned into Unicode.
  case legacyFontConverted(font: String)
  /// Words in a font of before Unicode that we do not know how to turn.
  case legacyFontUnknown(font: String)
  /// Words that Word shows only to those who ask for hidden text; how the first of them read.
  case hiddenWords(String)
  /// So many passages are struck through by their look, as people do who mark by hand; they were read as any others.
  case struckWords(count: Int)
  /// The file carries macros; nobody runs them here.
  case hasMacros
  /// A part of this kind is named but missing or unreadable, and was passed over.
  case missingPart(String)
  /// Two remarks bear one id; the later one was renamed.
  case doubleRemark(id: String)
  /// The file holds another file's text that only a word processor can unfold.
  case foreignPart
  /// The file came in another format and was converted by LibreOffice, which may lose marks.
  case converted(from: String)
  /// Only words could be read: no paragraphs to trust, no marks, no remarks.
  case textOnly
}
