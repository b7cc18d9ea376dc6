// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Foundation
import Packs

/// What can go wrong with a command and was foreseen: said as what happened and what to do about it.
protocol Foreseen: Error {
  func sentence(_ say: Language) -> String
}

/// What is wrong with a command itself.
enum CommandFault: Foreseen {
  case exists(String)

  func sentence(_ say: Language) -> String {
    switch self {
    case .exists(let path): say("\(path) đã có; hãy chọn tên khác.", "\(path) exists already; choose another name.")
    }
  }
}

/// Runs a command; what goes wrong is said in the reader's language on standard error, and the command fails.
func answering(in language: Language, _ run: (Language) async throws -> Void) async throws {
  do {
    try await run(language)
  } catch let code as ExitCode {
    throw code
  } catch {
    let foreseen = (error as? any Foreseen)?.sentence(language) ?? (error as? CocoaError)?.sentence(language)
    let words = foreseen ?? language("Không thực hiện được: \(error)", "That did not work: \(error)")
    try FileHandle.standardError.write(contentsOf: Data((words + "\n").utf8))
    throw ExitCode.failure
  }
}

extension CocoaError {
  /// Nil for what an office would not understand anyway.
  fileprivate func sentence(_ say: Language) -> String? {
    let path = filePath ?? url?.path ?? say("tệp này", "this file")
    return switch code {
    case .fileReadNoSuchFile, .fileNoSuchFile: say("Không có “\(path)”.", "There is no “\(path)”.")
    case .fileWriteOutOfSpace:
      say("Ổ đĩa đầy, chưa ghi được “\(path)”.", "The disk is full; “\(path)” was not written.")
    case .fileWriteNoPermission, .fileWriteUnknown, .fileWriteFileExists, .fileWriteVolumeReadOnly:
      say(
        "Không ghi được vào “\(path)”. Hãy chọn thư mục khác, hoặc xin quyền ghi vào thư mục này.",
        "“\(path)” cannot be written to. Choose another folder, or ask for the right to write there.")
    case .fileReadNoPermission: say("Không có quyền đọc “\(path)”.", "You may not read “\(path)”.")
    default: nil
    }
  }
}
