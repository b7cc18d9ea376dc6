// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// A line of an official paper with its type: size in points (11 to 18), weight, case, a rule below.
public struct PaperLine: Hashable, Sendable {
  let text: String
  let look: Set<Look>
  let size: Int?

  /// How a line is set.
  public enum Look: Hashable, Sendable, CaseIterable { case bold, italic, upper, ruled, centred, right, indented }

  /// A line in the sheet's own size unless told otherwise.
  public init(_ text: String, size: Int? = nil, _ look: Look...) {
    self.init(text, size: size, looks: Set(look))
  }
  /// The same from a computed set of looks, as when a layout is read from a file.
  public init(_ text: String, size: Int? = nil, looks: Set<Look>) {
    self.text = text
    self.size = size
    self.look = looks
  }

  var html: HTML {
    let classes = Look.allCases.filter { look.contains($0) && $0 != .ruled }.map { Attribute.class($0.style) }
    let sized = size.map { [Attribute.class(points($0))] } ?? []
    // The rule is as long as the text, so it hangs on a span, not on the whole line.
    let content = look.contains(.ruled) ? Span(text, .class(.ruled)) : Inline(text)
    return element("p", classes + sized, content)
  }
}

extension PaperLine.Look {
  var style: Class {
    switch self {
    case .bold: .bold
    case .italic: .italic
    case .upper: .upper
    case .ruled: .ruled
    case .centred: .centred
    case .right: .right
    case .indented: .indented
    }
  }
}

/// The nearest size of the sheet's scale.
private func points(_ size: Int) -> Class {
  switch size {
  case ...11: .pt11
  case 12: .pt12
  case 13: .pt13
  case 14: .pt14
  case 15: .pt15
  case 16...17: .pt16
  default: .pt18
  }
}

/// An A4 sheet as it will be printed: white, with its margins, in the type of official papers.
///
///     PaperSheet(language: "vi", label: "Xem trước biên bản") {
///       Letterhead(left: [PaperLine("LIÊN HIỆP …", .bold)], right: [PaperLine("Ngày 15 tháng 7", size: 14, .italic)])
///       PaperTitle("BIÊN BẢN", abstract: "Hội nghị lần thứ hai")
///       PaperText("Hội nghị khai mạc lúc 8 giờ.")
///       SignatureBlocks([SignatureBlock(lines: ["THƯ KÝ"], name: "Trần Thị Bình")])
///     }
public func PaperSheet(
  language: String, label: String, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
) -> HTML {
  element(
    "div", [.role(.region), .label(label)],
    element("article", [.class(.sheet), .lang(language)] + attributes, content()) as HTML)
}

/// A table of a sheet in a box of its own: where the screen is narrow it scrolls there, and the text around it does not.
/// The keyboard must reach it as well.
func scrolling(_ label: String, _ table: HTML) -> HTML {
  element("div", [.class(.scroll), .role(.group), .label(label), Attribute("tabindex", "0")], table)
}

/// The head of an official paper, two columns; one in the middle where nothing stands to the right. A mark stands boxed
/// below the left one, its first line bold.
public func Letterhead(left: [PaperLine], right: [PaperLine], mark: [String] = []) -> HTML {
  Div(.class(.letterhead)) {
    Div { left.map(\.html) }
    if let first = mark.first {
      P(.class(.boxed, .pt12)) {
        Strong(first)
        mark.dropFirst().map { Span($0) }
      }
    }
    if !right.isEmpty { Div { right.map(\.html) } }
  }
}

/// The kind of paper and what it is about, centred.
public func PaperTitle(_ title: String, abstract: String? = nil) -> HTML {
  HTML {
    element("h2", [.class(.title)], Inline(title)) as HTML
    if let abstract { P(abstract, .class(.abstract)) }
  }
}

/// A body paragraph: first line indented, both edges straight.
public func PaperText(_ text: String) -> HTML { P(text, .class(.indented, .justified)) }

/// A body paragraph with inline content.
public func PaperText(@InlineBuilder content: () -> Inline) -> HTML {
  P(.class(.indented, .justified), content: content)
}

/// A single line set as `line` says.
public func PaperText(_ line: PaperLine) -> HTML { line.html }

/// A ruled table in a paper; `numeric` are the columns (from 0) whose figures stand right.
public func PaperTable(headings: [String], rows: [[String]], numeric: Set<Int> = []) -> HTML {
  let head = Tr { headings.map { Th($0) } }
  let table = Table(.class(.sheetTable), head: head) {
    rows.map { row in
      Tr {
        for (index, text) in row.enumerated() {
          if numeric.contains(index) { Td(text, .class(.numeric)) } else { Td(text) }
        }
      }
    }
  }
  return scrolling(headings.filter { !$0.isEmpty }.joined(separator: ", "), table)
}

/// Who signs: authority and post above, room for the signature, the name below.
public struct SignatureBlock: Hashable, Sendable {
  let lines: [String]
  let name: String
  /// What stands in the room for the signature until it is signed, such as "(ký, ghi rõ họ tên)".
  let note: String?
  /// `lines` from top to bottom, such as authority and post.
  public init(lines: [String], name: String, note: String? = nil) {
    self.lines = lines
    self.name = name
    self.note = note
  }
}

/// Signature blocks from left to right, with the recipients at the left if there are any.
public func SignatureBlocks(_ blocks: [SignatureBlock], recipients: (heading: String, lines: [String])? = nil) -> HTML {
  Div(.class(.signatures)) {
    if let recipients {
      Div(.class(.recipients)) {
        P { Strong(recipients.heading) }
        Ul { recipients.lines.map { Li($0) } }
      }
    }
    blocks.map { block in
      Div(.class(.signature)) {
        block.lines.map { P($0, .class(.bold)) }
        if let note = block.note { P(note, .class(.italic)) }
        P(block.name, .class(.signatory))
      }
    }
  }
}

/// A printed page ends here.
public func PageBreak() -> HTML { Div(.class(.pageBreak), .ornament) { HTML() } }
