// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Synchronization

/// One start of LibreOffice over the documents of one job.
struct OfficeRun {
  let program: String
  /// Holds the user profile.
  let desk: String
  let job: String
  let count: Int

  enum Outcome: Sendable {
    case ended
    case notStarted(String)
    case tookTooLong
    case cancelled
  }

  /// Ends when LibreOffice does. It says success by its exit code even when it failed; look at `results()`.
  func convert(within limit: Duration) async -> Outcome {
    let process = configured()
    let running = RunningGroup()
    var watchdog: Task<Bool, Never>?
    let failure: String? = await withTaskCancellationHandler {
      await withCheckedContinuation { (ended: CheckedContinuation<String?, Never>) in
        process.terminationHandler = { _ in
          running.hasEnded()
          ended.resume(returning: nil)
        }
        do {
          try process.run()
          running.hasStarted(process.processIdentifier)
          watchdog = Task {
            guard (try? await Task.sleep(for: limit)) != nil else { return false }
            return running.kill()
          }
        } catch { ended.resume(returning: "\(error)") }
      }
    } onCancel: {
      running.cancel()
    }
    watchdog?.cancel()
    let wasStopped = await watchdog?.value ?? false
    if let failure { return .notStarted(failure) }
    if running.isCancelled { return .cancelled }
    return wasStopped ? .tookTooLong : .ended
  }

  /// The PDFs, if every one of them begins and ends as a PDF does.
  func results() throws(PDFFault) -> [[UInt8]] {
    var pdfs: [[UInt8]] = []
    for number in 0..<count {
      guard let pdf = FileManager.default.contents(atPath: job + "/out/\(number).pdf"), Self.isWhole(pdf) else {
        throw .notConverted(document: number, said: said)
      }
      pdfs.append(Array(pdf))
    }
    return pdfs
  }

  private static func isWhole(_ pdf: Data) -> Bool {
    let tail = String(decoding: pdf.suffix(32), as: UTF8.self)
    return pdf.starts(with: Array("%PDF-".utf8)) && tail.split(whereSeparator: \.isNewline).last == "%%EOF"
  }

  private var said: String {
    let bytes = FileManager.default.contents(atPath: job + "/said.txt") ?? Data()
    return String(decoding: bytes.prefix(500), as: UTF8.self).split(separator: "\n").joined(separator: " · ")
  }

  private func configured() -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      [
        "-env:UserInstallation=\(URL(fileURLWithPath: desk + "/profile").absoluteString)", "--headless", "--norestore",
        "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard", "--convert-to", Self.filter,
        "--outdir", job + "/out",
      ] + (0..<count).map { job + "/in/\($0).docx" }
    // Nothing of our own environment: no display, no proxy, no secrets.
    process.environment = [
      "HOME": desk, "TMPDIR": job, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: job)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let hasNotes = FileManager.default.createFile(atPath: job + "/said.txt", contents: nil)
    process.standardError = hasNotes ? FileHandle(forWritingAtPath: job + "/said.txt") : FileHandle.nullDevice
    return process
  }

  /// Tagged, so that a screen reader finds headings and tables; the title in the window instead of a file name.
  private static let filter =
    #"pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"#
    + #""PDFUACompliance":{"type":"boolean","value":"true"},"DisplayPDFDocumentTitle":{"type":"boolean","value":"true"},"#
    + #""ExportBookmarks":{"type":"boolean","value":"true"}}"#
}

/// A process and all that it starts; Foundation gives each child a process group of its own.
private final class RunningGroup: Sendable {
  private struct State {
    var group: pid_t?
    var isCancelled = false
  }

  private let state = Mutex(State())

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func hasStarted(_ process: pid_t) {
    state.withLock { state in
      state.group = process
      if state.isCancelled { Self.kill(&state) }
    }
  }

  /// From now on the number may belong to someone else.
  func hasEnded() { state.withLock { $0.group = nil } }

  /// True if there was something to kill.
  func kill() -> Bool { state.withLock { Self.kill(&$0) } }

  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      Self.kill(&state)
    }
  }

  @discardableResult
  private static func kill(_ state: inout State) -> Bool {
    guard let group = state.group else { return false }
    Foundation.kill(-group, SIGKILL)
    return true
  }
}

/// What LibreOffice is told before its first start.
enum OfficeProfile {
  /// No macros, no fetching of linked files, and a proxy that nobody listens on should anything try all the same.
  static var settings: String {
    let scripting = "/org.openoffice.Office.Common/Security/Scripting"
    let net = "/org.openoffice.Inet/Settings"
    var xml = XMLText()
    xml.element("oor:items", ["xmlns:oor": "http://openoffice.org/2001/registry"]) { xml in
      for (path, name, value) in [
        (scripting, "DisableMacrosExecution", "true"), (scripting, "MacroSecurityLevel", "3"),
        (scripting, "BlockUntrustedRefererLinks", "true"), (scripting, "DisableActiveContent", "true"),
        ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
        (net, "ooInetProxyType", "2"), (net, "ooInetHTTPProxyName", "127.0.0.1"), (net, "ooInetHTTPProxyPort", "9"),
        (net, "ooInetHTTPSProxyName", "127.0.0.1"), (net, "ooInetHTTPSProxyPort", "9"),
      ] {
        xml.element("item", ["oor:path": path]) {
          $0.element("prop", ["oor:name": name, "oor:op": "fuse"]) { $0.element("value", words: value) }
        }
      }
    }
    return xml.text
  }
}
