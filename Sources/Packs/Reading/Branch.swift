// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a pack's file says, as a tree in which everything knows its place; free of the YAML library.
struct Branch {
  let place: Place
  let content: Content

  enum Content {
    case text(String, isQuoted: Bool)
    case list([Branch])
    case mapping([Entry])
  }

  struct Entry {
    let key: String
    let keyPlace: Place
    let value: Branch
  }

  var shape: PackFault.Shape {
    switch content {
    case .text: .text
    case .list: .list
    case .mapping: .mapping
    }
  }
}

/// A line and a column, both counted from 1.
struct Place: Hashable {
  let line: Int
  let column: Int
  static let start = Place(line: 1, column: 1)
}
