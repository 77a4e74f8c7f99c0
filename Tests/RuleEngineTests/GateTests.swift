import DecisionModel
import RuleEngine
import Testing

/// Gates: what forbids, what postpones, and what is spared.
@Suite struct GateTests {
  static func gate(_ effect: String, when: String? = nil, name: String = "g") -> String {
    let line = when.map { "  when \($0)\n" } ?? ""
    return "gate \(name)\n  \(effect)\n\(line)  until \"then\"\n  because \"so\"\n"
  }

  @Test func forbidsOnlyWhenItMustFire() {
    let world = World(Self.gate("forbids tuning", when: "n < 50"))
    func lora(_ answers: String) -> Standing? { world.findings(answers).standings["lora"] }
    #expect(lora("n = 10")?.blockedBy == ["g"])
    #expect(lora("n = 10")?.isPossible == false)
    #expect(lora("n = 90")?.blockedBy == [])
    #expect(lora("")?.blockedBy == [])
    #expect(lora("")?.mayBeBlockedBy == ["g"])
    #expect(lora("")?.isPossible == true)
  }

  @Test func noWeightBuysBackAGate() {
    let rules = World.rule("r", "supports lora strongly") + Self.gate("forbids lora")
    #expect(World(rules).end("") == "prompt")
  }

  @Test func postponesWithoutForbidding() {
    let rules =
      "step task \"the task\"\n  do \"say it\"\n  stop \"said\"\n"
      + World.rule("r", "supports lora strongly")
      + Self.gate("postpones tuning after prompt, task", when: "n < 50")
    let world = World(rules)
    #expect(world.faults == [])
    let standing = world.findings("n = 10").standings["lora"]
    #expect(standing?.postponed == [.init(gate: "g", after: ["prompt", "task"])])
    #expect(standing?.isPossible == true)
    #expect(world.end("n = 10") == "lora")
    #expect(
      world.findings("").standings["lora"]?.mayBePostponed
        == [.init(gate: "g", after: ["prompt", "task"])])
  }

  @Test func whatRequiresSomethingForbiddenIsMissingIt() {
    let world = World(Self.gate("forbids prompt"))
    #expect(world.findings("").standings["few_shot"]?.missing == "prompt")
    #expect(world.findings("").standings["few_shot"]?.isPossible == false)
    #expect(world.findings("").standings["mix"]?.missing == "prompt")
  }

  @Test func aBundleSuffersWhatAMemberSuffers() {
    let blocked = World(Self.gate("forbids lora")).findings("").standings["mix"]
    #expect(blocked?.blockedBy == ["g"])
    let postponed = World(Self.gate("postpones lora after prompt")).findings("").standings["mix"]
    #expect(postponed?.postponed == [.init(gate: "g", after: ["prompt"])])
    #expect(World().findings("tried = lora").standings["mix"]?.isExhausted == true)
  }

  /// The set of a cost gate, as the cost model would give it.
  static func costly(_ world: World, _ names: [ValueName]?) -> Findings {
    var facts = Facts()
    if let names { facts["costly"] = .known(.set(names)) }
    return world.engine.findings(facts)
  }

  static let everything: [ValueName] = ["prompt", "few_shot", "lora", "qlora", "managed"]

  @Test func eachMemberOfASetIsForbidden() {
    let world = World(Self.gate("forbids each of costly sparing first"))
    let findings = Self.costly(world, ["lora", "rag"])
    #expect(findings.standings["lora"]?.blockedBy == ["g"])
    #expect(findings.standings["rag"]?.blockedBy == ["g"])
    #expect(findings.standings["qlora"]?.blockedBy == [])
    #expect(Self.costly(world, nil).standings["qlora"]?.mayBeBlockedBy == ["g"])
  }

  /// What is measured of a technique says nothing of those that come after it, which are measured themselves.
  @Test func aSetSaysNothingOfWhatRequiresItsMembers() {
    let world = World(Self.gate("forbids each of costly sparing first"))
    let findings = Self.costly(world, ["prompt"])
    #expect(findings.standings["prompt"]?.blockedBy == ["g"])
    #expect(findings.standings["few_shot"]?.isPossible == true)
    #expect(findings.standings["few_shot"]?.missing == nil)
    let all = Self.costly(world, Self.everything.filter { $0 != "few_shot" })
    #expect(all.standings["prompt"]?.sparedFrom == [])
    #expect(world.engine.destination(all).techniques == ["few_shot"])
  }

  @Test func theFirstOfASetStaysWhenNothingElseIsLeft() {
    let world = World(Self.gate("forbids each of costly sparing first"))
    let order: [ValueName] = ["managed", "prompt", "few_shot", "lora", "qlora"]
    let findings = Self.costly(world, order)
    #expect(findings.standings["managed"]?.sparedFrom == ["g"])
    #expect(findings.standings["managed"]?.isPossible == true)
    #expect(findings.standings["prompt"]?.blockedBy == ["g"])
    #expect(world.engine.destination(findings).techniques == ["managed"])
  }

  @Test func whatIsSparedKeepsWhatItRequires() {
    let rules =
      Self.gate("forbids each of costly sparing first", name: "c")
      + Self.gate("forbids tuning", name: "t")
    let world = World(rules)
    let findings = Self.costly(world, ["few_shot"] + Self.everything)
    #expect(findings.standings["few_shot"]?.sparedFrom == ["c"])
    #expect(findings.standings["prompt"]?.sparedFrom == ["c"])
  }

  @Test func twoSetsThatForbidEverythingLeaveOneOfTheFirst() {
    let rules =
      Self.gate("forbids each of costly sparing first", name: "a")
      + Self.gate("forbids each of costly sparing first", name: "b")
    let findings = Self.costly(World(rules), Self.everything)
    #expect(findings.standings["prompt"]?.sparedFrom == ["a", "b"])
  }

  @Test func withoutSparingNothingStays() {
    let world = World(Self.gate("forbids each of costly"))
    let findings = Self.costly(world, Self.everything)
    #expect(findings.standings["prompt"]?.isPossible == false)
    #expect(world.engine.destination(findings).outcome == .noneFits)
  }
}
