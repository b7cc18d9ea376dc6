// SPDX-License-Identifier: AGPL-3.0-or-later

/// multipart/form-data as browsers write it (RFC 7578).
extension FormBody {
  /// Reads the parts of a body between its boundaries.
  static func multipart(_ body: [UInt8], boundary: String) throws(BodyFault) -> Parsed {
    guard !boundary.isEmpty, boundary.utf8.count <= 70 else { throw .malformed }
    var parsed = Parsed()
    let marker = Array("--\(boundary)".utf8)
    guard var start = body.position(of: marker, from: 0), start == 0 || body[start - 1] == UInt8(ascii: "\n") else {
      throw .malformed
    }
    let next = Array("\r\n--\(boundary)".utf8)
    var parts = 0
    while true {
      start += marker.count
      if body.hasBytes("--", at: start) { return parsed }
      guard body.hasBytes("\r\n", at: start) else { throw .malformed }
      guard let headEnd = body.position(of: Array("\r\n\r\n".utf8), from: start),
        let end = body.position(of: next, from: headEnd + 2)
      else { throw .malformed }
      parts += 1
      guard parts <= mostParts else { throw .tooManyParts }
      let contentStart = headEnd + 4
      guard contentStart <= end else { throw .malformed }
      try take(Array(body[start..<headEnd]), Array(body[contentStart..<end]), into: &parsed)
      start = end + 2
    }
  }

  private static func take(_ head: [UInt8], _ content: [UInt8], into parsed: inout Parsed) throws(BodyFault) {
    let lines = text(head).split(separator: "\n")
    let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
    guard let disposition, let name = parameter("name", of: disposition) else { throw .malformed }
    if let file = parameter("filename", of: disposition) {
      // Some browsers send a whole path; only the last part is a name.
      let last = file.split(whereSeparator: { "/\\".contains($0) }).last.map(String.init) ?? ""
      parsed.files[name, default: []].append(File(name: String(last.prefix(200)), bytes: content))
    } else {
      parsed.fields[name, default: []].append(text(content))
    }
  }

  /// `name="value"` in a header line; browsers write a quote inside as %22, and a semicolon as it is.
  private static func parameter(_ name: String, of line: Substring) -> String? {
    var rest = line.unicodeScalars[...].drop { $0 != ";" }
    while rest.first == ";" {
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      let key = String(rest.prefix { $0 != "=" && $0 != ";" })
      rest = rest.dropFirst(key.unicodeScalars.count)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      let isQuoted = rest.first == "\""
      if isQuoted { rest = rest.dropFirst() }
      let value = String(rest.prefix { isQuoted ? $0 != "\"" : $0 != ";" })
      rest = rest.dropFirst(value.unicodeScalars.count).drop { $0 != ";" }
      if key.lowercased() == name { return value.replacing("%22", with: "\"") }
    }
    return nil
  }
}

extension [UInt8] {
  fileprivate func position(of needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, needle.count <= count, start <= count - needle.count else { return nil }
    var index = start
    let last = count - needle.count
    while index <= last {
      if self[index] == first, self[index..<index + needle.count].elementsEqual(needle) { return index }
      index += 1
    }
    return nil
  }

  fileprivate func hasBytes(_ text: StaticString, at index: Int) -> Bool {
    let wanted = text.withUTF8Buffer(Array.init)
    return index >= 0 && wanted.count <= count - index && self[index..<index + wanted.count].elementsEqual(wanted)
  }
}
