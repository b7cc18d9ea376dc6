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
      for word in [post.id, post.name.vietnamese, post.name.english] {
        posts[PlainText(word), default: []].insert(post.id)
      }
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

  /// A post by id or by its name in either language.
  func post(_ text: String) -> Found<PostKind> {
    let clean = CleanText.cleaned(text)
    if let post = pack.post(clean.lowercased()) { return .one(post) }
    guard let ids = posts[PlainText(clean)] else { return .none }
    guard ids.count == 1, let id = ids.first, let post = pack.post(id) else { return .several }
    return .one(post)
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
