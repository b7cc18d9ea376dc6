// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of bodies and posts.
enum BodyEndpoints {
  static let all: [OrganisationEndpoints.OrganisationEndpoint] = [
    .page("/bodies", [.read, .manageOrganisation], BodyPages.list),
    .page("/bodies/{body}", [.read, .manageOrganisation], BodyPages.body),
    .form("/bodies/new", [.manageOrganisation], again: BodyPages.new) { reader, _, grounds throws(Faults) in
      let kind = reader.choice("kind", Phrase("cơ quan", "the body"), of: grounds.pack.bodies.map(\.id))
      let term = reader.term("term")
      let formed = reader.day("formed", Phrase("ngày lập", "the day it is formed"))
      try reader.finish()
      guard let kind, let term, let formed else {
        preconditionFailure("a form without faults has a kind, a term and a day")
      }
      return .making(
        .formBody(kind: kind, term: term, formed: formed), done: Phrase("Đã lập cơ quan.", "The body is formed.")
      ) { $1.formed.map { Address(path: "bodies", $0.text) } ?? "/bodies" }
    },
    .form("/bodies/{body}/remove", [.manageOrganisation], again: BodyPages.removing) { _, scene, _ throws(Faults) in
      Order(.removeBody(scene.id("body")), done: Phrase("Đã bỏ cơ quan.", "The body is taken away.")) { _ in "/bodies" }
    },
    .form("/bodies/{body}/give", [.manageOrganisation], again: BodyPages.give) {
      reader, scene, grounds throws(Faults) in
      let id: BodyID = scene.id("body")
      let person = reader.choice("person", Phrase("người", "the person"), of: grounds.organisations.known.map(\.text))
      let posts = grounds.organisations.body(id).map { grounds.posts(in: $0).map(\.id) } ?? []
      let post = reader.choice("post", Phrase("chức vụ", "the post"), of: posts)
      let from = reader.day("from", Phrase("ngày bắt đầu", "the first day"))
      try reader.finish()
      guard let person, let post, let from else {
        preconditionFailure("a form without faults has a person, a post and a day")
      }
      return Order(
        .givePost(post, to: PersonID(person), in: id, from: from),
        done: Phrase("Đã giao chức vụ.", "The post is given.")
      ) { _ in Address(path: "bodies", id.text) }
    },
    .form("/bodies/{body}/end", [.manageOrganisation], again: BodyPages.end) { reader, scene, grounds throws(Faults) in
      let id: BodyID = scene.id("body")
      let people = grounds.organisations.people.keys.map(\.text)
      let person = reader.choice("person", Phrase("người", "the person"), of: people)
      let post = reader.choice("post", Phrase("chức vụ", "the post"), of: grounds.pack.posts.map(\.id))
      let from = reader.optionalDay("from", Phrase("ngày bắt đầu", "the first day"))
      let day = reader.day("on", Phrase("ngày thôi giữ", "the day"))
      try reader.finish()
      guard let person, let post, let day else {
        preconditionFailure("a form without faults has a person, a post and a day")
      }
      return Order(
        .endPost(post, of: PersonID(person), in: id, from: from, on: day),
        done: Phrase("Đã ghi nhận.", "Noted.")
      ) { _ in Address(path: "bodies", id.text) }
    },
  ]
}

extension [OrganisationEvent] {
  /// The body that was formed.
  fileprivate var formed: BodyID? {
    for case .bodyFormed(let id, _, _, _) in self { return id }
    return nil
  }
}
