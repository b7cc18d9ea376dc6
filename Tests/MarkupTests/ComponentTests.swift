// SPDX-License-Identifier: AGPL-3.0-or-later
import Testing

@testable import Markup

@Suite("A component")
struct ComponentTests {
  @Test("field wires label, hint and error by ids")
  func field() {
    #expect(
      TextField("Venue", .venue, value: "A & B", hint: "The hall", error: "Enter it", width: .short).markup
        == #"<div class="field faulty"><label for="field-venue">Venue</label>"#
        + #"<p class="hint" id="field-venue-hint">The hall</p><p class="error" id="field-venue-error">Enter it</p>"#
        + #"<input class="input width-short" name="venue" id="field-venue""#
        + #" aria-describedby="field-venue-hint field-venue-error" aria-invalid="true" type="text" value="A &amp; B"></div>"#
    )
  }

  @Test("date sends three boxes, and the error summary leads to the first")
  func date() {
    let words = DateWords(day: "Day", month: "Month", year: "Year")
    let markup = DateField(
      "Held", .held, value: TypedDate(day: "31", month: "2", year: "2025"), words: words, error: "No such day"
    ).markup
    #expect(markup.contains(#"name="held-day" id="field-held" type="text" inputmode="numeric""#))
    #expect(markup.contains(#"name="held-month" id="field-held-month""#))
    #expect(markup.contains(#"value="2025" aria-invalid="true""#))
    let summary = ErrorSummary("Problem", FieldFaults([FieldFault(.held, "No such day")])).markup
    #expect(summary.contains(##"<a href="#field-held">No such day</a>"##))
  }

  @Test("form posts with its token before anything else")
  func form() {
    #expect(
      Form(to: "/a", token: FormToken(value: "x\"y")) { Button("Go") }.markup
        == #"<form method="post" action="/a" novalidate><input type="hidden" name="token" value="x&quot;y">"#
        + #"<button class="button primary" type="submit">Go</button></form>"#)
  }

  @Test("radio that is chosen is checked, and only that one")
  func radios() throws {
    let markup = Radios("How", .method, [Choice("a", "A"), Choice("b", "B"), Choice("c", "C")], chosen: "b").markup
    let checked = try tokens(markup).compactMap { token -> String? in
      if case .open("input", let own) = token, own["checked"] != nil { own["value"] } else { nil }
    }
    #expect(checked == ["b"])
  }

  @Test("error summary without faults is nothing")
  func noFaults() {
    #expect(ErrorSummary("Problem", FieldFaults()).isEmpty)
  }

  @Test("table names each cell's column for a phone, and sets figures right")
  func table() {
    let table = DataTable(
      "Units", [("Office", 27)],
      columns: [
        .rowHeading("Name", \.0), .number("Members") { "\($0.1)" },
      ], empty: EmptyState("None yet."))
    #expect(
      table.markup
        == #"<div class="scroll" tabindex="0" role="region" aria-label="Units">"#
        + #"<table class="table cards" role="table"><caption>Units</caption><thead role="rowgroup"><tr role="row">"#
        + #"<th role="columnheader" scope="col">Name</th>"#
        + #"<th role="columnheader" scope="col" class="numeric">Members</th></tr></thead><tbody role="rowgroup">"#
        + #"<tr role="row"><th role="rowheader" scope="row" class="nowrap">Office</th>"#
        + #"<td role="cell" class="numeric" data-label="Members">27</td></tr></tbody></table></div>"#)
  }

  @Test("table without rows says how to fill it")
  func emptyTable() {
    let table = DataTable(
      "Units", [Int](), columns: [.text("N") { "\($0)" }],
      empty: EmptyState("None yet.", action: Link("Add one", to: "/units/new")))
    #expect(!table.markup.contains("<table"))
    #expect(table.markup.contains("None yet.") && table.markup.contains(#"href="/units/new""#))
  }

  @Test("quorum bar is filled and marked to scale", arguments: [(27, 34, 51), (51, 34, 51), (0, 1, 0), (90, 34, 51)])
  func quorum(present: Int, needed: Int, all: Int) throws {
    let read = try tokens(QuorumBar(present: present, needed: needed, of: all, says: "s", label: "l").markup)
    let drawn = read.compactMap {
      if case .open("rect", let own) = $0, own["class"] == "fill" { own["width"] } else { nil }
    }
    let marked = read.compactMap {
      if case .open("line", let own) = $0, own["class"] == "needed" { own["x1"] } else { nil }
    }
    // Written apart: thousandths, rounded half up, nothing beyond the whole.
    func share(_ part: Int) -> String { all == 0 ? "0" : "\(min(1000, (part * 2000 + all) / (2 * all)))" }
    #expect(drawn == [share(present)] && marked == [share(needed)])
    #expect(read.contains(.open("div", ["class": "figure quorum \(present >= needed ? "good" : "attention")"])))
  }

  @Test(
    "bar chart says what its line means where the line is",
    arguments: [(26, 51, "51.0%", "end"), (10, 100, "10.0%", "start")])
  func tickLabel(needed: Int, scale: Int, place: String, side: String) throws {
    let chart = BarChart(
      "c", headings: ("a", "b"), [Bar("x", 45)], of: scale, threshold: NeededLine(needed, "\(needed) & more"))
    let labels = try tokens(chart.markup).compactMap { token -> [String?]? in
      if case .open("text", let own) = token { [own["x"], own["text-anchor"]] } else { nil }
    }
    #expect(labels == [[place, side]])
    #expect(chart.markup.contains("\(needed) &amp; more</text>"))
  }

  @Test("meter is a line, and tells its story when it is opened")
  func meter() {
    let meters = Meters([Meter("Nữ", says: "5, cần 6", has: 5, least: 6, status: "thiếu 1", .attention)], of: 34)
    #expect(
      meters.markup.contains(
        #"<details><summary class="row spread"><strong>Nữ</strong><span class="tag attention">thiếu 1</span></summary>"#
          + #"<p class="hint">5, cần 6</p></details><svg"#))
  }

  @Test("figure that is not known looks like none")
  func unknownFigure() {
    #expect(Tile(nil, "summoned", none: "none yet").markup.contains(#"<p class="value quiet">none yet</p>"#))
    #expect(Tile("186", "summoned", none: "none yet").markup == Tile("186", "summoned").markup)
  }

  @Test("share bar leaves no gap and no overlap")
  func shares() throws {
    let read = try tokens(ShareBar("c", (1...7).map { Share("\($0)", 1) }).markup)
    var end = 0
    for case .open("rect", let own) in read where own["class"] != "track" {
      #expect(own["x"] == "\(end)")
      end += Int(own["width"] ?? "") ?? 0
    }
    #expect(end == 1000)
  }

  @Test("link to another site does not tell where the reader came from; a link here does not mind")
  func foreignLinks() {
    #expect(
      A("x", to: "https://example.org/").markup == #"<a href="https://example.org/" rel="noopener noreferrer">x</a>"#)
    #expect(A("x", to: "/a").markup == #"<a href="/a">x</a>"#)
  }

  @Test("element joins classes and lets no attribute stand twice")
  func attributes() {
    #expect(P("x", .class(.lead), .id("a"), .class(.quiet), .id("b")).markup == #"<p class="lead quiet" id="a">x</p>"#)
  }

  @Test("page marks the current place and carries what live news need")
  func page() {
    let gallery = Gallery(language: "en")
    let text = String(decoding: gallery.home.document(in: gallery.frame), as: UTF8.self)
    #expect(text.contains(#"<a href="/" aria-current="page">To do</a>"#))
    #expect(text.contains(#"data-live-source="/events""#))
    #expect(text.contains(#"<div class="stack" id="attendance" data-live data-says="27 members present">"#))
    #expect(text.contains(#"lang="en" hreflang="en" aria-current="true""#))
  }

  @Test("stand in a hall as large as all of them have room, and no larger")
  func hallResults() {
    func markup(_ count: Int, letters: Int) -> String {
      let about = String(repeating: "a", count: letters)
      let rows = Array(repeating: HallResult(about, outcome: "Adopted", figure: "46/51", isGood: true), count: count)
      return HallResults(rows).markup
    }
    #expect(markup(1, letters: 30).contains(#"class="hall-results row-1""#))
    #expect(markup(6, letters: 45).contains(#"class="hall-results row-3""#))
    #expect(markup(6, letters: 150).contains(#"class="hall-results row-6""#))
    #expect(markup(40, letters: 60).contains(#"class="hall-results row-6""#))
    let asked = HallQuestions(Array(repeating: String(repeating: "a", count: 45), count: 6)).markup
    #expect(asked.contains(#"<ol class="hall-questions row-3"><li>aaa"#))
  }
}
