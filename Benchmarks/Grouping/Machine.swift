// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// Seconds of processor time, which a busy machine disturbs less than the wall's clock.
enum ProcessTime {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The most memory this process held, as Linux counts it.
enum Memory {
  /// From here on; what is held now still counts.
  static func forgetPeak() {
    guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    file.write(Data("5".utf8))
  }

  static var peakMegabytes: Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM") })
    else { return 0 }
    return (Int(line.filter(\.isNumber)) ?? 0) / 1024
  }
}

/// datasketch from PyPI, in an environment of its own below .build.
struct Peers {
  let python: String

  init?(below folder: String = ".build/grouping-peers") {
    python = folder + "/bin/python"
    if !FileManager.default.fileExists(atPath: python) {
      guard Peers.run("/usr/bin/env", ["python3", "-m", "venv", folder]) != nil else { return nil }
    }
    guard Peers.run(python, ["-m", "pip", "install", "--quiet", "datasketch==1.6.5"]) != nil else { return nil }
  }

  /// A line a way of using it; none where it fails.
  func figures(of file: String) -> [String] {
    let printed = Peers.run(python, ["Benchmarks/Grouping/peers.py", file]) ?? ""
    return printed.split(separator: "\n").map(String.init)
  }

  /// What a program prints; nothing when it fails.
  private static func run(_ program: String, _ words: [String]) -> String? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.standardOutput = pipe
    do {
      try process.run()
      let printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return process.terminationStatus == 0 ? String(decoding: printed, as: UTF8.self) : nil
    } catch {
      return nil
    }
  }
}
