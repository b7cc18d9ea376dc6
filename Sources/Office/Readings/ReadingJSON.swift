// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

extension WordFile {
  /// The paragraphs once all changes are settled, each where it ends in its part.
  public func settledText(_ settling: Settling) -> [String] {
    text.settled(settling)
      .sorted {
        (blockPlaces[$0.block].story, blockPlaces[$0.block].ended) < (
          blockPlaces[$1.block].story, blockPlaces[$1.block].ended
        )
      }
      .map(\.text)
  }

  /// Every change and remark with author, date and anchor, as documented and stable JSON.
  public func readJSON() -> String {
    var json = JSONText()
    json.object { json in
      json.list("insertions", changes.filter { $0.kind.isInsertion }) { $0.change($1) }
      json.list("deletions", changes.filter { $0.kind.isDeletion }) { $0.change($1) }
      json.list("structural", changes.filter(\.isListedAsStructure)) { $0.change($1) }
      json.list("comments", Array(zip(text.remarks, remarkPlaces))) { json, pair in
        json.remark(pair.0, pair.1, story: pair.1.story.map { stories[$0].name }, anchor: quote(pair.0.anchor))
      }
      json.list("accepted_text", settledText(.accepting)) { $0.string($1) }
      json.list("rejected_text", settledText(.rejecting)) { $0.string($1) }
      let notices = [(isConverted, "converted"), (isWordsOnly, "words_only")].filter(\.0).map(\.1)
      if !notices.isEmpty { json.list("notices", notices) { $0.string($1) } }
    }
    return json.text + "\n"
  }

  /// The words between two places, over paragraphs and cells without a break.
  public func quote(_ anchor: Range<MarkedPlace>?) -> String {
    guard let anchor else { return "" }
    var quote = ""
    for block in anchor.lowerBound.block...max(anchor.lowerBound.block, anchor.upperBound.block)
    where block < text.blocks.count {
      let from = block == anchor.lowerBound.block ? anchor.lowerBound.offset : 0
      let to = block == anchor.upperBound.block ? anchor.upperBound.offset : Int.max
      quote += TextByNumber.cut(text.blocks[block].pieces.map(\.text).joined(), from, to)
    }
    return quote
  }
}

extension WordChange {
  /// Exceptions of single rows from the look of their table come with a change of the row, which is listed.
  fileprivate var isListedAsStructure: Bool { !kind.isInsertion && !kind.isDeletion && kind != .tblPrExChange }
}

extension JSONText {
  fileprivate mutating func change(_ change: WordChange) {
    object { json in
      json.field("kind", change.kind.rawValue)
      json.field("author", change.hand.author)
      json.field("date", change.hand.date)
      json.field("text", change.text)
      json.field("story", change.story)
      json.field("block", change.block)
      if change.isNested { json.field("nested", isTrue: true) }
      if change.isOnMark { json.field("mark", isTrue: true) }
    }
  }

  fileprivate mutating func remark(_ remark: Remark, _ place: WordFile.RemarkPlace, story: String?, anchor: String) {
    object { json in
      json.field("id", remark.id)
      json.field("author", remark.hand.author)
      json.field("date", remark.hand.date)
      json.field("initials", remark.initials)
      json.field("text", remark.text)
      if let isDone = place.isDone { json.field("done", isTrue: isDone) }
      if let parent = remark.parent { json.field("parent", parent) }
      if let story {
        json.field("anchor", anchor)
        json.field("story", story)
        json.field("block", place.block)
      } else {
        json.field("orphan", isTrue: true)
      }
    }
  }
}

/// Writes JSON (RFC 8259) value by value, fields in the order in which they are given.
struct JSONText {
  private(set) var text = ""
  private var depth = 0
  private var needsComma = false

  private mutating func line() {
    if needsComma { text += "," }
    if depth > 0 { text += "\n" + String(repeating: " ", count: depth) }
    needsComma = false
  }

  mutating func object(_ fields: (inout JSONText) -> Void) { enclosed("{", "}", fields) }

  private mutating func enclosed(_ first: String, _ last: String, _ content: (inout JSONText) -> Void) {
    text += first
    depth += 1
    needsComma = false
    content(&self)
    depth -= 1
    if needsComma { text += "\n" + String(repeating: " ", count: depth) }
    text += last
    needsComma = true
  }

  private mutating func key(_ key: String) {
    line()
    quoted(key)
    text += ": "
  }

  mutating func list<Value>(_ name: String, _ values: [Value], _ write: (inout JSONText, Value) -> Void) {
    key(name)
    enclosed("[", "]") { json in
      for value in values {
        json.line()
        write(&json, value)
        json.needsComma = true
      }
    }
  }

  mutating func field(_ name: String, _ value: String?) {
    key(name)
    if let value { quoted(value) } else { text += "null" }
    needsComma = true
  }

  mutating func field(_ name: String, _ value: Int) {
    key(name)
    text += String(value)
    needsComma = true
  }

  mutating func field(_ name: String, isTrue: Bool) {
    key(name)
    text += isTrue ? "true" : "false"
    needsComma = true
  }

  mutating func string(_ value: String) { quoted(value) }

  private mutating func quoted(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case "\u{0}"..<"\u{20}": text += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      case _: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
