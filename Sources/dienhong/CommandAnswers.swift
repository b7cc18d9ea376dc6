// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Journal
import JournalSQLite
import Packs
import Server
import Slates

/// What went wrong with a command, as its reader is told; nil when nobody foresaw it.
func foreseen(_ error: any Error, in say: Language) -> String? {
  switch error {
  case let error as StoreOpenError: words(for: error, in: say)
  case let error as ImportError: words(for: error, in: say)
  case let damage as Damage: words(for: damage, in: say)
  case let error as OpenError: words(for: error, in: say)
  case CommandFault.exists(let path):
    say("\(path) đã có; hãy chọn tên khác.", "\(path) exists already; choose another name.")
  case let faults as PackFaults: words(for: faults, in: say)
  case let fault as ShelfFault: fault.sentence(say)
  case let fault as WorkplaceFault: fault.sentence(say)
  case let fault as ScenarioFault:
    say(
      "Đại hội mẫu của bộ quy tắc chưa đúng: \(fault). Hãy sửa tệp đó rồi chạy lại.",
      "The pack's sample congress is faulty: \(fault). Mend that file and run this again.")
  case let fault as SeatFileFault: fault.sentence(say)
  case let fault as SeatOptionFault: fault.sentence(say)
  case let fault as SeatTable.Fault: fault.sentence(say)
  case let fault as SiteFault: words(for: fault, in: say)
  case let fault as SlateTableFault: fault.sentence(say)
  case let faults as SchemeFaults:
    faults.faults.map { $0.sentence { say($0, $1) } }.joined(separator: "\n")
  case let fault as CompositionFault: words(for: fault, in: say)
  case let trouble as ProposalTrouble: words(for: trouble, in: say)
  case let trouble as SolverTrouble: words(for: trouble, in: say)
  case let fault as DraftFault: fault.sentence(say)
  case let fault as DecisionFault: fault.sentence(say)
  case let refusal as ApplyRefusal: refusal.sentence(say)
  case let fault as RedrawFault: fault.sentence(say)
  case let error as CocoaError: words(for: error, in: say)
  default: nil
  }
}

private func words(for faults: PackFaults, in say: Language) -> String {
  let count = faults.faults.count
  let head = say(
    "Bộ quy tắc có \(count) lỗi:", count == 1 ? "The rule pack has a fault:" : "The rule pack has \(count) faults:")
  return ([head] + faults.faults.map { "  " + $0.sentence(say) }).joined(separator: "\n")
}

private func words(for error: OpenError, in say: Language) -> String {
  switch error {
  case .damaged(let damage): words(for: damage, in: say)
  case .failed(let cause): say("Không đọc được nhật ký: \(cause)", "The record cannot be read: \(cause)")
  case .unreadable(let fault):
    say(
      "Nhật ký có mục mà phiên bản này không đọc được (\(fault)). Hãy dùng phiên bản đã ghi nhật ký này, hoặc phiên bản mới hơn.",
      "The record holds an entry that this version cannot read (\(fault)). Use the version that wrote it, or a newer one."
    )
  }
}

private func words(for fault: SiteFault, in say: Language) -> String {
  switch fault {
  case .portInUse(let host, let port):
    say(
      "Cổng \(port) tại \(host) đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc chọn cổng khác bằng --port.",
      "Another program uses port \(port) at \(host). Stop it, or choose another port with --port.")
  case .portForbidden(let port):
    say(
      "Hệ thống không cho dùng cổng \(port). Hãy chọn cổng từ 1024 trở lên bằng --port.",
      "The system does not let you use port \(port). Choose one from 1024 on with --port.")
  case .noSuchAddress(let host):
    say(
      "Máy này không có địa chỉ “\(host)”. Hãy dùng --host 127.0.0.1 (chỉ máy này) hoặc 0.0.0.0 (mọi mạng).",
      "This machine has no address “\(host)”. Use --host 127.0.0.1 (this machine only) or 0.0.0.0 (all networks).")
  }
}

private func words(for error: CocoaError, in say: Language) -> String? {
  let path = error.filePath ?? error.url?.path ?? say("tệp này", "this file")
  return switch error.code {
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
