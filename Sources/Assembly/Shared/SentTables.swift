// SPDX-License-Identifier: AGPL-3.0-or-later

/// What the shell found in a file that was sent: its tables, or why it could not be read.
public enum SentTables: Hashable, Sendable {
  case tables([SentTable])
  case unreadable(Fault)
  /// Not a file of tables.
  case none
}

/// One sheet of a spreadsheet, or a CSV file, as rows of cells; texts are in NFC.
public struct SentTable: Hashable, Sendable {
  public let sheet: String
  /// Row numbers as the spreadsheet shows them, beside each row.
  public let rows: [Row]

  public struct Row: Hashable, Sendable {
    public let number: Int
    public let cells: [Cell]
    public init(number: Int, cells: [Cell]) {
      self.number = number
      self.cells = cells
    }
  }

  public enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    /// A number as written without needless zeros: "51" or "2.5".
    case number(String)
    case day(Day)
    /// An error value of the spreadsheet, such as #N/A.
    case error(String)
  }

  public init(sheet: String, rows: [Row]) {
    self.sheet = sheet
    self.rows = rows
  }

  /// A spreadsheet's name for the nth column: 0 is "A", 26 is "AA".
  public static func columnName(_ index: Int) -> String {
    var rest = index
    var name = ""
    repeat {
      name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
      rest = rest / 26 - 1
    } while rest >= 0
    return name
  }
}

extension SentTable.Cell {
  /// The cell as people see it.
  public var text: String {
    switch self {
    case .empty: ""
    case .text(let text): text.trimmed
    case .number(let number): number
    case .day(let day): day.description
    case .error(let error): error
    }
  }
}
