// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Markup
import Packs
import TestKit
import Testing

@Suite("A form")
struct FormRightsTestsSlow {
  /// Forms that no standing here reaches: they are the other tests' matter, and whoever reaches one of them here takes it
  /// off the list.
  private static let needsMore: Set<String> = [
    // What is confirmed was read from a file and shown before.
    "/organisation/import",
    // Opinions that belong together, and others that do not.
    "/drafts/{draft}/points/{point}/join", "/drafts/{draft}/points/{point}/split",
    // Forty numbers that agree.
    "/votes/{vote}/count",
  ]

  /// Forms that another page shows than the one that comes back with the faults.
  private static let shownElsewhere: [String: PathPattern] = [
    "/meetings/{meeting}/agenda/{item}/remove": "/meetings/{meeting}/agenda/{item}"
  ]

  private static func path(_ pattern: PathPattern) -> String {
    "/"
      + pattern.parts.map { part in
        switch part {
        case .fixed(let text): text
        case .named(let name): "{\(name)}"
        }
      }.joined(separator: "/")
  }

  /// The address as a page writes it.
  private static func address(_ pattern: PathPattern, _ parameters: [String: String]) -> String {
    let parts = pattern.parts.map { part in
      switch part {
      case .fixed(let text): text
      case .named(let name): parameters[name] ?? "{\(name)}"
      }
    }
    return Address(([""] + parts.map { String(Address(path: $0).text.dropFirst()) }).joined(separator: "/")).text
  }

  @Test("is sent only by those who may give the command that it makes: all endpoints, one right at a time")
  func rights() async throws {
    let standings = try Standing.all()
    // On all processors: no test takes longer.
    let all = await withTaskGroup(of: Set<String>.self) { group in
      for standing in standings { group.addTask { met(at: standing) } }
      return await group.reduce(into: Set<String>()) { $0.formUnion($1) }
    }
    let forms = CongressEndpoints.all.compactMap { endpoint in
      switch endpoint.work {
      case .form, .drawing: Self.path(endpoint.path)
      case .page, .look, .reckoned, .file: nil
      }
    }
    #expect(forms.count > 100)
    #expect(Set(forms).subtracting(all).sorted() == Self.needsMore.sorted())
  }

  /// The forms that are reached at one moment, each tried with each of its rights.
  private func met(at standing: Standing) -> Set<String> {
    var met: Set<String> = []
    for endpoint in CongressEndpoints.all {
      let path = Self.path(endpoint.path)
      for parameters in standing.parameters(of: endpoint.path) {
        for right in endpoint.rights {
          for command in commands(endpoint, parameters, with: right, standing) {
            met.insert(path)
            #expect(
              command.rights.contains(right),
              "\(standing.name): \(path) is offered for \(right), its command takes \(command.rights)")
          }
        }
      }
    }
    return met
  }

  /// What a visitor with one right beside that of reading can order with the form that the page shows.
  private func commands(
    _ endpoint: CongressEndpoints.CongressEndpoint, _ parameters: [String: String], with right: Right,
    _ standing: Standing
  ) -> [CongressCommand] {
    let people = ["p-1", "p-3", standing.congress.organisations.known.last?.text]
    let address = Self.address(endpoint.path, parameters)
    return people.flatMap { person -> [CongressCommand] in
      func scene(_ query: [String: String]) -> Scene {
        Scene(
          say: .vietnamese,
          visitor: Visitor(
            account: .init(account: "a-1", person: person), name: "Khách", roles: [], rights: [.read, right]),
          now: standing.now, parameters: parameters, query: query, token: FormToken(value: "t"))
      }
      func forms(_ page: (Scene, Congress) -> Page?) -> [FilledForm] {
        standing.questions(to: endpoint.path).flatMap { query in
          FilledForm.all(on: page(scene(query), standing.congress)?.content.markup ?? "", to: address)
        }
      }
      switch endpoint.work {
      case .form(let page, let read):
        return forms(Self.page(of: endpoint.path) ?? page).flatMap { form in
          form.ways { sent throws(Faults) in
            var reader = FormReader(sent)
            let order = try read(&reader, scene([:]), standing.congress)
            #expect(
              Self.areKeptAsNamed(order), "\(address): a file is recorded as shut and stored open, or the other way")
            return order.command
          }
        }
      case .drawing(let page, let read):
        return forms(page).flatMap { form in
          form.ways { sent throws(Faults) in
            var reader = FormReader(sent)
            let order = try read(&reader, scene([:]), standing.congress)
            return order.command(
              DrawnFile(name: "n", bytes: [], blob: "", text: MarkedText(blocks: [])))
          }
        }
      case .page, .look, .reckoned, .file: return []
      }
    }
  }

  private static func page(of form: PathPattern) -> ((Scene, Congress) -> Page?)? {
    guard let place = shownElsewhere[path(form)] else { return nil }
    for endpoint in CongressEndpoints.all where endpoint.path == place {
      switch endpoint.work {
      case .page(let page), .form(let page, _), .drawing(let page, _), .look(let page): return page
      case .reckoned, .file: continue
      }
    }
    return nil
  }

  /// Whether the files of an order are stored as its command will tell: with a key where they are shut, without elsewhere.
  private static func areKeptAsNamed(_ order: Order<CongressCommand, Congress>) -> Bool {
    order.files.isEmpty || files(in: order.command).allSatisfy { ($0.key != nil) == order.areShut }
  }

  private static func files(in value: Any) -> [TabledFile] {
    if let file = value as? TabledFile { return [file] }
    return Mirror(reflecting: value).children.flatMap { files(in: $0.value) }
  }
}
