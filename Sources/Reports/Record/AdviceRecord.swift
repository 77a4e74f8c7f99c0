public import DecisionModel

/// Advice as its JSON document holds it: what every report other than the terminal's is written from, so
/// that a result saved with `recommend --json` gives the same report later.
///
/// Nothing in it refers to rule files or prices: titles, questions and sentences are as they were then.
/// Every text may hold anything; a renderer escapes all of it.
public struct AdviceRecord: Hashable, Sendable {
  /// How it went: `ok`, or `provisional` while open answers may change the destination.
  public var status: String
  /// The program and the data it ran on.
  public var tool: Tool
  /// The command that prints it again, word by word, the program's name first; empty in documents from
  /// before it was written.
  public var commandLine: [String]
  /// Why the exit status of the run was not 0, such as a gate of `--fail-on` that was hit.
  public var failures: [String]
  /// Warnings about the answers, rules and prices.
  public var diagnostics: [Notice]
  /// The answers, as the questions are declared.
  public var answers: [Answer]
  /// The destination, the path and the confidence.
  public var recommendation: Recommendation
  /// Every technique with its verdict and reasons, in slot order.
  public var techniques: [Technique]
  /// Questions on which the sources differ.
  public var disagreements: [Disagreement]
  /// Mistakes to avoid.
  public var warnings: [Note]
  /// What it costs; nil without prices.
  public var cost: Cost?
  /// Answers that would change the destination, those of one key first.
  public var flips: [Flip]
  /// Open questions, as they are declared.
  public var unanswered: [OpenQuestion]
  /// Keys that were answered and do not apply.
  public var unused: [String]
  /// Answers that hardly occur together.
  public var conflicts: [Conflict]
  /// What moved since another result; nil where none was named.
  public var baseline: Baseline?
  /// Groups of techniques that count as one destination.
  public var equivalents: [[String]]
  /// The sources that are cited, in the order of their names.
  public var sources: [Source]

  /// The program and the data it ran on.
  public struct Tool: Hashable, Sendable {
    /// The version of the program.
    public var version: String
    /// The packs of rules.
    public var packs: [String]
    /// The digest of the rule files, 64 hexadecimal digits.
    public var digest: String
    /// The date of the price book.
    public var pricesAsOf: String?
  }

  /// Something to put right or to know about the input.
  public struct Notice: Hashable, Sendable {
    /// Its code, such as `A115`.
    public var code: String
    /// `error` or `warning`.
    public var severity: String
    /// What is wrong.
    public var message: String
    /// The way out.
    public var help: String?
    /// Where.
    public var place: Place?
  }

  /// A place in a file; a flag or a variable has no line.
  public struct Place: Hashable, Sendable {
    /// The file as the user named it, or the flag or variable.
    public var file: String
    /// The line, from 1.
    public var line: Int?
    /// The column, from 1, in Unicode scalars.
    public var column: Int?
    /// The column behind the last one.
    public var endColumn: Int?

    /// `my.answers:5`, or the name alone.
    public var label: String { line.map { "\(file):\($0)" } ?? file }
  }

  /// An answer.
  public struct Answer: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The question; nil in documents from before it was written.
    public var question: String?
    /// What was written.
    public var raw: String
    /// What it means.
    public var value: FactValue
    /// The base unit of a number.
    public var unit: String?
    /// `file`, `stdin`, `environment`, `flag`, `interview`, `batch` or `default`.
    public var origin: String
    /// Where it was written.
    public var place: Place?
  }

  /// A document that is cited.
  public struct Source: Hashable, Sendable {
    /// Its short name.
    public var id: String
    /// The title.
    public var title: String
    /// Who wrote it, or `not stated`.
    public var author: String
    /// When, or `not stated`.
    public var date: String
  }

  /// The title of a technique, or its id where it has none.
  public func title(_ technique: String) -> String {
    techniques.first { $0.id == technique }?.title ?? technique
  }
}

/// A value of an answer, typed as in the JSON.
public enum FactValue: Hashable, Sendable {
  /// Not known.
  case unknown
  /// A number in the base unit, or the two ends of a range.
  case number(low: Quantity, high: Quantity)
  /// Yes or no.
  case flag(Bool)
  /// One of several words, or a name.
  case text(String)
  /// Members of a set; none for the empty one.
  case set([String])
}
