import BenchmarkWorkload
import Foundation
import RuleAnalysis

/// `advisor-benchmarks proofs [COUNT] [SEED]` and
/// `advisor-benchmarks speed [rulebook|random|FOLDER] [COUNT] [SEED]`.
enum Benchmark {
  static func run(_ arguments: [String]) async {
    switch arguments.first {
    case "proofs":
      guard let (count, seed) = numbers(arguments.dropFirst(), count: 100_000) else {
        return usage()
      }
      await Proofs(count: count, seed: seed).run()
    case "settled":
      guard let (count, seed) = numbers(arguments.dropFirst(), count: 10_000) else {
        return usage()
      }
      if !Settled(count: count, seed: seed).run() { exit(1) }
      if !SettledRulebook(count: count, seed: seed).run() { exit(1) }
    case "interviews":
      guard let (count, seed) = numbers(arguments.dropFirst(), count: 1_000) else {
        return usage()
      }
      if !Interviews(users: SimulatedUsers(seed: seed), count: count).run() { exit(1) }
    case "keypresses":
      guard let (count, seed) = numbers(arguments.dropFirst(), count: 20) else { return usage() }
      if !Keypresses(users: SimulatedUsers(seed: seed), count: count).run() { exit(1) }
    case "field":
      if !FieldCases().run() { exit(1) }
    case "certificates":
      guard let (count, seed) = numbers(arguments.dropFirst(), count: 100) else {
        return usage()
      }
      var limits = Analysis.Limits()
      limits.valuesPerKey = 40
      Certificates(users: SimulatedUsers(seed: seed, limits: limits), count: count)
        .run(searching: count <= 20)
    case "witnesses":
      let words = arguments.dropFirst().map { Int($0) ?? 0 }
      guard words.count <= 2, words.allSatisfy({ $0 > 0 }) else { return usage() }
      Witnesses(step: words.first ?? 1, bases: words.dropFirst().first).run()
    case "speed":
      let name = arguments.count > 1 ? arguments[1] : "rulebook"
      guard let (count, seed) = numbers(arguments.dropFirst(2), count: 500_000) else {
        return usage()
      }
      guard let ruleSet = Speed.ruleSet(name, seed: seed) else {
        print("speed: no rule file below \(name)")
        exit(1)
      }
      Speed(ruleSet: ruleSet, count: count, seed: seed).run()
    case "report": report(arguments.dropFirst())
    case "convert":
      do {
        let target = Workload.rulebook.appendingPathComponent("workload.rules")
        try Workload.load().notation.write(to: target, atomically: true, encoding: .utf8)
      } catch {
        print("convert: \(error)")
        exit(1)
      }
    default: usage()
    }
  }

  /// `advisor-benchmarks report [--json] [--program PATH] [workload|rulebook|start|batch]`
  private static func report(_ words: ArraySlice<String>) {
    var report = Report(runs: 5)
    var parts = words.filter { $0 != "--json" }
    var program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("advisor").path
    if let place = parts.firstIndex(of: "--program"), place + 1 < parts.endIndex {
      program = parts[place + 1]
      parts.removeSubrange(place...place + 1)
    }
    func wants(_ part: String) -> Bool { parts.isEmpty || parts.contains(part) }
    guard parts.allSatisfy(["workload", "rulebook", "start", "batch"].contains) else {
      return usage()
    }
    let isBuilt = FileManager.default.isExecutableFile(atPath: program)
    guard isBuilt || !wants("start") && !wants("batch") else {
      print("report: no program at \(program); build it with `swift build -c release`")
      exit(1)
    }
    do {
      if wants("workload") { try report.addWorkload() }
      if wants("rulebook") { report.addRulebook() }
      if wants("start") { try report.addStart(program) }
      if wants("batch") { try report.addBatch(program) }
      print(words.contains("--json") ? try report.json() : report.table)
    } catch {
      print("report: \(error)")
      exit(1)
    }
  }

  /// A count and a seed, each at least 1; nil when something else was written.
  private static func numbers(
    _ words: ArraySlice<String>, count: Int
  ) -> (count: Int, seed: UInt64)? {
    let read = words.map { Int($0) }
    guard read.count <= 2, read.allSatisfy({ $0.map { $0 > 0 } ?? false }) else { return nil }
    let numbers = read.compactMap(\.self)
    return (numbers.first ?? count, UInt64(numbers.dropFirst().first ?? 1))
  }

  private static func usage() {
    print(
      """
      usage: advisor-benchmarks proofs [COUNT] [SEED]
             advisor-benchmarks settled [COUNT] [SEED]
             advisor-benchmarks interviews [COUNT] [SEED]
             advisor-benchmarks keypresses [COUNT] [SEED]
             advisor-benchmarks field
             advisor-benchmarks certificates [COUNT] [SEED]
             advisor-benchmarks witnesses [EVERY] [COMPLETIONS]
             advisor-benchmarks speed [rulebook|random|FOLDER] [COUNT] [SEED]
             advisor-benchmarks report [--json] [--program PATH] [workload|rulebook|start|batch]
             advisor-benchmarks convert
      """)
    exit(64)
  }
}
