// SPDX-License-Identifier: AGPL-3.0-or-later

import FoundationEssentials

/// One line of an exported record: JSON that a person can read and a stranger's script can check.
public enum RecordLine: Hashable, Sendable {
  /// The first line.
  case format(version: Int)
  case entry(Entry)
  /// A document, written into the line.
  case blob(Blob)
  /// A document that lies in the folder beside the export, under its name.
  case blobBeside(name: Hash, size: Int)
  /// A key or password hash; only where it was asked for.
  case secret(Secret)
  /// The last line: without it an export that was cut off would look whole.
  case end(sequence: Int64, hash: Hash)

  /// The version of this format.
  public static let version = 1
}

/// Why a line is not one of an export.
public enum RecordLineFault: Error, Hashable, Sendable {
  case notJSON(JSONFault)
  /// A member is missing or not what it has to be.
  case member(String)
  /// It is none of the lines that an export has.
  case unknown
}

extension RecordLine {
  /// The line as UTF-8, without its end.
  public var bytes: [UInt8] {
    switch self {
    case .format(let version): line([("record", .string("dienhong-journal")), ("version", .integer(Int64(version)))])
    case .entry(let entry): bytes(of: entry)
    case .blob(let blob): line([("blob", .string("\(blob.id)")), ("base64", .string(base64(blob.bytes)))])
    case .blobBeside(let name, let size): line([("blob", .string("\(name)")), ("size", .integer(Int64(size)))])
    case .secret(let secret): line([("secret", .string(secret.name)), ("base64", .string(base64(secret.value)))])
    case .end(let sequence, let hash): line([("end", .integer(sequence)), ("hash", .string("\(hash)"))])
    }
  }

  private func bytes(of entry: Entry) -> [UInt8] {
    line([
      ("sequence", .integer(entry.sequence)), ("stream", .string(entry.stream.rawValue)),
      ("position", .integer(entry.position)), ("time", .integer(entry.act.time.microseconds)),
      ("at", .string(entry.act.time.iso8601)), ("actor", .string(entry.act.actor.rawValue)),
      ("kind", .string(entry.draft.kind)), ("version", .integer(Int64(entry.draft.version))),
      payload(entry.draft.payload), ("hash", .string("\(entry.hash)")),
    ])
  }

  /// As JSON where writing that JSON canonically gives the stored bytes again; else as text; else as base64.
  private func payload(_ bytes: [UInt8]) -> (name: String, value: JSON) {
    do {
      // In brackets, because the line itself is one level of nesting.
      let wrapped = try JSON([UInt8(ascii: "[")] + bytes + [UInt8(ascii: "]")])
      if case .array(let items) = wrapped, items.count == 1, items[0].isPlain, items[0].canonical == bytes {
        return ("payload", items[0])
      }
    } catch {
      // Not JSON: text or bytes, which the lines below keep as they are.
    }
    if let text = String(validating: bytes, as: UTF8.self), Array(text.utf8) == bytes {
      return ("payloadText", .string(text))
    }
    return ("payloadBase64", .string(base64(bytes)))
  }

  /// Members in the order in which a person reads them.
  private func line(_ members: [(name: String, value: JSON)]) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "{")]
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSON.write(member.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      bytes += member.value.canonical
    }
    return bytes + [UInt8(ascii: "}")]
  }
}

extension RecordLine {
  /// Reads one line.
  public init(_ bytes: [UInt8]) throws(RecordLineFault) {
    let json: JSON
    do { json = try JSON(bytes) } catch { throw .notJSON(error) }
    if json["record"] != nil {
      guard json["record"]?.text == "dienhong-journal" else { throw .member("record") }
      self = .format(version: Int(try RecordLine.number("version", json)))
    } else if json["sequence"] != nil {
      self = .entry(try RecordLine.entry(json))
    } else if json["blob"] != nil {
      let name = try RecordLine.hash("blob", json)
      if json["base64"] == nil {
        self = .blobBeside(name: name, size: Int(try RecordLine.number("size", json)))
      } else {
        let blob = Blob(bytes: try RecordLine.decoded("base64", json))
        guard blob.id == name else { throw .member("blob") }
        self = .blob(blob)
      }
    } else if json["secret"] != nil {
      self = .secret(Secret(name: try RecordLine.text("secret", json), value: try RecordLine.decoded("base64", json)))
    } else if json["end"] != nil {
      self = .end(sequence: try RecordLine.number("end", json), hash: try RecordLine.hash("hash", json))
    } else {
      throw .unknown
    }
  }

  private static func entry(_ json: JSON) throws(RecordLineFault) -> Entry {
    let time = Timestamp(microseconds: try number("time", json))
    guard try text("at", json) == time.iso8601 else { throw .member("at") }
    let payload: [UInt8]
    if let readable = json["payload"] {
      payload = readable.canonical
    } else if let text = json["payloadText"]?.text {
      payload = Array(text.utf8)
    } else {
      payload = try decoded("payloadBase64", json)
    }
    return Entry(
      sequence: try number("sequence", json), stream: StreamID(rawValue: try text("stream", json)),
      position: try number("position", json), act: Act(actor: ActorID(rawValue: try text("actor", json)), time: time),
      draft: Draft(kind: try text("kind", json), version: Int(try number("version", json)), payload: payload),
      hash: try hash("hash", json))
  }

  private static func number(_ name: String, _ json: JSON) throws(RecordLineFault) -> Int64 {
    guard let number = json[name]?.integer else { throw .member(name) }
    return number
  }

  private static func text(_ name: String, _ json: JSON) throws(RecordLineFault) -> String {
    guard let text = json[name]?.text else { throw .member(name) }
    return text
  }

  private static func hash(_ name: String, _ json: JSON) throws(RecordLineFault) -> Hash {
    guard let hash = Hash(hexadecimal: try text(name, json)) else { throw .member(name) }
    return hash
  }

  private static func decoded(_ name: String, _ json: JSON) throws(RecordLineFault) -> [UInt8] {
    guard let data = Data(base64Encoded: try text(name, json)) else { throw .member(name) }
    return [UInt8](data)
  }
}

private func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
