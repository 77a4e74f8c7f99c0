public import Foundation

/// A rule set and cases in a neutral form that other engines read too: conjunctions of simple tests,
/// each adding a weight to one outcome; the outcome with the greatest sum wins, the first of equals.
public struct Workload: Decodable, Sendable {
  /// What a case says.
  public var attributes: [Attribute]
  /// What is chosen between.
  public var outcomes: [String]
  /// The rules.
  public var rules: [Rule]
  let seedCases: UInt32

  private enum CodingKeys: String, CodingKey {
    case attributes, outcomes, rules
    case seedCases = "seed_cases"
  }

  /// One thing that a case says.
  public struct Attribute: Decodable, Sendable {
    /// Its name.
    public var name: String
    /// `int`, `enum` or `bool`.
    public var kind: String
    /// The least of a number.
    public var lo: Int?
    /// The most of a number.
    public var hi: Int?
    /// The values of an enumeration.
    public var values: [String]?
  }

  /// One rule.
  public struct Rule: Decodable, Sendable {
    /// Its name.
    public var id: String
    /// What must hold, all of it.
    public var when: [Test]
    /// The place of the outcome it moves.
    public var outcome: Int
    /// By how much.
    public var weight: Int
  }

  /// One test of one attribute.
  public struct Test: Decodable, Sendable {
    /// The attribute.
    public var fact: String
    /// `ge`, `lt`, `between` (the upper bound left out), `eq` or `in`.
    public var op: String
    /// What `ge`, `lt` and `eq` compare with.
    public var value: Scalar?
    /// The values of `in`.
    public var values: [String]?
    /// The least of `between`.
    public var lo: Int?
    /// What `between` stays below.
    public var hi: Int?
  }

  /// One value of one attribute.
  public enum Scalar: Decodable, Hashable, Sendable {
    /// A number.
    case number(Int)
    /// A value of an enumeration.
    case word(String)
    /// Yes or no.
    case flag(Bool)

    /// Reads whichever of the three stands there.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .word(try container.decode(String.self))
      }
    }

    /// The value as JSON.
    public var json: String {
      switch self {
      case .number(let number): "\(number)"
      case .word(let word): "\"\(word)\""
      case .flag(let flag): flag ? "true" : "false"
      }
    }
  }

  /// The folder this file stands in: the workload as JSON, and the rulebook made from it.
  public static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The folder of the rulebook.
  public static let rulebook = folder.appendingPathComponent("rulebook")

  /// Reads the workload that stands beside this file.
  public static func load() throws -> Workload {
    let data = try Data(contentsOf: folder.appendingPathComponent("workload.json"))
    return try JSONDecoder().decode(Workload.self, from: data)
  }
}
