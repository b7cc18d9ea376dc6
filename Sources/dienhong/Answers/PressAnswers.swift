// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Office
import Packs

extension PressFault: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .notPrinted(.tookTooLong(limit: _)):
      say(
        "LibreOffice chạy quá lâu nên đã bị dừng, vì vậy chưa ghi văn bản nào. Hãy chạy lại khi máy bớt việc.",
        "LibreOffice took too long and was stopped, so no paper was written. Run this again when the machine is less busy."
      )
    case .notPrinted(let fault):
      say(
        "LibreOffice không in được (\(fault)), vì vậy chưa ghi văn bản nào. Hãy cài lại libreoffice-writer-nogui rồi chạy lại.",
        "LibreOffice could not print (\(fault)), so no paper was written. Install libreoffice-writer-nogui again, then repeat this."
      )
    case .notSet(let fault):
      say(
        "Không dựng được văn bản (\(fault)). Hãy báo cho người phát triển.",
        "A paper cannot be set (\(fault)). Please report it.")
    case .full: say("Đang có quá nhiều bản in. Hãy thử lại sau.", "Too much is being printed. Try again later.")
    }
  }
}
