// SPDX-License-Identifier: AGPL-3.0-or-later

extension Workbook {
  /// Reads .xlsx (ECMA-376 part 1, §18, transitional or strict). Formulas give the value that was saved with them.
  public init(xlsx bytes: [UInt8], limits: WorkbookLimits = .usual) throws(WorkbookFault) {
    let package: Package
    do { package = try Package(zip: bytes, limits: limits.package) } catch { throw .package(error) }
    try self.init(package: package, limits: limits)
  }

  init(package: Package, limits: WorkbookLimits) throws(WorkbookFault) {
    let file = try WorkbookFile(package: package, limits: limits)
    let book = try file.book()
    guard book.sheets.count <= limits.sheets else {
      throw .tooManySheets(book.sheets.count, most: limits.sheets)
    }
    var budget = CellBudget(cells: limits.cells, text: limits.text)
    let strings = try file.sharedStrings(within: limits.text)
    let formats = try file.formats()
    sheets = []
    for entry in book.sheets {
      guard let part = entry.part else { continue }
      let reader = SheetReader(
        name: entry.name, strings: strings, formats: formats, countsFrom1904: book.countsFrom1904, budget: budget)
      let read = try file.read(part, into: reader)
      if let fault = read.fault { throw fault }
      budget = read.budget
      sheets.append(
        Sheet(name: entry.name, rows: read.rows, isHidden: entry.isHidden, merged: read.merged))
    }
  }
}

/// What cells may still cost.
struct CellBudget {
  var cells: Int
  var text: Int
}

/// The parts of an .xlsx and how they hang together.
private struct WorkbookFile {
  let package: Package
  let limits: WorkbookLimits
  private let bookPart: String
  private let targets: [String: Relation]

  init(package: Package, limits: WorkbookLimits) throws(WorkbookFault) {
    self.package = package
    self.limits = limits
    let root = try Self.relations(of: "", in: package)
    guard let book = root.values.first(where: { $0.kind == "officeDocument" }) else { throw .notAWorkbook }
    bookPart = book.part
    targets = try Self.relations(of: bookPart, in: package)
  }

  struct Book {
    var sheets: [(name: String, part: String?, isHidden: Bool)]
    var countsFrom1904: Bool
  }

  func book() throws(WorkbookFault) -> Book {
    guard package[bookPart] != nil else { throw .notAWorkbook }
    let read = try read(bookPart, into: BookReader())
    guard read.isWorkbook else { throw .notAWorkbook }
    var sheets: [(name: String, part: String?, isHidden: Bool)] = []
    for sheet in read.sheets {
      guard let relation = targets[sheet.relation] else { throw .package(.missingPart(sheet.name)) }
      // A chart on a sheet of its own has no cells.
      sheets.append((sheet.name, relation.kind == "worksheet" ? relation.part : nil, sheet.isHidden))
    }
    return Book(sheets: sheets, countsFrom1904: read.countsFrom1904)
  }

  func sharedStrings(within most: Int) throws(WorkbookFault) -> [String] {
    guard let part = part(kind: "sharedStrings") else { return [] }
    let read = try read(part, into: SharedStringsReader(most: most))
    guard !read.isDone else { throw .tooMuchText(most: most) }
    return read.strings
  }

  /// For each cell format, what its numbers mean.
  func formats() throws(WorkbookFault) -> [NumberMeaning] {
    guard let part = part(kind: "styles") else { return [] }
    let read = try read(part, into: FormatsReader())
    return read.cellFormats.map { id in
      read.codes[id].map(NumberMeaning.init(code:)) ?? NumberMeaning(builtIn: id)
    }
  }

  func read<Reader: XMLReading>(_ part: String, into reader: Reader) throws(WorkbookFault) -> Reader {
    try Self.read(part, of: package, into: reader)
  }

  private static func read<Reader: XMLReading>(
    _ part: String, of package: Package, into reader: Reader
  ) throws(WorkbookFault) -> Reader {
    guard let bytes = package[part] else { throw .package(.missingPart(part)) }
    var reader = reader
    do { try XMLScan.read(bytes, into: &reader) } catch {
      switch error {
      case .malformed(let line, let message): throw .badXML(part: part, line: line, message)
      case .documentType(let line): throw .forbiddenXML(part: part, line: line)
      }
    }
    return reader
  }

  private func part(kind: String) -> String? {
    targets.values.first { $0.kind == kind && package[$0.part] != nil }?.part
  }

  // MARK: Relations

  private struct Relation {
    /// The last step of the type's address, the same in both forms of the format.
    let kind: String
    let part: String
  }

  /// What a part points to inside of the package; what lies outside is never followed.
  private static func relations(
    of part: String, in package: Package
  ) throws(WorkbookFault) -> [String: Relation] {
    let folder = part.split(separator: "/").dropLast().joined(separator: "/")
    let file = part.split(separator: "/").last.map(String.init) ?? ""
    let place = (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
    guard package[place] != nil else { return [:] }
    let reader = try read(place, of: package, into: RelationsReader())
    return reader.found.mapValues { relation in
      Relation(
        kind: relation.type.split(separator: "/").last.map(String.init) ?? "",
        part: resolve(relation.target, from: folder))
    }
  }

  private static func resolve(_ target: String, from folder: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") {
      switch step {
      case "..": _ = steps.popLast()
      case ".": break
      case _: steps.append(String(step))
      }
    }
    return steps.joined(separator: "/")
  }
}
