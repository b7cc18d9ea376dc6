// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import Server

extension PackFaults: Foreseen {
  func sentence(_ say: Language) -> String {
    let count = faults.count
    let head = say(
      "Bộ quy tắc có \(count) lỗi:", count == 1 ? "The rule pack has a fault:" : "The rule pack has \(count) faults:")
    return ([head] + faults.map { "  " + $0.sentence(say) }).joined(separator: "\n")
  }
}

extension OpenError: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .damaged(let damage): damage.sentence(say)
    case .failed(let cause): say("Không đọc được nhật ký: \(cause)", "The record cannot be read: \(cause)")
    case .unreadable(let fault):
      say(
        "Nhật ký có mục mà phiên bản này không đọc được (\(fault)). Hãy dùng phiên bản đã ghi nhật ký này, hoặc phiên bản mới hơn.",
        "The record holds an entry that this version cannot read (\(fault)). Use the version that wrote it, or a newer one."
      )
    }
  }
}

extension SiteFault: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
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
}
