// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// What decides and calculates is optimised in debug builds too: tests go through hundreds of whole decisions
/// with thousands of draws each, which takes five times as long without. The other modules take longer to
/// optimise than the tests save by it. Numbers that overflow still trap.
let quick: [SwiftSetting] = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A library target; the arrows between them are held by `ArchitectureTests`.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = settings
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  _ module: String, _ more: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: module + "Tests",
    dependencies: [.byName(name: module)] + more,
    exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "advisor",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "advisor", targets: ["advisor"])
  ],
  targets: [
    module("DecisionModel", settings: quick),
    module("Notation", ["DecisionModel"]),
    module("Archive", ["DecisionModel", "Notation"]),
    module("RuleEngine", ["DecisionModel"], settings: quick),
    module("CostModel", ["DecisionModel"], settings: quick),
    module("RuleAnalysis", ["DecisionModel", "RuleEngine"]),
    module("Advice", ["DecisionModel", "RuleEngine", "RuleAnalysis", "CostModel"]),
    module("Interview", ["DecisionModel", "Notation", "RuleAnalysis", "Advice"]),
    module(
      "Reports", ["DecisionModel", "RuleEngine", "RuleAnalysis", "CostModel", "Advice"]),
    .target(
      name: "Rulebook",
      exclude: ["rules"],
      swiftSettings: settings,
      plugins: ["EmbedRules"]),
    .executableTarget(
      name: "embed-rules", dependencies: ["DecisionModel", "Notation", "Archive"],
      swiftSettings: settings),
    .plugin(
      name: "EmbedRules", capability: .buildTool(), dependencies: ["embed-rules"],
      path: "Sources/EmbedRules"),
    module(
      "AdvisorCommand",
      [
        "DecisionModel", "Notation", "RuleEngine", "CostModel", "RuleAnalysis", "Advice",
        "Interview", "Reports", "Rulebook", "Archive",
        .target(name: "CMalloc", condition: .when(platforms: [.linux])),
      ]),
    .systemLibrary(name: "CMalloc"),
    .executableTarget(
      name: "advisor", dependencies: ["AdvisorCommand"], swiftSettings: settings),
    .target(
      name: "ReferenceEngine", dependencies: ["DecisionModel"],
      path: "Tests/ReferenceEngine", swiftSettings: settings),
    .target(
      name: "BenchmarkWorkload", dependencies: ["DecisionModel", "Notation", "RuleEngine"],
      path: "Tests/BenchmarkWorkload",
      exclude: ["workload.json", "rulebook"], swiftSettings: settings),
    .executableTarget(
      name: "advisor-benchmarks",
      dependencies: [
        "DecisionModel", "RuleEngine", "RuleAnalysis", "CostModel", "Advice", "Interview",
        "AdvisorCommand", "ReferenceEngine", "BenchmarkWorkload",
        "Notation", "Rulebook",
      ],
      path: "Tests/Benchmarks", swiftSettings: settings),
    tests(
      "BenchmarkWorkload", ["DecisionModel", "Notation", "ReferenceEngine", "RuleEngine"]),
    tests("DecisionModel"),
    tests("Notation", ["DecisionModel"]),
    tests("RuleEngine", ["DecisionModel", "ReferenceEngine", "Notation"]),
    tests(
      "CostModel", ["DecisionModel", "Notation"],
      exclude: ["Published/cost-cases.csv", "Published/published-figures.csv"]),
    tests(
      "RuleAnalysis",
      ["DecisionModel", "RuleEngine", "Notation", "Rulebook", "ReferenceEngine"]),
    tests(
      "Advice",
      [
        "DecisionModel", "RuleEngine", "RuleAnalysis", "CostModel", "Notation", "Rulebook",
        "ReferenceEngine",
      ]),
    tests(
      "Interview",
      ["DecisionModel", "Notation", "RuleAnalysis", "Advice", "Rulebook"]),
    tests(
      "Reports",
      [
        "DecisionModel", "RuleEngine", "RuleAnalysis", "CostModel", "Advice", "Notation",
        "Rulebook",
      ]),
    tests("Archive", ["DecisionModel", "Notation"]),
    tests("Rulebook", ["Archive", "DecisionModel", "Notation"]),
    tests(
      "AdvisorCommand",
      [
        "DecisionModel", "Notation", "RuleEngine", "RuleAnalysis", "CostModel", "Advice", "Reports",
        "Rulebook",
      ]),
  ]
)
