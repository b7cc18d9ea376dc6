// SPDX-License-Identifier: AGPL-3.0-or-later

import Office

/// QR codes as the pages draw them.
public enum QRMatrix {
  /// Rows of modules, true is dark; nothing for a text that no code holds.
  public static func of(_ text: String) -> [[Bool]] {
    do throws(QRCode.Fault) { return try QRCode(text: text).modules } catch { return [] }
  }
}
