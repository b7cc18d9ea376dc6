// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal

extension Site {
  /// Performs a command; the answer is why a rule said no, or nothing. A failure of the disk is thrown.
  func refusal(of command: CongressCommand, by act: Act) async throws(DeskFailure) -> CongressRefusal? {
    switch try await granted(command, by: act) {
    case .success: nil
    case .failure(let refusal): refusal
    }
  }

  /// Performs a command; the answer is what came of it, or why a rule said no. A failure of the disk is thrown.
  func granted(
    _ command: CongressCommand, by act: Act, blobs: [Blob] = []
  ) async throws(DeskFailure) -> Result<[CongressEvent], CongressRefusal> {
    do throws(PerformError<CongressRefusal>) {
      return .success(try await desk.perform(command, by: act, blobs: blobs))
    } catch {
      switch error {
      case .refused(let refusal): return .failure(refusal)
      case .failed(let failure): throw failure
      }
    }
  }
}
