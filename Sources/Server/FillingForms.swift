// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Hummingbird
import Journal
import Markup
import Packs

extension SiteResponder {
  typealias Reads<Wanted> = (inout FormReader, Scene, Congress) throws(Faults) -> Wanted

  /// Reads a form into its order and performs it.
  func filled(
    _ read: Reads<Order<CongressCommand, Congress>>, _ body: Submission, _ scene: Scene, _ congress: Congress,
    _ act: Act, _ visit: Visit
  ) async throws -> Outcome {
    var reader = FormReader(body)
    let order: Order<CongressCommand, Congress>
    do throws(Faults) { order = try read(&reader, scene, congress) } catch { return .faults(error) }
    let blobs = order.files.flatMap { body.files[$0] ?? [] }.map { file in
      order.areShut ? file.shut.box : Blob(bytes: file.bytes)
    }
    return try await perform(order.command, act, keeping: blobs, visit, done: order.done, then: order.then)
  }

  /// Reads a form into its order, draws the file that it wants, and performs what is made of it.
  func drawn(
    _ read: Reads<DrawingOrder<CongressCommand, Congress>>, _ body: Submission, _ scene: Scene, _ congress: Congress,
    _ act: Act, _ visit: Visit
  ) async throws -> Outcome {
    var reader = FormReader(body)
    let order: DrawingOrder<CongressCommand, Congress>
    do throws(Faults) { order = try read(&reader, scene, congress) } catch { return .faults(error) }
    let file: DrawnFile
    do { file = try await site.drawn(order.drawing, named: order.name) } catch let fault as DrawingFault {
      let culprit = try await site.culprit(of: order.parts, against: fault).map { $0[visit.say] + ": " } ?? ""
      return .refused(Attempt.Refused(problem: culprit + fault.problem[visit.say], mend: fault.mend[visit.say]))
    }
    let blobs = [file.key?.shut(file.bytes) ?? Blob(bytes: file.bytes)]
    return try await perform(order.command(file), act, keeping: blobs, visit, done: order.done) { congress, _ in
      order.then(congress)
    }
  }
}

extension Site {
  /// Draws a version into the file of its base, which lies beside the journal, and reads it again. Throws a
  /// `DrawingFault`, or what the store throws.
  func drawn(_ drawing: Drawing, named name: String) async throws -> DrawnFile {
    guard let base = try await document(drawing.blob, opening: drawing.key) else { throw DrawingFault.baseMissing }
    let (bytes, text) = try DraftDrawing.drawn(drawing, into: base)
    let key = drawing.isShut ? DocumentKey.draw() : nil
    let blob = key?.shut(bytes).id ?? Hash.of(bytes)
    return DrawnFile(name: name, bytes: bytes, blob: blob.description, key: key, text: text)
  }

  /// What of a drawing cannot be drawn, as people call it; nil where the fault is not one of its parts.
  func culprit(of parts: DrawnParts?, against fault: DrawingFault) async throws -> Phrase? {
    guard let parts, !fault.isOfBase, var search = CulpritSearch(among: parts.count) else { return nil }
    while let trial = search.trial {
      var isFitting = false
      if let drawing = parts.drawing(trial) {
        do {
          _ = try await drawn(drawing, named: "")
          isFitting = true
        } catch is DrawingFault { isFitting = false }
      }
      search.note(trial, isFitting: isFitting)
    }
    return parts.name(search.culprit)
  }

  /// The bytes of a stored document, opened where they are stored shut; nothing where there is none of that name.
  func document(_ name: String, opening key: DocumentKey?) async throws -> [UInt8]? {
    guard let hash = Hash(hexadecimal: name), let blob = try await store.blob(hash) else { return nil }
    guard let key else { return blob.bytes }
    return key.open(blob)
  }
}
