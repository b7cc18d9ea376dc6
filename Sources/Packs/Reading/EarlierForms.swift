// SPDX-License-Identifier: AGPL-3.0-or-later

/// What packs looked like when earlier programs pinned them in a record. A record keeps its pack for ever, so these forms
/// are read there for ever, and nowhere else.
enum EarlierForms {
  /// Words that stood for several of another before each word had both its forms.
  static let plurals: [TermName: String] = [.member: "memberPlural", .delegate: "delegatePlural"]

  /// What several are called, by the word that stood for them.
  static func other(of name: TermName, in keys: Keys) -> Phrase? { plurals[name].flatMap { keys.find($0)?.phrase() } }

  /// How those become delegates that units send, before each kind had its way: it was the identifier that told.
  static func way(of kind: String) -> DelegateKind.Way? { DelegateKind.Way(rawValue: kind) }

  /// The counting of composition before each part had its source; nil where the form is not the earlier one.
  static func composition(_ spot: Spot) -> CompositionMarks? {
    let known = ["youngUnder", "minorityField", "majority", "agesAt", "scienceField", "science"]
    guard let keys = spot.keys(known) else { return nil }
    let young = keys.need("youngUnder")?.whole(15...99)
    let field = keys.need("minorityField")?.phrase()
    let majority = keys.need("majority")?.fullList { $0.text() }
    let agesAt = keys.find("agesAt")?.day()
    let scienceField = keys.find("scienceField")?.phrase()
    let science = keys.find("science")?.list { $0.text() }
    guard let young, let field, let majority else { return nil }
    return CompositionMarks(
      young: .init(under: young, source: untold), minority: .init(field, majority, source: untold),
      ages: agesAt.map { .init($0, source: untold) },
      science: scienceField.map { .init($0, science ?? [], source: untold) })
  }

  private static let untold = Rule.Source(
    instrument: Phrase("bộ quy tắc không ghi căn cứ", "the pack names no source"), article: nil, address: nil,
    verified: false)
}
