import Advice
import BenchmarkWorkload
import DecisionModel
import Foundation
import Notation
import RuleEngine
import Rulebook

/// Everything that is measured, as medians over runs: a table, or JSON with `--json`.
///
/// Work within the process is measured by processor time, so that a shared machine disturbs little;
/// whole runs of the program by the wall, reading and writing files included.
struct Report {
  /// One thing that was measured.
  struct Entry: Encodable {
    var name: String
    /// Done in a second, at the median.
    var perSecond: Double
    /// Seconds for one, at the median, the least and the most.
    var seconds: Double
    var least: Double
    var most: Double
    var runs: Int
    var note: String
  }

  private(set) var entries: [Entry] = []
  private let runs: Int

  init(runs: Int) { self.runs = runs }

  /// Measures some work that does a thing so many times.
  mutating func measure(
    _ name: String, times: Int, note: String = "", byWall: Bool = false, _ work: () -> Void
  ) {
    work()
    let seconds = (0..<runs).map { _ in
      (byWall ? Self.wall(work) : Self.processor(work)) / Double(max(1, times))
    }.sorted()
    let median = seconds[seconds.count / 2]
    entries.append(
      Entry(
        name: name, perSecond: 1 / max(median, 1e-12), seconds: median, least: seconds[0],
        most: seconds[seconds.count - 1], runs: runs, note: note))
  }

  private static func processor(_ work: () -> Void) -> Double {
    let start = clock()
    work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  private static func wall(_ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    return clock.measure(work) / .seconds(1)
  }

  /// The table, one line an entry.
  var table: String {
    let width = entries.map(\.name.count).max() ?? 0
    return entries.map { entry in
      let rate = entry.perSecond >= 100 ? "\(Int(entry.perSecond))" : Self.short(entry.perSecond)
      let name = entry.name.padding(toLength: width, withPad: " ", startingAt: 0)
      let padded = String(repeating: " ", count: max(0, 12 - rate.count)) + rate
      return "\(name)\(padded)/s  \(Self.time(entry.seconds))  "
        + "(\(Self.time(entry.least)) to \(Self.time(entry.most)))"
        + (entry.note.isEmpty ? "" : "  \(entry.note)")
    }.joined(separator: "\n")
  }

  private static func short(_ value: Double) -> String {
    "\((value * 100).rounded() / 100)"
  }

  private static func time(_ seconds: Double) -> String {
    if seconds < 1e-6 { return "\(short(seconds * 1e9)) ns" }
    if seconds < 1e-3 { return "\(short(seconds * 1e6)) us" }
    return seconds < 1 ? "\(short(seconds * 1e3)) ms" : "\(short(seconds)) s"
  }

  /// The same as JSON, with how it was measured.
  func json() throws -> String {
    struct Document: Encodable {
      var measured: String
      var processors: Int
      var results: [Entry]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let document = Document(
      measured: "median, least and most of \(runs) runs after one that isn't counted; processor "
        + "time within the process, wall time for whole runs of the program",
      processors: ProcessInfo.processInfo.activeProcessorCount, results: entries)
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}
