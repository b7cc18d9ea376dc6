// SPDX-License-Identifier: AGPL-3.0-or-later

/// A change that a returned file proposes, before all of them are numbered.
struct Found {
  var edit: Edit
  var hand: Hand?
  /// Which of the found ones it would cut down.
  var variantOf: Int?
  /// Where it stands in the rejected text.
  var place: ReadPlace?
  /// Where what it brings stands in the file.
  var marked: Range<MarkedPlace>?
  /// The marked block at which it stands in the file, where it arrives between blocks.
  var arrival: Int?
  /// What it takes away and puts instead, where nothing of the base can be named for it.
  var lost: (old: String, new: String)?
  /// What it is called where its edit does not tell.
  var kind: ChangeKind?
  /// Which of the found ones it merely follows.
  var follows: Int?
}
