// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
import Foundation
import Office
public import Packs

/// The press with its printers kept warm. LibreOffice is dear, so each core has one, who waits stands in a line of
/// bounded length, and what was printed is kept: the same paper is printed once, however many ask for it.
public actor PressRoom {
  let printers: [PDFPrinter]
  private let mostWaiting: Int
  private var idle: [Int]
  private var line: [CheckedContinuation<Int, Never>] = []
  private var underWay: [Proof: Task<Result<[UInt8], PressFault>, Never>] = [:]
  private var shelf: ProofShelf

  /// One printer a core unless told otherwise; `program` replaces LibreOffice. Of the PDFs that were made, the newest are
  /// kept up to `mostKept` bytes.
  public init(
    program: String? = nil, printers: Int? = nil, mostWaiting: Int = 24, mostKept: Int = 64 << 20
  ) {
    let count = printers ?? ProcessInfo.processInfo.activeProcessorCount
    self.printers = (0..<max(1, count)).map { _ in PDFPrinter(program: program) }
    self.mostWaiting = mostWaiting
    idle = Array(self.printers.indices)
    shelf = ProofShelf(most: mostKept)
  }

  /// Papers as the bytes of one file, each from a new page; nothing is in it when there are none. `author` is the
  /// organisation that the file names. Throws `full` when too many wait.
  public func bytes(
    of papers: [Paper], as format: PaperFormat, layout: PaperLayout, author: String
  ) async throws(PressFault) -> [UInt8] {
    switch format {
    case .docx:
      do throws(WordFault) { return try PaperPress(layout: layout, author: author).docx(papers) } catch {
        throw .notSet(error)
      }
    case .pdf: return try await pdf(of: Proof(papers: papers, layout: layout, author: author))
    }
  }

  private func pdf(of proof: Proof) async throws(PressFault) -> [UInt8] {
    if let kept = shelf[proof] { return kept }
    if let begun = underWay[proof] { return try await begun.value.get() }
    guard underWay.count < printers.count + mostWaiting else { throw .full }
    // A task of its own: whoever asked first may leave, and others wait for the same paper.
    let task = Task { await run(off: proof) }
    underWay[proof] = task
    return try await task.value.get()
  }

  private func run(off proof: Proof) async -> Result<[UInt8], PressFault> {
    let generation = shelf.generation
    let result: Result<[UInt8], PressFault>
    do throws(PressFault) { result = .success(try await printOff(proof)) } catch { result = .failure(error) }
    underWay[proof] = nil
    if case .success(let bytes) = result, generation == shelf.generation { shelf.keep(bytes, of: proof) }
    return result
  }

  private func printOff(_ proof: Proof) async throws(PressFault) -> [UInt8] {
    let document: [UInt8]
    do throws(WordFault) {
      document = try PaperPress(layout: proof.layout, author: proof.author).docx(proof.papers)
    } catch { throw .notSet(error) }
    let number = await takePrinter()
    defer { giveBack(number) }
    do throws(PDFFault) { return try await printers[number].pdf(of: document) } catch { throw .notPrinted(error) }
  }

  /// Bundles of papers as a PDF file each in one run of a printer, in their order.
  public func pdfs(of bundles: [[Paper]], layout: PaperLayout, author: String) async throws(PressFault) -> [[UInt8]] {
    let number = await takePrinter()
    defer { giveBack(number) }
    return try await PaperPress(layout: layout, author: author).pdfs(bundles: bundles, by: printers[number])
  }

  func takePrinter() async -> Int {
    if let free = idle.popLast() { free } else { await withCheckedContinuation { line.append($0) } }
  }

  func giveBack(_ number: Int) {
    if line.isEmpty { idle.append(number) } else { line.removeFirst().resume(returning: number) }
  }

  /// How many PDFs are being made or waited for.
  public var waiting: Int { underWay.count }

  /// Keeps nothing of what was printed so far: somebody named in it may have to be forgotten.
  public func forgetAll() { shelf.clear() }

  /// Stops the printers and removes their folders.
  public func close() async { for printer in printers { await printer.close() } }
}

/// Everything that the bytes of a PDF depend on.
private struct Proof: Hashable, Sendable {
  let papers: [Paper]
  let layout: PaperLayout
  let author: String
}

/// Files that were made, the newest of them up to a weight in bytes.
private struct ProofShelf {
  private let most: Int
  private var files: [Proof: [UInt8]] = [:]
  private var order: [Proof] = []
  private var weight = 0
  /// Goes up whenever everything is forgotten.
  private(set) var generation = 0

  init(most: Int) { self.most = most }

  subscript(proof: Proof) -> [UInt8]? { files[proof] }

  mutating func keep(_ bytes: [UInt8], of proof: Proof) {
    guard files[proof] == nil, bytes.count <= most else { return }
    files[proof] = bytes
    order.append(proof)
    weight += bytes.count
    while weight > most, !order.isEmpty { weight -= files.removeValue(forKey: order.removeFirst())?.count ?? 0 }
  }

  mutating func clear() {
    files = [:]
    order = []
    weight = 0
    generation += 1
  }
}
