// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Foundation
import Journal
import JournalSQLite
import Packs

extension StoreOpenError: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .inUse(let path, let holder):
      let number = holder.map { " (\($0))" } ?? ""
      return say(
        "Chương trình khác\(number) đang ghi vào \(path). Hãy dừng chương trình đó rồi thử lại; các lệnh verify, export, "
          + "tail vẫn dùng được song song.",
        "Another program\(number) is writing to \(path). Stop it and try again; verify, export and tail work beside it."
      )
    case .unwritable(let path): return CommandFault.unwritable(path).sentence(say)
    case .missing(let path): return say("Không có tệp \(path).", "There is no file \(path).")
    case .foreign(let path):
      return say("\(path) không phải là nhật ký của Diên Hồng.", "\(path) is not a journal of Diên Hồng.")
    case .newer(let path, let version):
      return say(
        "\(path) do phiên bản mới hơn ghi (dạng \(version)); hãy dùng phiên bản đó.",
        "\(path) was written by a newer version (form \(version)); use that one.")
    case .damaged(let damage): return damage.sentence(say)
    case .failed(let cause): return say("Không mở được: \(cause)", "It cannot be opened: \(cause)")
    }
  }
}

extension Damage: Foreseen {
  func sentence(_ say: Language) -> String {
    let flaw: String
    switch self {
    case .gap(let after, let found):
      flaw = say(
        "Thiếu mục \(after + 1): sau mục \(after) là mục \(found).",
        "Entry \(after + 1) is missing: entry \(found) follows entry \(after).")
    case .altered(let sequence, let field?):
      flaw = say(
        "Mục \(sequence) đã bị sửa, ở phần \(field.words(say)).",
        "Entry \(sequence) was altered, in its \(field.words(say)).")
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
    case .lost(let documents):
      flaw = documents.map { $0.sentence(say) }.joined(separator: "\n")
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
}

extension LostDocument {
  func sentence(_ say: Language) -> String {
    say(
      "Mục \(sequence) dẫn tài liệu \(name), nhưng tài liệu này không còn.",
      "Entry \(sequence) names the document \(name), which is not there.")
  }
}

/// Why an export is not taken in although each of its lines is right.
struct ExportLacks: Foreseen {
  let documents: [LostDocument]

  func sentence(_ say: Language) -> String {
    (documents.map { $0.sentence(say) } + [
      say(
        "Chưa nhập gì, vì bản xuất thiếu các tài liệu trên. Hãy lấy bản xuất đầy đủ; nếu không còn bản nào, hãy chạy lại với "
          + "--incomplete để nhập phần còn lại.",
        "Nothing was imported, for the export lacks these documents. Get a whole one; if there is none, run this again "
          + "with --incomplete to take what is left.")
    ]).joined(separator: "\n")
  }
}

extension DeskFailure: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .append(let error): error.sentence(say)
    case .unopened(let error): error.sentence(say)
    case .contended: say("Người khác liên tục ghi trước. Hãy chạy lại.", "Others kept writing first. Run this again.")
    case .unwritable(let fault):
      say(
        "Không ghi được sự kiện (\(fault)). Hãy báo cho người phát triển.",
        "An event cannot be written (\(fault)). Please report it.")
    }
  }
}

extension PerformError: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .failed(let failure): failure.sentence(say)
    case .refused(let refusal):
      say("Quy tắc không cho làm việc này: \(refusal)", "A rule does not allow this: \(refusal)")
    }
  }
}

extension Damage.Field {
  fileprivate func words(_ say: Language) -> String {
    switch self {
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
}

extension ImportError: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .notEmpty: return say("Nhật ký đích không trống.", "The journal to import into is not empty.")
    case .format:
      return say(
        "Tệp này không phải là bản xuất nhật ký mà phiên bản này đọc được.",
        "This is no export that this version reads.")
    case .line(let line, let fault):
      return say("Dòng \(line): ", "Line \(line): ") + fault.words(say)
        + say(
          " Chưa nhập gì. Hãy xuất lại bằng “dienhong journal export”, và không sửa tệp đã xuất.",
          " Nothing was imported. Export again with “dienhong journal export”, and leave the exported file as it is.")
    case .damaged(let line, let damage):
      return say("Dòng \(line): ", "Line \(line): ") + damage.sentence(say)
    case .cutOff(let lines):
      return say(
        "Bản xuất bị cắt mất phần cuối (sau dòng \(lines)). Hãy lấy bản đầy đủ.",
        "The export was cut off (after line \(lines)). Get a whole one.")
    case .blob(let line, let name):
      return say(
        "Dòng \(line): thiếu tài liệu \(name), hoặc tài liệu đã bị sửa. Hãy chỉ đúng thư mục bằng --blobs.",
        "Line \(line): the document \(name) is missing or altered. Name its folder with --blobs.")
    case .store(let error): return error.sentence(say)
    case .failed(let cause): return say("Không nhập được: \(cause)", "It cannot be imported: \(cause)")
    }
  }
}

extension RecordLineFault {
  fileprivate func words(_ say: Language) -> String {
    switch self {
    case .notJSON(let fault):
      say(
        "không phải là một dòng JSON trọn vẹn (lỗi ở byte thứ \(fault.offset + 1)).",
        "it is no whole line of JSON (byte \(fault.offset + 1) is wrong).")
    case .member(let name): say("phần “\(name)” thiếu hoặc sai.", "“\(name)” is missing or wrong.")
    case .unknown: say("không phải là dòng của một bản xuất.", "it is none of the lines that an export has.")
    }
  }
}

extension AppendError: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .conflict:
      say(
        "Có người vừa ghi vào nhật ký trước. Hãy chạy lại.", "Somebody else wrote to the record first. Run this again.")
    case .full:
      say(
        "Ổ đĩa không nhận vì đã hết chỗ, chưa ghi gì thêm. Hãy giải phóng chỗ trống rồi chạy lại.",
        "The disk did not take it because it is full, and nothing more was written. Make room, then run this again.")
    case .unwritable(let cause):
      say(
        "Không được ghi vào tệp nhật ký, chưa ghi gì thêm: \(cause). Hãy kiểm tra quyền ghi rồi chạy lại.",
        "The file of the record may not be written to, and nothing more was written: \(cause). See whether you may "
          + "write there, then run this again.")
    case .damaged(let damage): damage.sentence(say)
    case .unfit(let cause):
      say(
        "Nhật ký không nhận mục như vậy (\(cause)). Hãy báo cho người phát triển.",
        "No record takes such an entry (\(cause)). Please report it.")
    case .failed(let cause):
      say(
        "Ổ đĩa không nhận, chưa ghi gì thêm: \(cause). Hãy kiểm tra chỗ trống và quyền ghi rồi chạy lại.",
        "The disk did not take it, and nothing more was written: \(cause). See whether there is room and whether you may write there, "
          + "then run this again.")
    case .closed: say("Nhật ký đã đóng. Hãy chạy lại.", "The record is closed. Run this again.")
    }
  }
}
