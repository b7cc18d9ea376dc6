// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// One start of LibreOffice over the documents of one job.
struct OfficeRun {
  let program: String
  /// Holds the user profile.
  let desk: String
  let job: String
  let count: Int
  /// What the documents are, as the ending of their names.
  var ending = "docx"
  var target = Target.pdf

  /// What LibreOffice shall make of them.
  enum Target: String, Sendable {
    case pdf, docx
  }

  /// Ends when LibreOffice does. It says success by its exit code even when it failed; look at `results()`.
  func convert(within limit: Duration) async -> ProgramRun.Outcome {
    await ProgramRun(process: configured()).run(within: limit)
  }

  /// What was made, if all of it is whole: a PDF begins and ends as one, a Word file opens as a package.
  func results() throws(PDFFault) -> [[UInt8]] {
    var files: [[UInt8]] = []
    for number in 0..<count {
      guard let file = FileManager.default.contents(atPath: job + "/out/\(number).\(target.rawValue)"), isWhole(file)
      else {
        throw .notConverted(document: number, said: said)
      }
      files.append(Array(file))
    }
    return files
  }

  private func isWhole(_ file: Data) -> Bool {
    switch target {
    case .pdf: Self.isWhole(file)
    case .docx: (try? Package(zip: Array(file))) != nil
    }
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
        "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard", "--convert-to",
        target == .pdf ? Self.filter : "docx:MS Word 2007 XML",
        "--outdir", job + "/out",
      ] + (0..<count).map { job + "/in/\($0).\(ending)" }
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
