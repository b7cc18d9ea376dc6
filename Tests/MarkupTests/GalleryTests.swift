// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation
import Testing

@testable import Markup

/// The package's folder, from where this file lies.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let assetFolder = packageFolder.appending(path: "Sources/CAssets/files")

@Suite("Every page of the gallery")
struct GalleryTests {
  static let documents = Gallery(language: "vi").documents + Gallery(language: "en").documents

  /// A tool for whoever changes components or the stylesheet: `GALLERY=1 swift test --filter GalleryTests/written`.
  @Test(
    "is written below .build/gallery, to be looked at",
    .enabled(if: ProcessInfo.processInfo.environment["GALLERY"] != nil), arguments: documents.indices)
  func written(index: Int) throws {
    let (name, bytes) = Self.documents[index]
    let folder = packageFolder.appending(path: ".build/gallery")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for asset in ["dienhong.css", "icon.svg", "forms.js", "live.js", "print.js"] {
      let from = assetFolder.appending(path: asset)
      try Data(contentsOf: from).write(to: folder.appending(path: asset))
    }
    let text = String(decoding: bytes, as: UTF8.self).replacing("=\"/dienhong.css\"", with: "=\"dienhong.css\"")
    try Data(text.utf8).write(to: folder.appending(path: name + ".html"))
  }

  @Test("is well formed: what opens closes, in order", arguments: documents.indices)
  func wellFormed(index: Int) throws {
    let voids: Set<String> = ["meta", "link", "input", "br", "hr", "img"]
    var open: [String] = []
    for token in try tokens(String(decoding: Self.documents[index].bytes, as: UTF8.self)) {
      switch token {
      case .open(let name, _) where !voids.contains(name): open.append(name)
      case .close(let name): #expect(open.popLast() == name, "\(Self.documents[index].name)")
      default: break
      }
    }
    #expect(open.isEmpty)
  }

  @Test("has each id once, and every reference leads to an id", arguments: documents.indices)
  func ids(index: Int) throws {
    var ids: [String] = []
    var references: [String] = []
    for case .open(_, let own) in try tokens(String(decoding: Self.documents[index].bytes, as: UTF8.self)) {
      if let id = own["id"] { ids.append(id) }
      for name in ["for", "aria-labelledby", "aria-describedby"] {
        references += own[name]?.split(separator: " ").map(String.init) ?? []
      }
      if let href = own["href"], href.hasPrefix("#") { references.append(String(href.dropFirst())) }
    }
    #expect(Set(ids).count == ids.count, "doubled: \(ids.filter { id in ids.count { $0 == id } > 1 })")
    #expect(Set(references).subtracting(ids).isEmpty)
    #expect(Self.documents[index].name.hasPrefix("hall") || !references.isEmpty)
  }

  @Test("names every control, every region and every drawing", arguments: documents.indices)
  func names(index: Int) throws {
    let read = try tokens(String(decoding: Self.documents[index].bytes, as: UTF8.self))
    let labelled = Set(read.compactMap { if case .open("label", let own) = $0 { own["for"] } else { nil } })
    for (place, token) in read.enumerated() {
      guard case .open(let name, let own) = token else { continue }
      switch name {
      case "input" where own["type"] == "hidden": break
      case "input", "select", "textarea": #expect(labelled.contains(own["id"] ?? "-"), "\(own)")
      case "button", "a":
        let hasText = if case .text(let text) = read[place + 1] { !text.isEmpty } else { own["class"] == "brand" }
        #expect(hasText || own["aria-label"] != nil, "\(name) \(own)")
      case "svg": #expect(own["aria-hidden"] == "true" || own["aria-label"] != nil)
      case "nav": #expect(own["aria-label"] != nil)
      case "fieldset":
        #expect(read[place + 1] == .open("legend", [:]))
      default: break
      }
      if own["role"] == "region" { #expect(own["aria-label"] != nil) }
    }
  }

  @Test(
    "obeys the content security policy: no inline script, no style, one h1, a language", arguments: documents.indices)
  func policy(index: Int) throws {
    let read = try tokens(String(decoding: Self.documents[index].bytes, as: UTF8.self))
    var headings = 0
    for (place, token) in read.enumerated() {
      guard case .open(let name, let own) = token else { continue }
      #expect(own["style"] == nil && name != "style")
      #expect(!own.keys.contains { $0.hasPrefix("on") })
      if name == "script" {
        #expect(own["type"] == "module" && own["src"]?.hasPrefix("/") == true)
        #expect(read[place + 1] == .close("script"))
      }
      if name == "html" { #expect(own["lang"]?.isEmpty == false) }
      if name == "h1" { headings += 1 }
    }
    // The gallery shows a confirmation, which is a page's heading of its own, on the page of records.
    #expect(headings == (Self.documents[index].name.hasPrefix("record") ? 2 : 1))
  }
}
