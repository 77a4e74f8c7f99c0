import DecisionModel
import Notation
import RuleEngine
import Testing

@testable import RuleAnalysis

/// Names of a price book in proofs, witnesses, draws and flips, with a cost model that looks at names alone.
@Suite struct NameTests {
  static let rules = RulesReader.read([
    SourceText(
      path: "test.rules",
      text: """
        strength strongly 5
        slot behavior required
        technique prompt "prompting"
          slot behavior
          summary "a"
        technique lora "LoRA"
          slot behavior
          requires prompt
          summary "b"
        source works "Works"
          author "a"
          date "2024"
          at "works.txt"
        claim works-01
          section "s"
          kind rule_for
          says "x"
          about model
          for lora
        group cost
        fact model name of model
          ask "Which model?"
          topic money
        fact machine name of machine
          ask "Which machine?"
          topic money
        computed is_dear yes/no
          says "whether the bill is high"
          reads model, machine
        rule dear
          group cost
          when is_dear is yes
          supports lora strongly
          because "x"
          cites works-01
        confidence
          draws 40
          seed 7
          level low
        """)
  ])

  static let engine = Engine(rules.ruleSet)
  static let names: [FactKey: [String]] = [
    "model": (1...9).map { "m\($0)" }, "machine": ["a", "b", "c"],
  ]

  /// A bill that is high for some pairs of names; the first of a table is the usual one.
  struct Bill: Variations {
    var dear: Set<[String]>
    var isProof: Bool

    func settled(_ facts: Facts, only wanted: Set<FactKey>?) -> Facts {
      var result = facts
      let given = ["model", "machine"].map { key -> String? in
        if case .name(let name)? = facts[FactKey(key)].value { name } else { nil }
      }
      let isOpen = isProof && given.contains(nil)
      let pair = [given[0] ?? "m1", given[1] ?? "a"]
      result["is_dear"] = isOpen ? .unasked : .known(.choice(dear.contains(pair) ? "yes" : "no"))
      return result
    }
  }

  static func analysis(dear: Set<[String]>, namesSplit: Int = 150) -> Analysis {
    var limits = Analysis.Limits()
    limits.namesSplit = namesSplit
    return Analysis(
      engine, limits: limits, cells: Cells(engine.ruleSet, names: names),
      recompute: { facts, _ in Bill(dear: dear, isProof: false).settled(facts, only: nil) },
      prove: { _ in Bill(dear: dear, isProof: true) })
  }

  static func facts(_ given: [FactKey: String] = [:]) -> Facts {
    var facts = Facts()
    for (key, name) in given { facts[key] = .known(.name(name)) }
    return facts
  }

  @Test func theRulesReadWithoutAnError() {
    #expect(Self.rules.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
  }

  /// Bounds over all names at once tell nothing here; name by name they do.
  @Test func whatHoldsForEveryNameIsProvedNameByName() {
    #expect(Self.analysis(dear: []).settlement(Self.facts()).ground == .proof)
    // One name of the first table, and then each of the other, is more than two.
    let capped = Self.analysis(dear: [], namesSplit: 2)
    #expect(capped.settlement(Self.facts()).ground == .gaveUp)
    #expect(capped.settlement(Self.facts(["model": "m3", "machine": "b"])).ground == .proof)
  }

  /// Whichever single pair of names moves the end, it is found, and both sides are run again.
  @Test(arguments: ["m2", "m5", "m9"], ["a", "b", "c"])
  func oneDearPairIsAWitness(model: String, machine: String) throws {
    let analysis = Self.analysis(dear: [[model, machine]])
    let found = analysis.openKeys(Self.facts())
    #expect(found.settlement.ground == .witness)
    let keys = found.keys.filter { $0.witness != nil }
    #expect(!keys.isEmpty)
    for key in keys {
      let witness = try #require(key.witness)
      var (one, other) = (witness.others, witness.others)
      one[key.key] = .known(witness.first)
      other[key.key] = .known(witness.second)
      #expect(analysis.verdict(one) == witness.firstVerdict)
      #expect(analysis.verdict(other) == witness.secondVerdict)
      #expect(witness.firstVerdict != witness.secondVerdict)
      #expect(key.canChange.contains(.destination))
    }
  }

  /// Nothing says how likely a name is, so that draws take the usual one.
  @Test func drawsTakeTheUsualName() throws {
    let scale = try #require(Self.rules.ruleSet.confidence)
    let analysis = Self.analysis(dear: [["m2", "a"], ["m3", "a"]])
    let verdict = analysis.verdict(Self.facts())
    let found = analysis.robustness(of: verdict, Self.facts(), scale: scale)
    #expect(found == Robustness(share: Quantity(1)))
  }

  /// One flip for each end, the first name of the book that leads there.
  @Test func anAnsweredNameFlipsToTheFirstThatLeadsElsewhere() {
    let analysis = Self.analysis(dear: [["m4", "a"], ["m7", "a"], ["m1", "c"]])
    let facts = Self.facts(["model": "m1", "machine": "a"])
    let flips = analysis.flips(facts)
    #expect(flips.map(\.key) == ["model", "machine"])
    #expect(flips.map(\.to) == [.name("m4"), .name("c")])
    #expect(flips.allSatisfy { $0.destination == ["lora"] })
    let two = Self.analysis(dear: [["m5", "b"]]).flips(facts, to: "lora")
    #expect(two.completedDepth == 2 || !two.flips.isEmpty)
    #expect(two.flips.map { $0.changes.map(\.to) } == [[.name("m5"), .name("b")]])
  }

  /// A name that leads where another does is not said again.
  @Test func aQuestionBranchesOncePerEnd() {
    let analysis = Self.analysis(dear: [["m4", "a"], ["m7", "a"]])
    let branches = analysis.branches(of: "model", Self.facts())
    #expect(branches.map(\.value) == [.name("m1"), .name("m4")])
  }
}
