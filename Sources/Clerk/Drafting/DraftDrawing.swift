// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
public import Drafts
import Office
public import Packs

/// Draws versions of drafts into their Word files.
public enum DraftDrawing {
  /// The file, and its words as they are read of it again; proven to be what was meant before it is handed over.
  public static func drawn(
    _ drawing: Drawing, into base: [UInt8]
  ) throws(DrawingFault) -> (bytes: [UInt8], text: MarkedText) {
    let file: WordFile
    do throws(WordFileFault) { file = try WordFile(base) } catch { throw .baseUnreadable }
    let bytes: [UInt8]
    do throws(RedrawFault) {
      bytes = try file.drawn(drawing.next, on: drawing.base, style: drawing.isClean ? .clean : .redline)
    } catch { throw DrawingFault(error, on: drawing.base) }
    do throws(WordFileFault) { return (bytes, try WordFile(bytes).text) } catch { throw .notProven }
  }

  /// The file of a version as it goes out: its blocks named for whoever will answer it, and without what it tells of
  /// those who worked on it; else it does not go. A file that does not take the names goes without them: they only
  /// help, since what comes back is known by its words. Notes are numbered as their marks follow each other, for those
  /// who read it in LibreOffice.
  public static func outgoing(_ stored: [UInt8], as text: DraftText) throws(DrawingFault) -> [UInt8] {
    let file: WordFile
    do throws(WordFileFault) { file = try WordFile(stored) } catch { throw .baseUnreadable }
    let bytes: [UInt8]
    do throws(RedrawFault) { bytes = try file.hinted(as: text) } catch {
      let scrubbed = WordPatch([], style: .clean, scrubbing: Set(WordPatch.Scrubbing.allCases))
      do throws(WordPatchFault) { bytes = try file.bytes(with: scrubbed) } catch { throw .notProven }
    }
    return (try? WordFile(bytes))?.withNotesInOrder()?.package.zip() ?? bytes
  }
}

/// Why a version is not drawn.
public enum DrawingFault: Error, Hashable, Sendable {
  /// The file of the base is not in the store, or not the one whose text it is.
  case baseMissing
  case baseUnreadable
  /// Something arrives where no paragraph of the file can carry it: behind these words, if any are there.
  case noPlace(after: String)
  /// A row arrives beside the one with these words, and no row of the table has as many cells.
  case otherCells(String)
  /// A row, by its words, has cells that are one with cells above or below, which hinders what was accepted.
  case mergedRow(String)
  /// A note's mark, a picture, a link or a field would be lost where it goes.
  case objectLost
  /// A paragraph, by its words, that holds what no edit goes through.
  case notEditable(String)
  /// What was drawn reads otherwise than what was meant; it is not handed over.
  case notProven

  /// Why that version was not drawn, said of the words of its base.
  public init(_ fault: RedrawFault, on base: DraftText) {
    self =
      switch fault {
      case .hasMarks, .otherText: .baseMissing
      case .noPlace(let block): .noPlace(after: block.map { base.words(ofRowWith: $0) } ?? "")
      case .patch(.cellCount(let block, _)): .otherCells(base.words(ofRowWith: block))
      case .patch(.mergedRow(let block)): .mergedRow(base.words(ofRowWith: block))
      case .objectLost, .patch(.notCopied), .patch(.signInWords), .patch(.notProven(.objects)): .objectLost
      case .patch(.notEditable(let block)) where base.blocks.indices.contains(block):
        .notEditable(String(base.blocks[block].text.prefix(120)))
      case .patch, .notProven: .notProven
      }
  }

  /// Whether the file of the base is at fault, whatever is drawn into it.
  public var isOfBase: Bool {
    switch self {
    case .baseMissing, .baseUnreadable: true
    case .noPlace, .otherCells, .mergedRow, .objectLost, .notEditable, .notProven: false
    }
  }

  /// What is wrong, for the office.
  public var problem: Phrase {
    switch self {
    case .baseMissing:
      Phrase("Không thấy tệp Word của bản làm gốc.", "The Word file of the base version is not at hand.")
    case .baseUnreadable:
      Phrase("Không đọc được tệp Word của bản làm gốc.", "The Word file of the base cannot be read.")
    case .noPlace(let words):
      Phrase(
        "\(words.isEmpty ? "" : "Sau “\(words)”: ")Có chú thích mới, đầu trang hoặc chân trang mới, bảng mới nằm trong ô của bảng khác, hoặc đoạn chen giữa các hàng của một bảng; những chỗ này chưa lập được trong tệp Word.",
        "\(words.isEmpty ? "" : "After “\(words)”: ")There is a new note, a new header or footer, a new table inside of a cell, or a paragraph between rows of one table, which cannot be written into the Word file."
      )
    case .otherCells(let row):
      Phrase(
        "Hàng mới cạnh hàng “\(row)” có số ô khác mọi hàng trong bảng nên chưa lập được trong tệp Word.",
        "The new row beside the row “\(row)” has another number of cells than any row of the table, so it cannot be written into the Word file."
      )
    case .mergedRow(let row):
      Phrase(
        "Hàng “\(row)” có ô gộp với hàng trên hoặc hàng dưới; nội dung đã tiếp thu ở đó sẽ làm sai ô gộp nên không lập tệp.",
        "The row “\(row)” has cells merged with the row above or below; what was accepted there would put them wrong, so no file was made."
      )
    case .objectLost:
      Phrase(
        "Nội dung đã tiếp thu chuyển chỗ, thêm hoặc bỏ những thứ ngoài chữ (dấu chú thích, hình, khung chữ, trường, ký hiệu) mà chương trình chưa chuyển được, nên không lập tệp để khỏi mất.",
        "What was accepted moves, adds or takes away more than words (marks of notes, pictures, text boxes, fields, signs), which the program cannot carry over; so that nothing is lost, no file was made."
      )
    case .notEditable(let passage):
      Phrase(
        "Đoạn “\(passage)” có ngắt phần, liên kết, trường, công thức hoặc ô nội dung (content control) ở chỗ đã tiếp thu sửa, nên chương trình không sửa hoặc bỏ được.",
        "The paragraph “\(passage)” holds a section break, a link, a field, a formula or a content control where it was accepted to be changed, so the program cannot edit or delete it."
      )
    case .notProven:
      Phrase(
        "Tệp lập ra không khớp nội dung đã tiếp thu nên không dùng.",
        "The file that was made is not exactly what was accepted, so it is not used.")
    }
  }

  /// What would help.
  public var mend: Phrase {
    switch self {
    case .baseMissing, .baseUnreadable:
      Phrase("Hãy nộp lại bản mới nhất dưới dạng tệp Word.", "File the newest version again as a Word file.")
    case .notEditable:
      Phrase(
        "Hãy trả lời lại điểm về đoạn đó, hoặc soạn bản mới trong Word theo bảng tiếp thu rồi nộp tệp đó.",
        "Answer the point on that paragraph anew, or write the new version in Word after the table of answers and file it."
      )
    case .otherCells, .mergedRow:
      Phrase(
        "Hãy trả lời lại điểm về hàng đó, hoặc soạn bản mới trong Word theo bảng tiếp thu rồi nộp tệp đó.",
        "Answer the point on that row anew, or write the new version in Word after the table of answers and file it.")
    case .noPlace, .objectLost, .notProven:
      Phrase(
        "Hãy soạn bản mới trong Word theo bảng tiếp thu rồi nộp tệp đó.",
        "Write the new version in Word after the table of answers and file it.")
    }
  }
}

extension DraftText {
  /// The words of a block, or of the whole row that holds it.
  func words(ofRowWith block: Int) -> String {
    guard blocks.indices.contains(block) else { return "" }
    let own = blocks[block]
    let row = blocks.filter {
      $0.story == own.story && own.cell != nil && $0.cell?.table == own.cell?.table && $0.cell?.row == own.cell?.row
    }
    let words = row.isEmpty ? own.text : row.map(\.text).filter { !$0.isEmpty }.joined(separator: " | ")
    return String(words.prefix(120))
  }
}
