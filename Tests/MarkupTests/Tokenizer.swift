// SPDX-License-Identifier: AGPL-3.0-or-later

/// A small HTML tokenizer written apart from Markup: what a browser would see in what we wrote.
enum Token: Equatable {
  case open(String, [String: String])
  case close(String)
  case text(String)
}

struct TokenizerFault: Error, CustomStringConvertible {
  let description: String
}

/// Splits markup into tokens; a stray `<`, a bad reference or a doubled attribute is a fault.
func tokens(_ markup: String) throws -> [Token] {
  var reader = Reader(rest: Array(markup.unicodeScalars))
  var out: [Token] = []
  while let next = try reader.token() { out.append(next) }
  return out
}

private struct Reader {
  var rest: [Unicode.Scalar]
  var at = 0

  mutating func token() throws -> Token? {
    guard at < rest.count else { return nil }
    guard rest[at] == "<" else { return .text(try decode(until: "<", canEnd: true)) }
    at += 1
    if peek == "!" {
      _ = try take(until: ">")
      at += 1
      return try token()
    }
    if peek == "/" {
      at += 1
      let name = try take(until: ">")
      at += 1
      return .close(name)
    }
    return try opening()
  }

  var peek: Unicode.Scalar? { at < rest.count ? rest[at] : nil }

  mutating func opening() throws -> Token {
    let name = word()
    guard !name.isEmpty else { throw TokenizerFault(description: "a bare < at \(at)") }
    var attributes: [String: String] = [:]
    while true {
      while peek == " " { at += 1 }
      if peek == ">" {
        at += 1
        return .open(name, attributes)
      }
      let key = word()
      guard !key.isEmpty else { throw TokenizerFault(description: "no attribute name at \(at) in <\(name)>") }
      guard attributes[key] == nil else { throw TokenizerFault(description: "\(key) twice in <\(name)>") }
      attributes[key] = ""
      guard peek == "=" else { continue }
      at += 1
      guard peek == "\"" else { throw TokenizerFault(description: "unquoted \(key)") }
      at += 1
      attributes[key] = try decode(until: "\"", canEnd: false)
      at += 1
    }
  }

  mutating func word() -> String {
    var name = String.UnicodeScalarView()
    while let next = peek, next.properties.isAlphabetic || next == "-" || ("0"..."9").contains(next) {
      name.append(next)
      at += 1
    }
    return String(name)
  }

  mutating func take(until end: Unicode.Scalar) throws -> String {
    var out = String.UnicodeScalarView()
    while let next = peek, next != end {
      out.append(next)
      at += 1
    }
    guard at < rest.count else { throw TokenizerFault(description: "no \(end) to the end") }
    return String(out)
  }

  mutating func decode(until end: Unicode.Scalar, canEnd: Bool) throws -> String {
    var out = String.UnicodeScalarView()
    while let next = peek, next != end {
      at += 1
      guard next == "&" else {
        out.append(next)
        continue
      }
      let name = try take(until: ";")
      at += 1
      let known: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "#13": "\r"]
      guard let meant = known[name] else { throw TokenizerFault(description: "reference &\(name);") }
      out.append(meant)
    }
    if !canEnd, at >= rest.count { throw TokenizerFault(description: "no \(end) to the end") }
    return String(out)
  }
}
