// SPDX-License-Identifier: AGPL-3.0-or-later

extension Lexicon {
  /// English as it is written about drafts.
  public static let english = Lexicon(
    acts: [
      Act(
        "add", negated: "keep", against: ["remove"],
        phrases: words("add; adding; insert; inserting; include; including; append")),
      Act(
        "remove", negated: "keep",
        phrases: words(
          "remove; removing; delete; deleting; drop; dropping; strike; strike out; omit; take out; cut; scrap; repeal")),
      Act(
        "keep", against: words("remove; amend; raise; lower; merge; split; move"),
        phrases: words("keep; keeping; retain; retaining; leave; leave as is; leave unchanged; maintain; preserve")),
      Act(
        "amend", negated: "keep",
        phrases: words(
          "amend; change; changing; replace; replacing; reword; rephrase; rewrite; revise; correct; modify; instead of")
      ),
      Act(
        "clarify", negated: "keep",
        phrases: words("clarify; clarifying; specify; define; make clear; spell out; state clearly")),
      Act(
        "raise", negated: "keep", against: ["lower"],
        phrases: words("raise; raising; increase; increasing; extend; lengthen")),
      Act("lower", negated: "keep", phrases: words("lower; lowering; reduce; reducing; decrease; shorten; cut back")),
      Act("merge", negated: "keep", against: ["split"], phrases: words("merge; combine; join")),
      Act("split", negated: "keep", phrases: words("split; separate; divide")),
      Act("move", negated: "keep", phrases: words("move; shift; relocate")),
      Act("weigh", phrases: words("reconsider; weigh")),
      Act(
        "oppose", opposes: true,
        phrases: words(
          "oppose; opposing; reject; rejecting; object to; objects to; objecting to; disagree; disagreeing")),
    ],
    negators: words(
      "not; no; never; without; don't; doesn't; do not; does not; should not; cannot; can't; neither; nor"),
    doubts: words("not yet"),
    numerals: [
      "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
      "twelve": 12,
    ],
    places: words("section; chapter; article; clause; point; part; annex; paragraph; table; heading"),
    paperPlaces: words("page; line; p; pp"),
    courtesies: words(
      """
      please; kindly; dear; dear sir; dear madam; thank you; thanks; sincerely; regards; best regards; yours; i; we; our; my; i think; we think; \
      i believe; we believe; i suggest; we suggest; i propose; we propose; suggest; propose; request; we request; in my opinion; in our view; \
      would like; comment; drafting committee; committee
      """),
    functionWords: words(
      """
      a; an; the; and; or; of; to; in; on; at; by; for; from; with; as; is; are; was; were; be; been; being; it; its; this; that; these; those; \
      would; could; may; might; will; shall; can; has; have; had; do; does; did; so; also; very; there; here; which; who; \
      word; words; wording; phrase; text; sentence
      """),
    urgings: words("should; must; more; less; too; need; needs; only"),
    requests: words(
      """
      please; kindly; suggest; i suggest; we suggest; propose; i propose; we propose; request; we request; would like
      """),
    pointers: words(
      """
      this phrase; this word; these words; this wording; this expression; this sentence; this paragraph; this passage; this part; this figure; \
      this number; this point; this item; this line; this text; here
      """),
    signs: ["%": "percent"],
    opinions: words(
      """
      comment of; comments of; comments by; comments from; opinion of; opinions of; view of; views of; remark of; remarks of; \
      remarks by; suggestion of; suggestions of; suggestions by; suggestions from
      """),
    assents: words(
      """
      agree; agreed; i agree; we agree; fully agree; approve; support; in favour; in favor; endorse; consent; no comment; no comments; \
      no further comment; no further comments; no objection; no objections; nothing to add
      """),
    assentScope: words(
      """
      draft; report; document; documents; resolution; programme; program; proposal; content; whole; entire; all; fully; completely; entirely; \
      strongly; generally; broadly; above; overall; good; well; written; section; paragraph; part; version; current; further; congress
      """),
    turns: words(
      "but; however; partly; partially; in part; mostly; provided; provided that; except; unless; although; though; if; nevertheless; besides; in addition"
    ),
    abbreviations: words(
      "Mr; Mrs; Ms; Dr; Prof; St; No; no; e.g; i.e; etc; vs; cf; Inc; Ltd; Art; art; Sec; sec; p; pp; Fig; fig"),
    units: [
      FigureUnit("%"), FigureUnit("percent", unit: "%"), FigureUnit("per cent", unit: "%"), FigureUnit("members"),
      FigureUnit("delegates"), FigureUnit("people"), FigureUnit("persons", unit: "people"), FigureUnit("days"),
      FigureUnit("months"), FigureUnit("years"), FigureUnit("thousand", unit: "", factor: 1000),
      FigureUnit("million", unit: "", factor: 1_000_000), FigureUnit("billion", unit: "", factor: 1_000_000_000),
      FigureUnit("trillion", unit: "", factor: 1_000_000_000_000), FigureUnit("dong", unit: "đồng"),
      FigureUnit("VND", unit: "đồng"), FigureUnit("USD"), FigureUnit("dollars", unit: "USD"), FigureUnit("EUR"),
      FigureUnit("euros", unit: "EUR"),
    ],
    dateWords: words(
      """
      year; in; since; until; by; january; february; march; april; may; june; july; august; september; october; november; december; term
      """),
    terms: ["term"], totals: words("total; total of; in total"), wholes: words("comprising; consisting of; made up of"),
    ratios: words("of; out of; of a total of; out of a total of"),
    partings: words("of whom; of which; of them; among them"),
    measureWords: words(
      """
      about; nearly; almost; over; more than; around; approximately; total; reached; reach; at least; at most; up to; under; \
      less than; including; average
      """),
    leeways: [
      .above: words("over; more than; at least"), .below: words("nearly; almost; at most; up to; under; less than"),
      .around: words("about; around; approximately"),
    ])

  /// For opinions in either language, as they come in one batch.
  public static let either = Lexicon.vietnamese.joined(with: .english)

  /// Both languages at once: offices that work in two get opinions in both. Acts of one name are one act.
  public func joined(with other: Lexicon) -> Lexicon {
    var all = self
    for act in other.acts {
      if let at = all.acts.firstIndex(where: { $0.name == act.name }) {
        all.acts[at].phrases += act.phrases
      } else {
        all.acts.append(act)
      }
    }
    all.notActs += other.notActs
    all.negators += other.negators
    all.doubts += other.doubts
    all.numerals.merge(other.numerals) { mine, _ in mine }
    all.places += other.places
    all.paperPlaces += other.paperPlaces
    all.courtesies += other.courtesies
    all.functionWords += other.functionWords
    all.urgings += other.urgings
    all.requests += other.requests
    all.pointers += other.pointers
    all.signs.merge(other.signs) { mine, _ in mine }
    all.opinions += other.opinions
    all.assents += other.assents
    all.assentScope += other.assentScope
    all.turns += other.turns
    all.abbreviations += other.abbreviations
    all.units += other.units
    all.dateWords += other.dateWords
    all.terms += other.terms
    all.totals += other.totals
    all.wholes += other.wholes
    all.ratios += other.ratios
    all.partings += other.partings
    all.measureWords += other.measureWords
    all.leeways.merge(other.leeways) { $0 + $1 }
    return all
  }
}
