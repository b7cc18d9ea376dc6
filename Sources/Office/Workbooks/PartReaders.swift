// SPDX-License-Identifier: AGPL-3.0-or-later

/// ECMA-376 part 2, §6.5: the relations of a part.
struct RelationsReader: XMLReading {
  private(set) var found: [String: (type: String, target: String)] = [:]
  let isDone = false

  mutating func start(_ element: XMLStart) {
    guard element.name == "Relationship", element.attributes["TargetMode"] != "External" else { return }
    guard let id = element.attributes["Id"], let target = element.attributes["Target"] else { return }
    found[id] = (element.attributes["Type"] ?? "", target)
  }

  mutating func end(_ name: String) {}
  mutating func text(_ text: String) {}
}

/// §18.2: the sheets in their order, and from when days are counted.
struct BookReader: XMLReading {
  private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  private(set) var countsFrom1904 = false
  private(set) var isWorkbook = false
  private var isFirst = true
  let isDone = false

  mutating func start(_ element: XMLStart) {
    if isFirst { isWorkbook = element.name == "workbook" }
    isFirst = false
    switch element.name {
    case "workbookPr": countsFrom1904 = ["1", "true"].contains(element.attributes["date1904"])
    case "sheet":
      let isHidden = ["hidden", "veryHidden"].contains(element.attributes["state"])
      let relation = element.attributes.first { $0.key.hasSuffix(":id") }?.value ?? ""
      sheets.append(((element.attributes["name"] ?? "").composed, relation, isHidden))
    case _: break
    }
  }

  mutating func end(_ name: String) {}
  mutating func text(_ text: String) {}
}

/// §18.4: texts that cells name by number; those made of runs are joined, readings of characters left out.
struct SharedStringsReader: XMLReading {
  private(set) var strings: [String] = []
  private var words = ItemText()
  private var left: Int

  init(most: Int) { left = most }

  var isDone: Bool { left < 0 }

  mutating func start(_ element: XMLStart) { words.start(element.name) }

  mutating func end(_ name: String) {
    words.end(name)
    guard name == "si" else { return }
    let text = words.take()
    left -= text.utf8.count
    strings.append(text)
  }

  mutating func text(_ text: String) { words.add(text) }
}

/// The text of a shared or inline string.
struct ItemText {
  private var text = ""
  private var isInText = false
  private var phonetic = 0

  mutating func start(_ name: String) {
    if name == "rPh" { phonetic += 1 }
    if name == "t" { isInText = phonetic == 0 }
  }

  mutating func end(_ name: String) {
    if name == "rPh" { phonetic -= 1 }
    if name == "t" { isInText = false }
  }

  mutating func add(_ words: String) { if isInText { text += words } }

  mutating func take() -> String {
    defer { text = "" }
    return text.unescaped.composed
  }
}

extension String {
  /// §22.9.2.19: what XML cannot hold is written `_x000D_`, and such a thing itself with `_x005F_` before it.
  var unescaped: String {
    guard utf8.count >= 7, contains("_x") else { return self }
    let bytes = Array(utf8)
    var plain: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "_"), place + 6 < bytes.count, bytes[place + 1] == UInt8(ascii: "x"),
        bytes[place + 6] == UInt8(ascii: "_"),
        let code = UInt32(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
      {
        plain += Array(String(Character(scalar)).utf8)
        place += 7
      } else {
        plain.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

/// §18.8: the number format of each cell format.
struct FormatsReader: XMLReading {
  private(set) var codes: [Int: String] = [:]
  private(set) var cellFormats: [Int] = []
  private var isInCellFormats = false
  let isDone = false

  mutating func start(_ element: XMLStart) {
    switch element.name {
    case "numFmt":
      guard let id = element.attributes["numFmtId"].flatMap({ Int($0) }) else { return }
      codes[id] = element.attributes["formatCode"] ?? ""
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      cellFormats.append(element.attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    case _: break
    }
  }

  mutating func end(_ name: String) { if name == "cellXfs" { isInCellFormats = false } }
  mutating func text(_ text: String) {}
}
