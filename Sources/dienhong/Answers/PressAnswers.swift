// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Office
import Packs

extension PressFault: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .notPrinted(.notInstalled):
      say(
        "Chưa có tệp PDF vì máy này chưa cài LibreOffice: apt install libreoffice-writer-nogui fonts-liberation2",
        "There are no PDF files, for LibreOffice is not installed: apt install libreoffice-writer-nogui fonts-liberation2"
      )
    case .notPrinted(.tookTooLong(limit: _)):
      say(
        "Chưa có tệp PDF: LibreOffice chạy quá lâu nên đã bị dừng. Hãy chạy lại khi máy bớt việc.",
        "There are no PDF files: LibreOffice took too long and was stopped. Run this again when the machine is less busy."
      )
    case .notPrinted(let fault):
      say(
        "Chưa có tệp PDF: LibreOffice không in được (\(fault)). Hãy cài lại libreoffice-writer-nogui rồi chạy lại.",
        "There are no PDF files: LibreOffice could not print (\(fault)). Install libreoffice-writer-nogui again, then repeat this."
      )
    case .notSet(let fault):
      say(
        "Không dựng được văn bản (\(fault)). Hãy báo cho người phát triển.",
        "A paper cannot be set (\(fault)). Please report it.")
    case .full: say("Đang có quá nhiều bản in. Hãy thử lại sau.", "Too much is being printed. Try again later.")
    }
  }
}
