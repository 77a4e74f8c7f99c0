import DecisionModel
import Notation
import Testing

@Suite struct RulesReaderTests {
  /// What the cases below refer to.
  static let ground = """
    strength weakly 1
    strength strongly 5
    slot behavior required
    slot knowledge optional at least 3
    technique prompt "prompting"
      slot behavior
      summary "words"
    technique rag "retrieval"
      slot knowledge
      summary "look it up"
    technique lora "LoRA"
      slot behavior
      requires prompt
      summary "adapters"
    technique full "full training"
      slot behavior
      summary "all weights"
    family tuning "fine-tuning" = lora, full
    need facts "facts"
      when gpu is yes
    fact examples count 0..1M
      ask "how many?"
      topic data
    fact latency_target duration 0..1h
      ask "how fast?"
      topic traffic
    fact gpu yes/no
      ask "a GPU?"
      topic place
    fact mood one of
      ask "what mood?"
      topic data
      value calm "calm"
      value open "not known" as unknown
    fact tried techniques
      ask "tried?"
      topic today
    fact failures set of
      ask "what fails?"
      topic today
      value format "format"
      value tone "tone"
    source kadoa "Title"
      author "A"
      date "2025"
      at "x.txt"
    claim kadoa-01
      section "S"
      kind tool
      says "something"
    disagreement D01 "How many?"
      side "few" cites kadoa-01
      side "many" cites kadoa-01
      resolution "it depends"
    step ship "Ship"
      do "ship"
      stop "shipped"
      cites kadoa-01
    """

  static func read(_ text: String) -> RulesReading {
    RulesReader.read([
      SourceText(path: "a.rules", text: ground), SourceText(path: "b.rules", text: text),
    ])
  }

  @Test func readsTheGroundWithoutAWord() {
    #expect(MarkedText.places(Self.read("").diagnostics) == [])
  }

  static let faults: [MarkedText] = [
    MarkedText(
      """
      rul few
      #^^ R101
        group data
      rule few words
      #        ^^^^^ R105
        group data
      """),
    MarkedText(
      """
        group data
      # ^^^^^ R108
      rule few
        group data now
      #            ^^^ R105
        whenn examples < 5
      # ^^^^^ R102
        when exmaples < 5
      #      ^^^^^^^^ R201
        supports ragg strongly
      #          ^^^^ R203
        supports rag hugely
      #              ^^^^^^ R211
        supports rag weakly
        because "no closing
      #         ^^^^^^^^^^^ R103
        cites kadoa-01, kadoa-99
      #                 ^^^^^^^^ R207
        resolves D02
      #          ^^^ R209
      """),
    MarkedText(
      """
      rule first
        group data
        and   gpu is yes
      # ^^^ R109
      """),
    MarkedText(
      """
      rule tests
        group    data
        when     examples is 5
      #                   ^^ R214
        except when failures is format
      #                      ^^ R214
        except when gpu < 5
      #                 ^ R214
        except when latency_target < 5/s
      #                              ^^^ A204
        except when examples > 2M
      #                        ^^ R215
        except when mood is open
      #                     ^^^^ R202
        except when mood is grumpy
      #                     ^^^^^^ R202
        except when tried has tuning or lora or raag
      #                                         ^^^^ R203
        except when examples in 5
      #                         ^ R104
        except when examples < 1,5
      #                        ^^^ A202
        except when gpu is yes or
      #                          ^ R104
        supports rag strongly
        because  "why"
        cites    kadoa-01
      """),
    MarkedText(
      """
      fact examples count
      #    ^^^^^^^^ R213
        ask "again?"
        topic data
      derive a yes/no
      #      ^ R216
        says "a"
        yes when b is yes
        no otherwise
        yes when gpu is yes
      # ^^^ R111
      derive b yes/no
        says "b"
        maybe when a is yes
      # ^^^^^ R202
        yes when a is yes
        no otherwise
      derive c count
        says "c"
        = examples + round(examples / 5)
      #              ^^^^^ R114
      derive d count
        says "d"
        = examples-5
      #   ^^^^^^^^^^ R201
      derive e count
        says "e"
        = min(examples, 1,000)
      #                 ^^^^^ R112
      derive f count
        says "f"
        = gpu + 1
      #   ^^^ R214
      fact odd countt
      #        ^^^^^^ R115
        ask "?"
        topic data
      fact placed yes/no
        ask "?"
        quick 0
      #       ^ R104
        topic data
      """),
    MarkedText(
      """
      technique odd "odd"
        slot nowhere
      #      ^^^^^^^ R204
        delivers wings
      #          ^^^^^ R205
        requires odd2
      #          ^^^^ R203
        summary "s" ;
      #             ^ R110
      claim lonely
      #     ^^^^^^ R118
      claim kadao-05
      #     ^^^^^^^^ R208
        section "S"
        kind opinion
      #      ^^^^^^^ R218
        says "said"
      gate g
        forbids lora
        postpones lora after ship
      #           ^^^^ R106
        until "{exampels} more"
      #         ^^^^^^^^ R201
        because "b"
        cites kadoa-01
      amend nobody
      #     ^^^^^^ R212
        except when gpu is yes
        because "b"
        cites kadoa-01
      order ship before shop
      #                 ^^^^ R206
        because "b"
        cites kadoa-01
      step end "End"
        do "end"
        stop "ended"
        concludes everything
      #           ^^^^^^^^^^ R219
        cites kadoa-01
        effort 3
      #        ^ R104
      """),
  ]

  @Test(arguments: faults)
  func marksEveryFault(marked: MarkedText) {
    let places = MarkedText.places(
      Self.read(marked.text).diagnostics.filter { $0.span.file == "b.rules" && $0.code != "R107" })
    #expect(places == marked.expected)
  }

  @Test func suggestsNamesOfTheRightKind() {
    let reading = Self.read(
      """
      rule few
        group data
        when exmaples < 5
        supports promt strongly
        because "b"
        cites kadao-01
      """)
    #expect(
      reading.diagnostics.map(\.help) == [
        "did you mean `examples`?", "did you mean `prompt`?", "did you mean `kadoa-01`?",
      ])
  }

  @Test func showsBothPlacesOfADoubleName() throws {
    let reading = Self.read("slot behavior required")
    let diagnostic = try #require(reading.diagnostics.first)
    #expect(diagnostic.code == "R213")
    #expect(diagnostic.span.label == "b.rules:1:6")
    #expect(diagnostic.related.map(\.span.label) == ["a.rules:3:6"])
  }

  @Test func joinsLinesOfATextAndKeepsHashesInIt() throws {
    let reading = Self.read(
      """
      step more "More"  # a note
        do   "one # two "
             "and \\"three\\""
        stop "s"
        cites kadoa-01
      """)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.ruleSet.step("more")?.action == "one # two and \"three\"")
  }

  @Test func readsAlternativesValuesAndFamilies() throws {
    let reading = Self.read(
      """
      rule many
        group data
        when tried has tuning or prompt or gpu is yes or examples in 5..10k
        and  mood is not calm
        supports tuning strongly
        because "b"
        cites kadoa-01
      """)
    let rule = try #require(reading.ruleSet.rules.first)
    let tests = rule.grounds.when.clauses.map { $0.atoms.map(\.test) }
    #expect(
      tests == [
        [
          .has(["lora", "full", "prompt"]), .isOneOf(["yes"]),
          .between(Quantity(5), Quantity(10_000)),
        ],
        [.isNoneOf(["calm"])],
      ])
    #expect(rule.effects.first?.techniques == ["lora", "full"])
    #expect(rule.grounds.when.clauses[0].atoms[1].span.label == "b.rules:3:38")
  }

  @Test(arguments: [
    (["documents"], 1, 0), (["field"], 0, 0), (["documents", "field"], 1, 1),
  ])
  func leavesPacksOut(packs: [PackName], rules: Int, exceptions: Int) {
    let rule = """
      rule r
        group data
        when gpu is yes
        supports rag strongly
        because "b"
        cites kadoa-01
      """
    let amendment = """
      amend r
        except when mood is calm
        because "b"
        cites kadoa-01
      """
    let reading = RulesReader.read(
      [
        SourceText(path: "a.rules", text: Self.ground),
        SourceText(path: "documents/r.rules", text: rule),
        SourceText(path: "field/a.rules", text: amendment),
      ], packs: packs)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.ruleSet.rules.count == rules)
    let found = reading.ruleSet.rules.first?.grounds.exceptions ?? []
    #expect(found.count == exceptions)
    #expect(found.allSatisfy { $0.amendment == "field/r" && $0.because == "b" })
  }

  @Test func countsColumnsInScalars() {
    let reading = Self.read("step ship2 \"日本 é 👩‍👩‍👧\" ?")
    let stray = reading.diagnostics.first { $0.code == "R110" }
    #expect(stray?.span.label == "b.rules:1:25")
  }

  @Test func refusesBytesThatAreNoText() {
    let bytes = Array("# caf".utf8) + [0xE9, 0x0A, 0x00, 0x0A] + Array("a\rb".utf8)
    let reading = RulesReader.read([SourceText(path: "a.rules", bytes: bytes)])
    let codes = reading.diagnostics.map(\.code).filter { $0.hasPrefix("A") }
    #expect(codes == ["A301", "A302", "A303"])
  }
}
