// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// A table as such, for papers and odd layouts; lists of things use `DataTable`.
public func Table(
  caption: String? = nil, _ attributes: Attribute..., head: Fragment<TableRows> = Fragment(),
  @Content<TableRows> rows: () -> Fragment<TableRows>
) -> HTML {
  var inner: [UInt8] = []
  if let caption { inner += (element("caption", [], Inline(caption)) as HTML).bytes }
  if !head.isEmpty { inner += (element("thead", [], head) as HTML).bytes }
  inner += (element("tbody", [], rows()) as HTML).bytes
  return element("table", attributes, HTML(markup: inner))
}

/// A row of cells.
public func Tr(_ attributes: Attribute..., @Content<TableCells> cells: () -> Fragment<TableCells>) -> Fragment<
  TableRows
> {
  element("tr", attributes, cells())
}

/// A cell; `across` and `down` are the columns and rows it covers.
public func Td(
  _ attributes: Attribute..., across: Int = 1, down: Int = 1, @HTMLBuilder content: () -> HTML
) -> Fragment<TableCells> {
  element("td", spans(across, down) + attributes, content())
}

/// A cell. With text only.
public func Td(_ text: String, _ attributes: Attribute..., across: Int = 1, down: Int = 1) -> Fragment<TableCells> {
  element("td", spans(across, down) + attributes, Inline(text))
}

/// The heading of a column or row.
public func Th(
  _ text: String, for scope: TableScope = .column, _ attributes: Attribute..., across: Int = 1, down: Int = 1
) -> Fragment<TableCells> {
  element("th", [Attribute("scope", scope.rawValue)] + spans(across, down) + attributes, Inline(text))
}

/// What a heading cell heads.
public enum TableScope: String, Sendable {
  case column = "col"
  case row
}

private func spans(_ across: Int, _ down: Int) -> [Attribute] {
  (across > 1 ? [Attribute("colspan", "\(across)")] : []) + (down > 1 ? [Attribute("rowspan", "\(down)")] : [])
}
