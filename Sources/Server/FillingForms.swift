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
    let blobs = order.files.flatMap { body.files[$0] ?? [] }.map { Blob(bytes: $0.bytes) }
    if let refused = try await perform(order.command, act, keeping: blobs, visit) { return .refused(refused) }
    return .done(order.done, then: order.then)
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
      return .refused(Attempt.Refused(problem: fault.problem[visit.say], mend: fault.mend[visit.say]))
    }
    let blobs = [Blob(bytes: file.bytes)]
    if let refused = try await perform(order.command(file), act, keeping: blobs, visit) { return .refused(refused) }
    return .done(order.done, then: order.then)
  }
}

extension Site {
  /// Draws a version into the file of its base, which lies beside the journal, and reads it again. Throws a
  /// `DrawingFault`, or what the store throws.
  func drawn(_ drawing: Drawing, named name: String) async throws -> DrawnFile {
    guard let hash = Hash(hexadecimal: drawing.blob), let base = try await store.blob(hash) else {
      throw DrawingFault.baseMissing
    }
    let (bytes, text) = try DraftDrawing.drawn(drawing, into: base.bytes)
    return DrawnFile(name: name, bytes: bytes, blob: Hash.of(bytes).description, text: text)
  }
}
