// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// Finds what the words of a file mean in the record and the pack: units by code or name, posts, bodies, predecessors.
struct IntakeLookup {
  private let pack: RulePack
  private let now: Organisations
  private var codes: [String: String] = [:]
  private var names: [NameKey: Set<String>] = [:]
  private var plainNames: [PlainText: Set<String>] = [:]
  private var posts: [PlainText: Set<String>] = [:]

  init(_ now: Organisations, _ pack: RulePack) {
    self.now = now
    self.pack = pack
    for unit in now.units { note(code: unit.details.code, name: unit.details.name) }
    for post in pack.posts {
      for word in [post.id] + IntakeLookup.names(of: post, in: pack) {
        posts[PlainText(word), default: []].insert(post.id)
      }
    }
  }

  /// The name in both languages, in full and with the body's name shortened as the pack shortens it.
  private static func names(of post: PostKind, in pack: RulePack) -> [String] {
    Language.allCases.flatMap { language -> [String] in
      let name = post.name[language]
      guard let body = pack.body(post.body) else { return [name] }
      return [name, name.replacing(body.name[language], with: body.shortName[language])]
    }
  }

  /// Notes a unit of the file, so that people of the same file are found in it.
  mutating func note(code: String, name: String?) {
    codes[code.lowercased()] = code
    guard let name else { return }
    names[NameKey(name), default: []].insert(code.lowercased())
    plainNames[PlainText(name), default: []].insert(code.lowercased())
  }

  enum Found<Value> { case one(Value), several, none }

  /// The code of a unit by code or name; a name without diacritics counts when no other is like it.
  func unit(_ text: String) -> Found<String> {
    let clean = CleanText.cleaned(text)
    if let code = codes[clean.lowercased()] { return .one(code) }
    for found in [names[NameKey(clean)], plainNames[PlainText(clean)]] {
      guard let found, !PlainText(clean).isEmpty else { continue }
      guard found.count == 1, let one = found.first, let code = codes[one] else { return .several }
      return .one(code)
    }
    return .none
  }

  func predecessor(_ text: String) -> PredecessorID? {
    let key = NameKey(CleanText.cleaned(text))
    return now.predecessors.first { NameKey($0.name) == key }?.id
  }

  /// The posts of a cell: between semicolons and line ends, and between commas where those do not belong to a name.
  func postPieces(_ text: String) -> [String] {
    IntakeRow.pieces(text).flatMap { piece in
      if case .one = post(IntakeLookup.split(piece).post) { return [piece] }
      return IntakeRow.pieces(piece, at: ",")
    }
  }

  /// What to write instead of a post that is not known: those that are most like it.
  func help(for word: String) -> Phrase {
    let near = nearest(to: word)
    func list(_ language: Language) -> String { near.map { "“\($0.name[language])”" }.joined(separator: ", ") }
    return near.isEmpty
      ? Phrase(
        "Hãy ghi đúng tên chức vụ trong bộ quy tắc; nhiều chức vụ thì cách nhau bằng dấu chấm phẩy (;).",
        "Write the post as the rules name it; several posts have semicolons (;) between them.")
      : Phrase(
        "Gần nhất trong bộ quy tắc: \(list(.vietnamese)). Nhiều chức vụ thì cách nhau bằng dấu chấm phẩy (;).",
        "Nearest in the rules: \(list(.english)). Several posts have semicolons (;) between them.")
  }

  /// Up to three posts that share the most words with what was written, the longer the words the more they count.
  private func nearest(to word: String) -> [PostKind] {
    let sought = Set(PlainText(word).words)
    func likeness(_ post: PostKind) -> Int {
      IntakeLookup.names(of: post, in: pack).map { name in
        let words = Set(PlainText(name).words)
        let shared = words.intersection(sought).reduce(0) { $0 + $1.count }
        return shared * 100 / max(1, words.union(sought).reduce(0) { $0 + $1.count })
      }.max() ?? 0
    }
    let ranked = pack.posts.map { (post: $0, likeness: likeness($0)) }.filter { $0.likeness > 0 }
    return ranked.sorted { ($1.likeness, $0.post.rank) < ($0.likeness, $1.post.rank) }.prefix(3).map(\.post)
  }

  /// A post by id or by its name in either language, where words may be shortened to their first letters.
  func post(_ text: String) -> Found<PostKind> {
    let clean = CleanText.cleaned(text)
    if let post = pack.post(clean.lowercased()) { return .one(post) }
    guard let ids = posts[PlainText(clean)] ?? shortened(PlainText(clean)) else { return .none }
    guard ids.count == 1, let id = ids.first, let post = pack.post(id) else { return .several }
    return .one(post)
  }

  /// The posts whose name it is when each word may stand for the first letters of several: "UV BCH", "UVBCH".
  private func shortened(_ typed: PlainText) -> Set<String>? {
    guard typed.words.contains(where: { (2...8).contains($0.count) }) else { return nil }
    let found = posts.filter { IntakeLookup.shortens(typed.words[...], $0.key.words[...]) }.values
    return found.isEmpty ? nil : found.reduce(into: []) { $0.formUnion($1) }
  }

  private static func shortens(_ typed: ArraySlice<Substring>, _ full: ArraySlice<Substring>) -> Bool {
    guard let word = typed.first else { return full.isEmpty }
    if full.first == word, shortens(typed.dropFirst(), full.dropFirst()) { return true }
    let count = word.count
    guard count >= 2, full.count >= count, zip(word, full).allSatisfy({ $0 == $1.first }) else { return false }
    return shortens(typed.dropFirst(), full.dropFirst(count))
  }

  /// The body in which a post is meant: of the term named, or the one formed last before the first day.
  func body(of post: PostKind, term: Term?, from: Day?) -> Body? {
    let bodies = now.bodies.filter { $0.kind == post.body }
    if let term { return bodies.first { $0.term == term } }
    let before = bodies.filter { body in from.map { body.formed <= $0 } ?? true }
    return before.max { $0.formed < $1.formed } ?? bodies.min { $0.formed < $1.formed }
  }

  /// "Member (2020-2025)" as post and term.
  static func split(_ text: String) -> (post: String, term: Term?) {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("),
      let term = Term(typed: String(text[open...].dropFirst().dropLast()))
    else { return (text, nil) }
    return (String(text[..<open]).trimmed, term)
  }

  /// How a post is written so that it is found again: its name where no other is like it, otherwise its id.
  func word(for post: PostKind) -> String {
    if case .one(let found) = self.post(post.name.vietnamese), found.id == post.id { return post.name.vietnamese }
    return post.id
  }
}
