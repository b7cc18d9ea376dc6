// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Packs

/// Makes Word files of what a sample tells of its consultation.
struct SampleFiles {
  let scenario: Scenario
  let consultation: Consultation
  private let files: [String: String]
  private let press: DraftPress

  /// `files` are the pack's files by path.
  init(files: [String: String], pack name: String) throws {
    let own = files.filter { $0.key.hasPrefix("sample/") }
    self.files = Dictionary(uniqueKeysWithValues: own.map { (String($0.key.dropFirst("sample/".count)), $0.value) })
    scenario = try Rehearsal.scenario(in: files)
    guard let told = try Consultation.told(in: self.files) else {
      throw ScenarioFault("file", "missing", in: Consultation.file)
    }
    consultation = told
    let texts = files.filter { $0.key.hasSuffix(".yaml") && !$0.key.hasPrefix("sample/") }
    let pack = try PackLoader.load(files: texts, named: name)
    press = DraftPress(layout: pack.layout, author: scenario.organisation.name(scenario.language))
  }

  /// A scenario that was read already, with its pack's layout.
  init(scenario: Scenario, consultation: Consultation, files: [String: String], layout: PaperLayout) {
    (self.scenario, self.consultation, self.files) = (scenario, consultation, files)
    press = DraftPress(layout: layout, author: scenario.organisation.name(scenario.language))
  }

  struct Named {
    let path: String
    let bytes: [UInt8]
  }

  /// Every file, in a folder for each draft.
  var all: [Named] {
    get throws {
      try scenario.papers.flatMap { paper -> [Named] in
        [Named(path: "\(paper.id)/\(paper.id)-1.docx", bytes: try draft(paper.id))]
          + (try consultation.copies(of: paper.id).map {
            Named(path: "\(paper.id)/returned/\($0.file)", bytes: try copy($0))
          })
          + (try consultation.predecessors.filter { $0.draft == paper.id }.map {
            Named(path: "\(paper.id)/predecessors/\($0.id).docx", bytes: try predecessor($0))
          })
      }
    }
  }

  func copy(_ copy: Consultation.Copy) throws -> [UInt8] {
    let (text, title) = try text(of: copy.draft)
    return try copy.docx(of: text, titled: title, by: press, in: scenario.language)
  }

  func predecessor(_ source: Consultation.Predecessor) throws -> [UInt8] {
    guard let text = files[source.text] else { throw ScenarioFault("predecessors", source.text, in: Consultation.file) }
    return try press.docx(text, titled: source.name, in: scenario.language)
  }

  private func draft(_ id: String) throws -> [UInt8] {
    let (text, title) = try text(of: id)
    return try press.docx(text, titled: title, in: scenario.language)
  }

  private func text(of id: String) throws -> (String, title: String) {
    guard let paper = scenario.papers.first(where: { $0.id == id }), let text = paper.text.flatMap({ files[$0] })
    else { throw ScenarioFault("draft", id, in: Consultation.file) }
    return (text, paper.title(scenario.language))
  }
}
