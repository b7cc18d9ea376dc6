// SPDX-License-Identifier: AGPL-3.0-or-later

/// Every class of the design system. A test holds this list and dienhong.css together, in both directions.
public enum Class: String, Hashable, Sendable, CaseIterable {
  // Page frame
  case skip, top, brand, product, person, languages, menu, breadcrumbs, main, wide, foot, offline, unseen
  // Rhythm: a column with even gaps, a wrapping row, a grid of equal tiles, two columns on a wide screen, smaller gaps
  case stack, row, grid, split, tight, spread, abreast, fixed
  // Text
  case lead, hint, quiet, number, nowrap
  // Fields
  case field, faulty, error, input, area, choices, choice, reveal, boxes, box, file, upload
  case widthFull = "width-full"
  case widthMedium = "width-medium"
  case widthShort = "width-short"
  case widthTiny = "width-tiny"
  // Buttons
  case button, primary, secondary, danger, plain, buttons
  // Tables
  case table, scroll, cards, compact, roomy, numeric, empty
  // Panels
  case panel, notice, warning, confirmation, card, details, flash
  // Lists
  case tasks, task, summaryList = "summary-list", actions, tabs, tag, pagination, steps, step, timeline
  case done, now, later, blocked
  // Colours of tags and statuses
  case neutral, good, bad, attention, accent
  // Figures
  case tiles, tile, value, figure, bar, quorum, meters, meter, people, chart, legend, swatch, track, fill, fillOther =
    "fill-other"
  case fillQuiet = "fill-quiet", fillRest = "fill-rest"
  case needed, halo, axis, tickLabel = "tick-label", qr, portrait, initials
  case mark
  // A draft to be read: outline beside passages, what only wide or narrow screens show, the cells of a row
  case reader, outline, passages, passage, words, cells, deep
  case plainList = "plain-list"
  case passageForm = "passage-form"
  case quotable
  case quoteOffer = "quote-offer"
  case wordingPreview = "wording-preview"
  case wideOnly = "wide-only"
  case narrowOnly = "narrow-only"
  // Drafts: a bar of filters, a list of points, what is done with those that are ticked, files on their way
  case filters, points, point, acts, travelling
  // Official papers
  case sheet, letterhead, boxed, bold, italic, upper, ruled, centred, right, justified, title, abstract
  case indented, signatures, signature, signatory, recipients, sheetTable = "sheet-table", pageBreak = "page-break"
  case ballot, slip, tick, columns
  case pt11, pt12, pt13, pt14, pt15, pt16, pt18
  // Hall screens
  case hall, hallTitle = "hall-title", hallMessage = "hall-message", hallNumber = "hall-number", hallFoot = "hall-foot"
  case hallResults = "hall-results", hallQuestions = "hall-questions", hallNote = "hall-note"
  case row1 = "row-1", row2 = "row-2", row3 = "row-3", row4 = "row-4", row5 = "row-5", row6 = "row-6"
  // Printing
  case screenOnly = "screen-only"
  case printOnly = "print-only"
}
