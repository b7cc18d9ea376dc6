// SPDX-License-Identifier: AGPL-3.0-or-later

/// Puts a pack together from the trees of its files.
struct PackReading {
  let spots: [String: Spot]

  /// Nothing when a part could not be read; each part that can be read is read, so that all faults come at once.
  func pack(named name: String) -> RulePack? {
    let terms = spots["terms.yaml"].flatMap { self.terms($0) }
    let roles = list("roles.yaml", "roles", role)
    let bodies = list("bodies.yaml", "bodies", body)
    let posts = list("posts.yaml", "posts", post)
    let modes = list("modes.yaml", "modes", mode)
    let sent = modes?.compactMap(\.delegateKind) ?? []
    let delegates = list("delegates.yaml", "delegateKinds") { delegateKind($0, amongSent: sent) }
    if let modes, let delegates { checkModes(modes, delegates) }
    let figures = list("figures.yaml", "figures", figure)
    let instruments = list("instruments.yaml", "instruments", instrument).map(linked)
    let papers = list("papers.yaml", "papers", paper)
    let names = Names(instruments: instruments ?? [], roles: roles ?? [], papers: papers ?? [], figures: figures ?? [])
    checkNames()
    let head = spots["pack.yaml"].flatMap { self.head($0, named: name, names: names) }
    let rules = RuleReading(names: names, bodies: bodies ?? []).rules(spots["rules.yaml"])
    let layout = spots["layout.yaml"].flatMap { LayoutReading(names: names).layout($0) }
    let drafts = spots["drafts.yaml"].map { DraftReading(names: names).rules($0) } ?? DraftRules.none
    guard let head, let terms, let roles, let bodies, let posts, let modes, let delegates, let figures, let instruments,
      let rules, let layout, let papers, let drafts
    else { return nil }
    return RulePack(
      id: head.id, version: head.version, title: head.title, clockOffset: head.clockOffset, alphabet: head.alphabet,
      namesSortBy: head.sortBy, terms: terms, roles: roles, bodies: bodies, posts: posts, modes: modes,
      delegateKinds: delegates, figures: figures, rules: rules, layout: layout, papers: papers,
      instruments: instruments.map(\.instrument), calendar: head.calendar,
      composition: head.composition, draftKinds: drafts.kinds, requiredParts: drafts.parts,
      opinionFields: drafts.fields,
      familyNameLeads: head.familyNameLeads)
  }

  /// What the program names must be there.
  private func checkNames() {
    let parts: [(PackFault.Kind, [String])] = [
      (.body, BodyName.allCases.map(\.rawValue)),
      (.figure, FigureName.allCases.map(\.rawValue)),
      (.paper, PaperName.allCases.map(\.rawValue)),
    ]
    for (kind, needed) in parts {
      guard let spot = spots[kind.file] else { continue }
      for id in needed where !spot.faults.hasDefined(kind, id) { spot.fault(.meaning(.missingName(kind, id))) }
    }
  }

  /// The one list that a file consists of.
  private func list<Item>(_ file: String, _ key: String, _ read: (Spot) -> Item?) -> [Item]? {
    spots[file]?.keys([key])?.need(key)?.fullList(read)
  }

  private struct Head {
    let id: PackID
    let version: String
    let title: Phrase
    let clockOffset: Int
    let alphabet: String
    let sortBy: RulePack.NameOrder
    let familyNameLeads: Bool
    let calendar: DayCalendar
    let composition: CompositionMarks?
  }

  /// Where the family name stands.
  private enum FamilyName: String, CaseIterable { case first, last }

  private func head(_ spot: Spot, named name: String, names packNames: Names) -> Head? {
    guard let keys = spot.keys(["id", "version", "title", "clockOffset", "names", "calendar", "composition"]) else {
      return nil
    }
    let id = keys.need("id")?.text()
    if let id, id != name, let spot = keys.find("id") {
      spot.fault(.value(.unknownWord(id, nearest: name, allowed: [name])))
    }
    let version = keys.need("version")?.text()
    let title = keys.need("title")?.phrase()
    let offset = keys.need("clockOffset")?.whole(-720...840)
    let names = keys.need("names")?.keys(["alphabet", "sortBy", "familyName"])
    let alphabet = names?.need("alphabet").flatMap { self.alphabet($0) }
    let sortBy = names?.need("sortBy")?.word(RulePack.NameOrder.self)
    let familyName = names?.find("familyName")?.word(FamilyName.self)
    let calendar = keys.need("calendar").flatMap { self.calendar($0, packNames) }
    let composition = keys.find("composition").map { self.composition($0, packNames) }
    guard let id, let version, let title, let offset, let alphabet, let sortBy, let calendar else { return nil }
    if case .some(.none) = composition { return nil }
    return Head(
      id: PackID(rawValue: id), version: version, title: title, clockOffset: offset, alphabet: alphabet, sortBy: sortBy,
      familyNameLeads: familyName == .first, calendar: calendar, composition: composition ?? nil)
  }

  /// How composition is counted, each part with its source.
  private func composition(_ spot: Spot, _ names: Names) -> CompositionMarks? {
    if spot.faults.takesEarlierForms, spot.has("youngUnder") { return EarlierForms.composition(spot) }
    guard let keys = spot.keys(["young", "minority", "ages", "science", "since"]) else { return nil }
    let young = keys.need("young").flatMap { spot -> CompositionMarks.Young? in
      guard let keys = spot.keys(["under", "source"]) else { return nil }
      let under = keys.need("under")?.whole(15...99)
      let source = keys.need("source").flatMap(names.source)?.source
      guard let under, let source else { return nil }
      return CompositionMarks.Young(under: under, source: source)
    }
    let minority = keys.need("minority").flatMap { quality($0, "majority", names) }
    let ages = keys.find("ages").map { spot -> CompositionMarks.AgesAt? in
      guard let keys = spot.keys(["at", "source"]) else { return nil }
      let day = keys.need("at")?.day()
      let source = keys.need("source").flatMap(names.source)?.source
      guard let day, let source else { return nil }
      return CompositionMarks.AgesAt(day, source: source)
    }
    let science = keys.find("science").map { quality($0, "values", names) }
    let since = keys.find("since")?.list { self.since($0) }
    guard let young, let minority else { return nil }
    return CompositionMarks(
      young: young, minority: minority, ages: ages ?? nil, science: science ?? nil, since: since ?? [])
  }

  private func since(_ spot: Spot) -> CompositionMarks.Since? {
    guard let keys = spot.keys(["field", "name"]) else { return nil }
    let field = keys.need("field")?.phrase()
    let name = keys.need("name")?.phrase()
    guard let field, let name else { return nil }
    return CompositionMarks.Since(field, name: name)
  }

  private func quality(_ spot: Spot, _ list: String, _ names: Names) -> CompositionMarks.Quality? {
    guard let keys = spot.keys(["field", list, "source"]) else { return nil }
    let field = keys.need("field")?.phrase()
    let values = keys.need(list)?.fullList { $0.text() }
    let source = keys.need("source").flatMap(names.source)?.source
    guard let field, let values, let source else { return nil }
    return CompositionMarks.Quality(field, values, source: source)
  }

  private func calendar(_ spot: Spot, _ names: Names) -> DayCalendar? {
    guard let keys = spot.keys(["restDays", "holidays", "source"]) else { return nil }
    let restDays = keys.need("restDays")?.list { $0.word(DayCalendar.Weekday.self) }
    let holidays = keys.need("holidays")?.list { $0.day() }
    let source = keys.need("source").flatMap(names.source)?.source
    guard let restDays, let holidays, let source else { return nil }
    return DayCalendar(restDays: Set(restDays), holidays: Set(holidays), source: source)
  }

  private func alphabet(_ spot: Spot) -> String? {
    guard let text = spot.text() else { return nil }
    let groups = text.split(whereSeparator: \.isWhitespace)
    var seen: Set<Character> = []
    for letter in groups.joined() where !seen.insert(letter).inserted || !letter.isLetter || letter.isUppercase {
      spot.fault(.value(.badAlphabet(String(letter))))
    }
    return groups.joined(separator: " ")
  }

  private func terms(_ spot: Spot) -> [String: Noun]? {
    let mayBeEarlier = spot.faults.takesEarlierForms
    let earlier = mayBeEarlier ? Array(EarlierForms.plurals.values) : []
    guard let keys = spot.keys(TermName.allCases.map(\.rawValue) + earlier) else { return nil }
    var terms: [String: Noun] = [:]
    for name in TermName.allCases {
      let noun = keys.need(name.rawValue)?.noun(
        isCounted: name.isCounted && !mayBeEarlier, mayBeEmpty: name.mayBeEmpty)
      let other = mayBeEarlier ? EarlierForms.other(of: name, in: keys) : nil
      terms[name.rawValue] = noun.map { Noun($0.one, other: other ?? $0.other) }
    }
    return terms.count == TermName.allCases.count ? terms : nil
  }

  private func role(_ spot: Spot) -> Role? {
    guard let keys = spot.keys(["id", "name", "rights"]) else { return nil }
    let id = keys.need("id")?.newID(.role)
    let name = keys.need("name")?.phrase()
    let rights = keys.need("rights")?.list { $0.word(Right.self) }
    guard let id, let name, let rights else { return nil }
    return Role(id: id, name: name, rights: Set(rights))
  }

  private func body(_ spot: Spot) -> BodyKind? {
    guard let keys = spot.keys(["id", "name", "shortName", "sizeFigure", "gathering", "issuer"]) else { return nil }
    let id = keys.need("id")?.newID(.body)
    let name = keys.need("name")?.phrase()
    let shortName = keys.need("shortName")?.phrase()
    let figure = keys.find("sizeFigure")?.reference(.figure)
    let gathering = keys.need("gathering")?.word(Demand.Gathering.self)
    let issuer = keys.find("issuer").map { self.issuer($0) }
    guard let id, let name, let shortName, let gathering else { return nil }
    if case .some(.none) = issuer { return nil }
    return BodyKind(
      id: id, name: name, shortName: shortName, sizeFigure: figure, gathering: gathering, issuer: issuer ?? nil)
  }

  private func post(_ spot: Spot) -> PostKind? {
    guard
      let keys = spot.keys(["id", "name", "body", "roles", "concludes", "rank", "votes", "single", "includes"])
    else { return nil }
    let id = keys.need("id")?.newID(.post)
    let name = keys.need("name")?.phrase()
    let body = keys.need("body")?.reference(.body)
    let roles = keys.need("roles")?.list { $0.reference(.role) }
    let concludes = keys.need("concludes")?.flag()
    let rank = keys.need("rank")?.whole(0...9999)
    let votes = keys.find("votes")?.flag() ?? true
    let isSingle = keys.find("single")?.flag() ?? false
    let includes = keys.find("includes").map { $0.list { $0.reference(.post) } } ?? []
    guard let id, let name, let body, let roles, let concludes, let rank, let includes else { return nil }
    return PostKind(
      id: id, name: name, body: body, roles: roles, concludes: concludes, rank: rank, votes: votes, isSingle: isSingle,
      includes: includes)
  }

  private func mode(_ spot: Spot) -> CongressMode? {
    guard let keys = spot.keys(["id", "name", "agenda", "papersLeftOut", "delegateKind"]) else { return nil }
    let id = keys.need("id")?.newID(.mode)
    let name = keys.need("name")?.phrase()
    let agenda = keys.need("agenda")?.fullList { $0.phrase() }
    let papers = keys.need("papersLeftOut")?.list { $0.reference(.paper) }
    let kind = keys.find("delegateKind")?.reference(.delegateKind)
    guard let id, let name, let agenda, let papers else { return nil }
    return CongressMode(
      id: id, name: name, agenda: agenda, papersLeftOut: papers, delegateKind: kind)
  }

  /// A mode that does not say whom units send needs a kind that is elected.
  private func checkModes(_ modes: [CongressMode], _ kinds: [DelegateKind]) {
    guard modes.contains(where: { $0.delegateKind == nil }), !kinds.contains(where: { $0.way == .elected }) else {
      return
    }
    spots["modes.yaml"]?.fault(.form(.missingKey("delegateKind")))
  }

  /// Of a kind that units send it must be known how they come to be delegates.
  private func delegateKind(_ spot: Spot, amongSent sent: [String]) -> DelegateKind? {
    guard let keys = spot.keys(["id", "name", "way"]) else { return nil }
    let id = keys.need("id")?.newID(.delegateKind)
    let name = keys.need("name")?.phrase()
    let isEarlier = spot.faults.takesEarlierForms && !spot.has("way")
    let needsWay = !isEarlier && id.map(sent.contains) == true
    let way = (needsWay ? keys.need("way") : keys.find("way"))?.word(DelegateKind.Way.self)
    guard let id, let name, way != nil || !needsWay else { return nil }
    return DelegateKind(id: id, name: name, way: isEarlier ? EarlierForms.way(of: id) : way)
  }

  private func figure(_ spot: Spot) -> FigureKind? {
    guard let keys = spot.keys(["id", "name", "form", "unit", "needsApproval", "reported"]) else { return nil }
    let id = keys.need("id")?.newID(.figure)
    let name = keys.need("name")?.phrase()
    let form = keys.need("form")?.word(FigureKind.Form.self)
    let unit = keys.find("unit")?.phrase()
    let needsApproval = keys.find("needsApproval")?.flag() ?? false
    let isReported = keys.find("reported")?.flag() ?? false
    guard let id, let name, let form else { return nil }
    return FigureKind(
      id: id, name: name, form: form, unit: unit, needsApproval: needsApproval, isReported: isReported)
  }
}
