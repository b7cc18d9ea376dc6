// SPDX-License-Identifier: AGPL-3.0-or-later

import CLibXML2

/// An element as it is read; names without their prefix, since the strict and the transitional form of the
/// office formats differ in namespaces only.
struct XMLStart {
  let name: String
  /// Under their local names; a prefixed one, as in `r:id`, under its prefixed name too.
  let attributes: [String: String]
}

/// What a reader of XML is told, in the order of the text.
protocol XMLReading {
  mutating func start(_ element: XMLStart)
  mutating func end(_ name: String)
  mutating func text(_ text: String)
  /// Asked after each element: true ends the reading, for a reason that the reader keeps.
  var isDone: Bool { get }
}

/// Why XML is not read.
enum XMLFault: Error, Hashable {
  case malformed(line: Int, String)
  /// A document type: the door to entity bombs and to files elsewhere.
  case documentType(line: Int)
}

/// Runs libxml2 over bytes in memory. No document type, no entity but the five of XML, no file, no network.
enum XMLScan {
  static func read<Reader: XMLReading>(_ bytes: [UInt8], into reader: inout Reader) throws(XMLFault) {
    let scan = Scanning(reader)
    try scan.run(bytes)
    reader = scan.reader
  }
}

/// Holds the reader where C can find it.
private class ScanningBase {
  func start(_ element: XMLStart) {}
  func end(_ name: String) {}
  func text(_ text: String) {}
  var isDone: Bool { false }
  /// The line of the document type, if there is one.
  var documentType: Int?
  var message = ""

  static func of(_ context: UnsafeMutableRawPointer?) -> (ScanningBase, xmlParserCtxtPtr)? {
    guard let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self), let own = parser.pointee._private else {
      return nil
    }
    return (Unmanaged<ScanningBase>.fromOpaque(own).takeUnretainedValue(), parser)
  }
}

private final class Scanning<Reader: XMLReading>: ScanningBase {
  var reader: Reader

  init(_ reader: Reader) { self.reader = reader }

  override func start(_ element: XMLStart) { reader.start(element) }
  override func end(_ name: String) { reader.end(name) }
  override func text(_ text: String) { reader.text(text) }
  override var isDone: Bool { reader.isDone }

  func run(_ bytes: [UInt8]) throws(XMLFault) {
    guard !bytes.isEmpty, bytes.count <= Int(Int32.max) else { throw .malformed(line: 1, "empty or too long") }
    let outcome = bytes.withUnsafeBytes { buffer in parse(buffer) }
    if let documentType { throw .documentType(line: documentType) }
    if outcome.isWellFormed || reader.isDone { return }
    throw .malformed(line: outcome.line, message)
  }

  private func parse(_ buffer: UnsafeRawBufferPointer) -> (isWellFormed: Bool, line: Int) {
    // Faults of an encoding know no parser: libxml2 prints them, with bytes of the file, unless its thread has a handler.
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
    guard let parser = xmlCreateMemoryParserCtxt(start, Int32(buffer.count)) else { return (false, 0) }
    defer {
      if let tree = parser.pointee.myDoc { xmlFreeDoc(tree) }
      parser.pointee.myDoc = nil
      xmlFreeParserCtxt(parser)
    }
    // Neither NOENT (replace entities) nor HUGE (lift libxml2's own limits: depth 256, text 10 MB).
    xmlCtxtUseOptions(parser, Int32(bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue))
    parser.pointee.sax.pointee = Self.handlers
    parser.pointee._private = Unmanaged<ScanningBase>.passUnretained(self).toOpaque()
    xmlParseDocument(parser)
    let line = Int(parser.pointee.lastError.line)
    if let said = parser.pointee.lastError.message { message = String(cString: said) }
    message = message.split(separator: "\n").first.map(String.init) ?? ""
    return (parser.pointee.wellFormed == 1, line)
  }

  private static var handlers: xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.initialized = UInt32(XML_SAX2_MAGIC)
    handlers.internalSubset = { context, _, _, _ in
      guard let (scan, parser) = ScanningBase.of(context) else { return }
      scan.documentType = Int(xmlSAX2GetLineNumber(context))
      xmlStopParser(parser)
    }
    handlers.startElementNs = { context, name, prefix, _, _, _, count, _, attributes in
      guard let (scan, parser) = ScanningBase.of(context) else { return }
      scan.start(XMLStart(name: copy(name), attributes: read(attributes, count: Int(count))))
      if scan.isDone { xmlStopParser(parser) }
    }
    handlers.endElementNs = { context, name, _, _ in
      guard let (scan, parser) = ScanningBase.of(context) else { return }
      scan.end(copy(name))
      if scan.isDone { xmlStopParser(parser) }
    }
    handlers.characters = { context, characters, length in
      guard let (scan, _) = ScanningBase.of(context), let characters else { return }
      scan.text(String(decoding: UnsafeBufferPointer(start: characters, count: Int(length)), as: UTF8.self))
    }
    handlers.cdataBlock = handlers.characters
    // Errors are read from the parser at the end; without this, libxml2 prints them.
    handlers.serror = { _, _ in }
    return handlers
  }
}

/// Five pointers an attribute: local name, prefix, namespace, where the value begins and where it ends.
private func read(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) -> [String: String] {
  guard let attributes else { return [:] }
  var found: [String: String] = [:]
  for index in 0..<count {
    let place = attributes + index * 5
    guard let first = place[3], let last = place[4], first <= last else { continue }
    let value = String(decoding: UnsafeBufferPointer(start: first, count: last - first), as: UTF8.self)
    let name = copy(place[0])
    if place[1] != nil { found["\(copy(place[1])):\(name)"] = value } else { found[name] = value }
  }
  return found
}

private func copy(_ pointer: UnsafePointer<xmlChar>?) -> String {
  pointer.map { String(cString: $0) } ?? ""
}
