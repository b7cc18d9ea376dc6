// SPDX-License-Identifier: AGPL-3.0-or-later

// The whole Foundation for this one function: NFC is not in the essentials.
import Foundation

/// The text in Unicode normal form C, so that the same name typed on two keyboards is the same name.
func normalised(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }
