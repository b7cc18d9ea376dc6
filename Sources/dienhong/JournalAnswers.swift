// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Foundation
import Journal
import JournalSQLite
import Packs

/// What is wrong with a command itself.
enum CommandFault: Error {
  case exists(String)
}

/// Runs a command; what goes wrong is said in the reader's language on standard error, and the command fails.
func answering(in language: Language, _ run: (Language) async throws -> Void) async throws {
  do {
    try await run(language)
  } catch let code as ExitCode {
    throw code
  } catch {
    try fail(foreseen(error, in: language) ?? language("Không thực hiện được: \(error)", "That did not work: \(error)"))
  }
}

private func fail(_ words: String) throws {
  try FileHandle.standardError.write(contentsOf: Data((words + "\n").utf8))
  throw ExitCode.failure
}

func words(for error: StoreOpenError, in say: Language) -> String {
  switch error {
  case .inUse(let path, let holder):
    let number = holder.map { " (\($0))" } ?? ""
    return say(
      "Chương trình khác\(number) đang ghi vào \(path). Hãy dừng chương trình đó rồi thử lại; các lệnh verify, export, "
        + "tail vẫn dùng được song song.",
      "Another program\(number) is writing to \(path). Stop it and try again; verify, export and tail work beside it.")
  case .missing(let path): return say("Không có tệp \(path).", "There is no file \(path).")
  case .foreign(let path):
    return say("\(path) không phải là nhật ký của Diên Hồng.", "\(path) is not a journal of Diên Hồng.")
  case .newer(let path, let version):
    return say(
      "\(path) do phiên bản mới hơn ghi (dạng \(version)); hãy dùng phiên bản đó.",
      "\(path) was written by a newer version (form \(version)); use that one.")
  case .damaged(let damage): return words(for: damage, in: say)
  case .failed(let cause): return say("Không mở được: \(cause)", "It cannot be opened: \(cause)")
  }
}

func words(for damage: Damage, in say: Language) -> String {
  let flaw: String
  switch damage {
  case .gap(let after, let found):
    flaw = say(
      "Thiếu mục \(after + 1): sau mục \(after) là mục \(found).",
      "Entry \(after + 1) is missing: entry \(found) follows entry \(after).")
  case .altered(let sequence, let field?):
    flaw = say(
      "Mục \(sequence) đã bị sửa, ở phần \(words(for: field, in: say)).",
      "Entry \(sequence) was altered, in its \(words(for: field, in: say)).")
  case .altered(let sequence, nil):
    flaw = say(
      "Mục \(sequence) đã bị sửa: mã băm không khớp.", "Entry \(sequence) was altered: its hash does not fit.")
  case .misplaced(let sequence, let expected, let found):
    flaw = say(
      "Mục \(sequence) ghi vị trí \(found) trong luồng, lẽ ra là \(expected).",
      "Entry \(sequence) has position \(found) in its stream; \(expected) was next.")
  case .blob(let name):
    flaw = say(
      "Tài liệu \(name) đã bị sửa: nội dung không khớp với tên.",
      "The document \(name) was altered: its bytes do not bear out its name.")
  case .secret(let name):
    flaw = say("Khóa \(name) đã bị sửa.", "The secret \(name) was altered.")
  case .unreadable(let after, let cause):
    flaw = say(
      "Không đọc được tệp sau mục \(after): \(cause).", "The file cannot be read after entry \(after): \(cause).")
  }
  return flaw + "\n"
    + say(
      "Không có gì được hiển thị hay phục vụ. Hãy giữ nguyên tệp này, phục hồi bản sao lưu gần nhất hoặc nhập bản xuất "
        + "gần nhất vào tên mới, rồi đối chiếu mã băm của mục cuối.",
      "Nothing was served. Keep this file as it is, restore the last backup or import the last export under a new "
        + "name, and compare the hashes of the last entry.")
}

private func words(for field: Damage.Field, in say: Language) -> String {
  switch field {
  case .sequence: say("số thứ tự", "sequence number")
  case .stream: say("tên luồng", "stream")
  case .position: say("vị trí trong luồng", "position")
  case .time: say("thời điểm", "time")
  case .actor: say("người thực hiện", "actor")
  case .kind: say("loại", "kind")
  case .version: say("phiên bản", "version")
  case .payload: say("nội dung", "payload")
  case .hash: say("mã băm", "hash")
  }
}

func words(for error: ImportError, in say: Language) -> String {
  switch error {
  case .notEmpty: return say("Nhật ký đích không trống.", "The journal to import into is not empty.")
  case .format:
    return say(
      "Tệp này không phải là bản xuất nhật ký mà phiên bản này đọc được.", "This is no export that this version reads.")
  case .line(let line, let fault):
    return say("Dòng \(line) bị lỗi: \(fault).", "Line \(line) is faulty: \(fault).")
  case .damaged(let line, let damage):
    return say("Dòng \(line): ", "Line \(line): ") + words(for: damage, in: say)
  case .cutOff(let lines):
    return say(
      "Bản xuất bị cắt mất phần cuối (sau dòng \(lines)). Hãy lấy bản đầy đủ.",
      "The export was cut off (after line \(lines)). Get a whole one.")
  case .blob(let line, let name):
    return say(
      "Dòng \(line): thiếu tài liệu \(name), hoặc tài liệu đã bị sửa. Hãy chỉ đúng thư mục bằng --blobs.",
      "Line \(line): the document \(name) is missing or altered. Name its folder with --blobs.")
  case .store(let cause): return say("Không ghi được: \(cause)", "It cannot be written: \(cause)")
  case .failed(let cause): return say("Không nhập được: \(cause)", "It cannot be imported: \(cause)")
  }
}

/// Lines to a new file, under another name until it is whole; or to standard output.
final class LineOutput {
  private let handle: FileHandle
  private let path: String?
  private var buffer = Data()

  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      handle = .standardOutput
      return
    }
    guard !FileManager.default.fileExists(atPath: path) else { throw CommandFault.exists(path) }
    // Private from the first byte: an export may hold secrets.
    let partial = path + ".partial"
    guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
      let opened = FileHandle(forWritingAtPath: partial)
    else { throw CocoaError(.fileWriteUnknown) }
    handle = opened
  }

  func write(_ line: [UInt8]) throws {
    buffer.append(contentsOf: line)
    buffer.append(10)
    if buffer.count >= 1 << 16 { try flush() }
  }

  func finish() throws {
    try flush()
    guard let path else { return }
    try handle.synchronize()
    try handle.close()
    try FileManager.default.moveItem(atPath: path + ".partial", toPath: path)
  }

  private func flush() throws {
    try handle.write(contentsOf: buffer)
    buffer = Data()
  }
}
