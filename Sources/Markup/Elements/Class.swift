// SPDX-License-Identifier: AGPL-3.0-or-later

/// Every class of the design system. A test holds this list and dienhong.css together, in both directions.
public enum Class: String, Hashable, Sendable, CaseIterable {
  // Page frame
  case skip, top, brand, product, person, languages, menu, breadcrumbs, main, wide, foot, offline, unseen
  // Rhythm: a column with even gaps, a wrapping row, a grid of equal tiles, two columns on a wide screen, smaller gaps
  case stack, row, grid, split, tight, spread
  // Text
  case lead, hint, quiet, number, nowrap, caption, signed
  // Fields
  case field, faulty, error, input, select, area, choices, choice, reveal, boxes, box, file, upload, hidden
  case widthFull = "width-full"
  case widthMedium = "width-medium"
  case widthShort = "width-short"
  case widthTiny = "width-tiny"
  // Buttons
  case button, primary, secondary, danger, plain, buttons
  // Tables
  case table, scroll, cards, numeric, total, empty
  // Panels
  case panel, notice, warning, confirmation, success, summary, card, details, flash
  // Lists
  case tasks, task, status, summaryList = "summary-list", actions, tabs, tag, pagination, steps, step, timeline
  case done, now, later, blocked
  // Colours of tags and statuses
  case neutral, good, bad, attention, accent
  // Figures
  case tiles, tile, value, figure, bar, quorum, chart, legend, swatch, track, fill, fillOther = "fill-other"
  case fillQuiet = "fill-quiet"
  case needed, axis, qr, portrait, initials, people
  case mark
  // Official papers
  case sheet, letterhead, organ, motto, bold, italic, upper, ruled, centred, right, left, justified, title, abstract
  case indented, signatures, signature, signatory, recipients, sheetTable = "sheet-table", pageBreak = "page-break"
  case restricted, ballot, slip, tick, columns
  case pt11, pt12, pt13, pt14, pt15, pt16, pt18
  // Hall screens
  case hall, hallTitle = "hall-title", hallMessage = "hall-message", hallNumber = "hall-number", hallFoot = "hall-foot"
  // Printing
  case screenOnly = "screen-only"
  case printOnly = "print-only"
}
