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
  /// Nothing can be written there, for the folder is not there or may not be made.
  case noFolder(String)
  /// A file cannot be made there: the folder is not there, or nothing may be written into it.
  case unwritable(String)
  /// What would be written stands in the place of something that was read.
  case overInput(String)
  /// Two files would be written to one place.
  case onePlace(String)

  func sentence(_ say: Language) -> String {
    switch self {
    case .exists(let path): say("\(path) đã có; hãy chọn tên khác.", "\(path) exists already; choose another name.")
    case .noFolder(let path):
      say(
        "Không ghi được “\(path)” vì không có thư mục đó. Hãy lập thư mục trước, hoặc chọn nơi khác.",
        "“\(path)” cannot be written: there is no such folder. Make the folder first, or choose another place.")
    case .unwritable(let path):
      say(
        "Không ghi được vào “\(path)”: không có thư mục đó, hoặc không có quyền ghi vào đó. Hãy chọn thư mục khác.",
        "“\(path)” cannot be written to: the folder is not there, or you may not write into it. Choose another folder.")
    case .overInput(let path):
      say(
        "“\(path)” là tệp nguồn, không được ghi đè. Hãy chọn tên khác cho tệp kết quả.",
        "“\(path)” is one of the files to be read and is not written over. Choose another name for what comes out.")
    case .onePlace(let path):
      say(
        "Hai tệp kết quả cùng ghi vào “\(path)” nên chưa ghi gì. Hãy chọn cho mỗi tệp một tên.",
        "Two files would be written to “\(path)”; nothing was written. Choose a name for each.")
    }
  }
}

/// Runs a command; what goes wrong is said in the reader's language on standard error, and the command fails.
func answering(in language: Language, _ run: (Language) async throws -> Void) async throws {
  do {
    try await run(language)
    try Printed.arrive()
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
  func sentence(_ say: Language) -> String? {
    let path = filePath ?? url?.path ?? say("tệp này", "this file")
    return switch code {
    case .fileReadNoSuchFile, .fileNoSuchFile:
      say(
        "Không có “\(path)”. Hãy kiểm tra lại tên và đường dẫn.", "There is no “\(path)”. Check its name and its path.")
    case .fileWriteOutOfSpace:
      say("Ổ đĩa đầy, chưa ghi được “\(path)”.", "The disk is full; “\(path)” was not written.")
    case .fileWriteNoPermission, .fileWriteUnknown, .fileWriteFileExists, .fileWriteVolumeReadOnly:
      say(
        "Không ghi được vào “\(path)”. Hãy chọn thư mục khác, hoặc xin quyền ghi vào thư mục này.",
        "“\(path)” cannot be written to. Choose another folder, or ask for the right to write there.")
    case .fileReadNoPermission:
      say(
        "Không có quyền đọc “\(path)”. Hãy xin quyền đọc, hoặc chép tệp về thư mục của mình.",
        "You may not read “\(path)”. Ask for the right to, or copy it into a folder of your own.")
    case .fileReadUnknown:
      say(
        "Không đọc được “\(path)”; có thể đó là thư mục. Hãy chọn một tệp.",
        "“\(path)” cannot be read; it may be a folder. Choose a file.")
    default: nil
    }
  }
}
