import AdvisorCommand
import Testing

/// Packs of rules: the library's own, and folders that stand beside it.
@Suite struct PackTests {
  /// The small rulebook, with a team's own pack in another folder and a scenario of it.
  static let world: World = {
    var world = World.small
    world.files["ours/house.rules"] = Array(
      """
      source house "House rules"
        author "us"
        date   "2026"
        at     "intranet"

      claim house-01
        source  house
        section "one"
        kind    rule_against
        says    "no tune is kept up here"
        about   examples
        against lora

      gate nothing-is-tuned-here
        forbids  lora
        when     examples > 0
        until    "somebody keeps a tune up"
        because  "nobody keeps a tune up"
        cites    house-01

      """.utf8)
    world.folders["ours"] = ["house.rules"]
    world.files["ours-wrong/house.rules"] = Array("rule\n".utf8)
    world.folders["ours-wrong"] = ["house.rules"]
    world.folders["empty"] = []
    return world
  }()

  @Test func aFolderIsAPackBesideTheOthers() throws {
    func run(_ packs: String) throws -> [String: Any] {
      try AnswersTests.json(
        Self.world.run("recommend --rules small good.conf --packs \(packs) --json"))
    }
    func destination(_ document: [String: Any]) -> [String]? {
      (document["recommendation"] as? [String: Any])?["destination"] as? [String]
    }
    #expect(destination(try run("documents")) == ["lora", "rag"])
    let own = try run("documents,ours")
    #expect(destination(own) == ["rag"])
    #expect(destination(try run("documents,ours/")) == ["rag"])
    let tool = try #require(own["tool"] as? [String: Any])
    let rules = try #require(tool["rules"] as? [String: Any])
    #expect(rules["packs"] as? [String] == ["core", "documents", "ours"])
    let text = Self.world.run("why-not --rules small --packs documents,ours good.conf lora")
    #expect(text.output.contains("nothing-is-tuned-here"), "\(text.output)\(text.errors)")
  }

  @Test(arguments: [
    ("documents,our", 64, "unknown pack `our`"),
    ("documents,empty", 2, "no `.rules` file in `empty`"),
    ("documents,nowhere/ours", 1, "nowhere/ours"),
    ("documents,ours-wrong", 2, "ours-wrong/house.rules:1:"),
  ])
  func whatIsNoPackIsNamed(_ packs: String, _ status: Int32, _ says: String) {
    let run = Self.world.run("recommend --rules small good.conf --packs \(packs)")
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  /// Scenarios of a pack cite its claims, so that they go with it.
  @Test func scenariosGoWithTheirPack() {
    var world = Self.world
    world.files["small/ours/house.rules"] = world.files["ours/house.rules"]
    world.files["small/scenarios/ours/large.answers"] = Array(
      "examples = 500\nexpect.blocked = lora\nbecause = house-01\nwith.packs = documents, ours\n"
        .utf8)
    world.folders["small"] =
      (world.folders["small"] ?? []) + [
        "ours/house.rules", "scenarios/ours/large.answers",
      ]
    let only = world.run("rules test --rules small --packs documents")
    #expect(only.output == "1 scenario, 2 expectations, all met\n", "\(only.errors)")
    let ours = "small/scenarios/ours/large.answers"
    let both = world.run("rules test --rules small \(ours)")
    #expect(both.output == "1 scenario, 1 expectation, all met\n", "\(both.errors)")
    let none = world.run("rules test --rules small --packs documents \(ours)")
    #expect(none.status == 1)
    #expect(none.errors.contains("of packs that are not read"), "\(none.errors)")
  }
}
