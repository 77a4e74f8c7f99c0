import DecisionModel
import Notation
import RuleEngine

/// A small rulebook in the notation of `rules/`, and answers as a file would give them.
struct World {
  let engine: Engine
  private let reading: RulesReading

  /// The base with more declarations.
  init(_ more: String = "") {
    let texts = [("base.rules", Self.base), ("more.rules", more)]
    reading = RulesReader.read(texts.map { SourceText(path: $0.0, text: $0.1) })
    engine = Engine(reading.ruleSet)
  }

  /// What the reader complained of, a line each, but for the words that only reports read: those are
  /// left out here.
  var faults: [String] {
    reading.diagnostics.filter { !$0.message.contains("has no `") }
      .map { "\($0.span.label) \($0.message)" }
  }

  /// The rules that were read.
  var ruleSet: RuleSet { reading.ruleSet }

  /// The facts that some lines of answers give; lines are kept apart by `;`.
  func facts(_ answers: String) -> Facts {
    let lines = answers.split(separator: ";").map { $0.drop { $0 == " " } }.joined(separator: "\n")
    let vocabulary = AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook)
    let read = AnswersReader(vocabulary).read(SourceText(path: "answers", text: lines + "\n"))
    var facts = Facts()
    for answer in read.answers {
      facts[answer.key] = answer.value.map { .known($0) } ?? .unknown
    }
    return facts
  }

  func findings(_ answers: String) -> Findings { engine.findings(facts(answers)) }

  func destination(_ answers: String) -> Destination { engine.destination(findings(answers)) }

  /// Where the answers lead, in a line: outcome if it isn't `adapt`, then techniques.
  func end(_ answers: String) -> String {
    let destination = destination(answers)
    let techniques = destination.techniques.map(\.rawValue).joined(separator: " ")
    switch destination.outcome {
    case .adapt: return techniques
    case .stop, .noneFits: return "\(destination.outcome.rawValue): \(techniques)"
    }
  }

  static let base = """
    strength weakly 1
    strength moderately 3
    strength strongly 5

    slot behavior required
    slot knowledge optional at least 3
    slot model optional at least 3

    technique prompt "prompting"
      slot behavior
    technique few_shot "examples"
      slot behavior
      requires prompt
    technique lora "LoRA"
      slot behavior
    technique qlora "QLoRA"
      slot behavior
    technique managed "managed"
      slot behavior
    bundle mix "examples and LoRA"
      slot behavior
      role few_shot "the bulk"
      role lora "the tail"
    technique rag "RAG"
      slot knowledge
      delivers knowledge
    technique long_context "long context"
      slot knowledge
      delivers knowledge
    technique stronger "a stronger model"
      slot model
      delivers ability, knowledge

    family tuning "tuning" = lora, qlora, managed
    equivalent lora, qlora
    exhausts lora, qlora
    excludes stronger with tuning because "one or the other"

    need knowledge "facts"
      when private is yes
    need ability "ability"
      when hard is yes

    fact private yes/no
    fact hard yes/no
    fact result one of
      value unmeasured "not measured" as unknown
      value meets "meets"
      value close "close"
      value far "far"
    fact tuned one of
      value nothing "no tuned version"
      value better "better"
      value meets "meets"
    fact best_ok yes/no
    fact split yes/no
    fact n count 0..1000
    fact m count 0..1000
    fact fails set of
      value format "format"
      value tone "tone"
      value slow "slow"
      value not_yet "nothing fails yet" alone
    fact tried techniques
    fact in_use techniques
    computed costly techniques
      reads n

    history
      tried     tried
      in_use    in_use
      implied   prompt
      fallback  prompt
      exhausted in behavior unless result is meets
      exhausted stronger when best_ok is no
      exhausted stronger when tried has stronger
      and       in_use lacks stronger
      unfit     when best_ok is no
      instead   long_context when split is yes
    """

  /// A rule that supports a technique by 1, 3 or 5 under a condition.
  static func rule(
    _ name: String, _ pushes: String..., group: String = "g", when: String? = nil
  ) -> String {
    let lines = when.map { ["  when \($0)"] } ?? []
    return (["rule \(name)", "  group \(group)"] + lines + pushes.map { "  " + $0 })
      .joined(separator: "\n") + "\n  because \"so\"\n"
  }
}
