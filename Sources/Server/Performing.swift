// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal

extension Site {
  /// Performs a command; the answer is why a rule said no, or nothing. A failure of the disk is thrown.
  func refusal(
    of command: CongressCommand, by act: Act, blobs: [Blob] = []
  ) async throws(DeskFailure) -> CongressRefusal? {
    do throws(PerformError<CongressRefusal>) {
      _ = try await desk.perform(command, by: act, blobs: blobs)
      return nil
    } catch {
      switch error {
      case .refused(let refusal): return refusal
      case .failed(let failure): throw failure
      }
    }
  }
}
