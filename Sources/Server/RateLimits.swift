// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// How often something may go wrong from one place: a bucket that refills.
actor RateLimits {
  private struct Bucket {
    var left: Double
    var at: Timestamp
    let most: Int
    let minutes: Int

    mutating func refill(at time: Timestamp) {
      let passed = max(0, Double(time.microseconds - at.microseconds) / 60_000_000)
      left = min(Double(most), left + passed * Double(most) / Double(minutes))
      at = time
    }
  }

  private var buckets: [String: Bucket] = [:]
  private var crowd = 10_000

  /// Takes one try of `most`, which refill over `minutes`; false when there is none left.
  func take(_ key: String, most: Int, minutes: Int, at time: Timestamp) -> Bool {
    if buckets.count > crowd { forgetFull(at: time) }
    var bucket = buckets[key] ?? Bucket(left: Double(most), at: time, most: most, minutes: minutes)
    bucket.refill(at: time)
    let isLeft = bucket.left >= 1
    if isLeft { bucket.left -= 1 }
    buckets[key] = bucket
    return isLeft
  }

  /// Gives a try back that did not go wrong: a hall of people behind one address signs in at once.
  func giveBack(_ key: String) { buckets[key]?.left += 1 }

  private func forgetFull(at time: Timestamp) {
    for (key, bucket) in buckets {
      var bucket = bucket
      bucket.refill(at: time)
      if bucket.left >= Double(bucket.most) { buckets[key] = nil }
    }
    // Whatever is left is asked again only when there is twice as much of it.
    crowd = max(10_000, 2 * buckets.count)
  }
}
