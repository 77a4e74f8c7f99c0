import Foundation
import Testing

/// Who may import whom. Nothing points back, and the core knows no Foundation.
@Suite struct ArchitectureTests {
  static let core: Set<String> = [
    "DecisionModel", "Notation", "Archive", "RuleEngine", "CostModel", "RuleAnalysis", "Advice",
    "Interview",
  ]

  static let allowed: [String: Set<String>] = [
    "DecisionModel": ["Glibc", "Musl", "Darwin"],
    "Notation": ["DecisionModel"],
    "Archive": ["DecisionModel", "Notation"],
    "RuleEngine": ["DecisionModel"],
    "CostModel": ["DecisionModel"],
    "RuleAnalysis": ["DecisionModel", "RuleEngine"],
    "Advice": ["DecisionModel", "RuleEngine", "RuleAnalysis", "CostModel"],
    "Interview": ["DecisionModel", "Notation", "RuleAnalysis", "Advice"],
    "Reports": [
      "DecisionModel", "RuleEngine", "RuleAnalysis", "CostModel", "Advice", "Glibc", "Musl",
      "Darwin",
    ],
    "Rulebook": [],
    "CMalloc": [],
    "AdvisorCommand": [
      "DecisionModel", "Notation", "RuleEngine", "CostModel", "RuleAnalysis", "Advice",
      "Interview", "Reports", "Rulebook", "Archive", "CMalloc", "Dispatch", "Glibc", "Musl",
      "Darwin", "Synchronization",
    ],
    "advisor": ["AdvisorCommand"],
    "embed-rules": ["Archive", "DecisionModel", "Foundation", "Notation"],
    "EmbedRules": ["Foundation", "PackagePlugin"],
  ]

  static let sources = RulebookTests.folder.deletingLastPathComponent().appending(path: "Sources")

  @Test(arguments: allowed.keys.sorted())
  func importsOnlyWhatTheTableAllows(module: String) throws {
    for (file, text) in try Self.files(of: module) {
      let imported = Set(text.split(separator: "\n").compactMap(Self.imported(by:)))
      let extra = imported.subtracting(Self.allowed[module] ?? [])
      #expect(extra.isEmpty, "\(module)/\(file) imports \(extra.sorted())")
    }
  }

  @Test func everyModuleStandsInTheTable() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
      .filter { !$0.hasPrefix(".") }
    #expect(Set(folders) == Set(Self.allowed.keys))
  }

  @Test func onlyOneFileOfTheCoreImportsTheCLibrary() throws {
    let files = try Self.core.sorted().flatMap { module in
      try Self.files(of: module).filter { $0.text.contains("import Glibc") }.map(\.file)
    }
    #expect(files == ["CMath.swift"])
  }

  @Test func mainIsOneCall() throws {
    let text = try String(
      contentsOf: Self.sources.appending(path: "advisor/main.swift"), encoding: .utf8)
    let lines = text.split(separator: "\n").filter {
      !$0.hasPrefix("//") && !$0.hasPrefix("import")
    }
    #expect(lines.count == 1)
  }

  static func files(of module: String) throws -> [(file: String, text: String)] {
    let folder = sources.appending(path: module)
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
      .sorted()
      .map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
  }

  /// The module that a line imports, whatever access level or attribute stands before it.
  static func imported(by line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
      words[..<at].allSatisfy({
        ["public", "internal", "package", "private", "fileprivate"].contains($0)
          || $0.hasPrefix("@")
      })
    else { return nil }
    let name =
      ["struct", "func", "enum", "class"].contains(words[at + 1]) && at + 2 < words.count
      ? words[at + 2] : words[at + 1]
    return String(name.split(separator: ".")[0])
  }
}
