import Advice
import CostModel
import DecisionModel
import Notation
import Reports

/// What each line of batch output says beside its `id` and its number.
struct BatchFields: Sendable {
  /// The names as they were asked for.
  let names: [String]
  private let paths: [Field]

  /// What is asked for by one name.
  private enum Field: Hashable, Sendable {
    case destination, outcome, next
    /// The likely value of one cost of the destination.
    case cost(String)
    /// A member of `recommend`'s JSON.
    case path(String)
  }

  /// What is printed when nothing is asked for.
  static let usual = "destination,outcome,next"

  private static let costs = ["upfront", "monthly", "total"]

  /// Short names for members of `recommend`'s JSON.
  private static let short = [
    "confidence": "recommendation.confidence.robustness",
    "settled": "recommendation.confidence.settled",
  ]

  /// Reads the value of `--fields`.
  init(_ text: String) throws(CommandFailure) {
    var names: [String] = []
    var paths: [Field] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.trimmingBlanks
      guard !name.isEmpty else {
        throw .usage(
          "C104", "`--fields \(text)` names an empty field",
          help: "write `--fields destination,next,cost.monthly`")
      }
      guard !["id", "line", "error"].contains(name), !names.contains(name) else {
        throw .usage(
          "C104", "`--fields` names `\(name)` \(names.contains(name) ? "twice" : "itself")",
          help: "`id` and `line` are always there")
      }
      names.append(name)
      paths.append(try Self.field(name))
    }
    self.names = names
    self.paths = paths
  }

  private static func field(_ name: String) throws(CommandFailure) -> Field {
    switch name {
    case "destination": return .destination
    case "outcome": return .outcome
    case "next": return .next
    default: break
    }
    if let path = short[name] { return .path(path) }
    for cost in costs where name == "cost.\(cost)" { return .cost(cost) }
    let members = RecommendCommand.spec.members.map(\.name)
    let head = String(name.prefix { $0 != "." })
    guard members.contains(head) else {
      let known = ["destination", "outcome", "next"] + short.keys.sorted()
      let all = known + costs.map { "cost.\($0)" } + members
      throw .usage(
        "C108", "`--fields` names `\(name)`, which the advice doesn't have",
        help: Suggestions.question(Suggestions.near(name, among: all))
          ?? "it has " + all.joined(separator: ", "))
    }
    return .path(name)
  }

  /// Whether all of the advice has to be worked out.
  var wantsAdvice: Bool {
    paths.contains { if case .path = $0 { true } else { false } }
  }

  /// What has to be worked out beside the destination.
  var wish: CaseOutline.Wish {
    var wish: CaseOutline.Wish = []
    for path in paths {
      if case .cost = path { wish.insert(.cost) }
      if path == .next { wish.insert(.next) }
    }
    return wish
  }

  /// True when the destination and what kind of end it is are enough.
  var isLean: Bool { !wantsAdvice && wish.isEmpty }

  /// The values, as the text of members behind others.
  func members(_ outline: CaseOutline, _ advice: JSON?) -> String {
    zip(names, paths).map { name, path in
      ",\(JSON.string(name).line):\(value(path, outline, advice).line)"
    }.joined()
  }

  /// The same of an end, where nothing else is asked for.
  func members(_ outcome: Destination.Outcome, _ destination: [TechniqueID]) -> String {
    members(CaseOutline(outcome: outcome, destination: destination), nil)
  }

  private func value(_ field: Field, _ outline: CaseOutline, _ advice: JSON?) -> JSON {
    switch field {
    case .destination: .strings(outline.destination.map(\.rawValue))
    case .outcome: .string(outline.outcome.rawValue)
    case .next: .optional(outline.next?.rawValue)
    case .cost(let name):
      outline.cost?.quantity(name)?.amount.map { .number($0.likely) } ?? .null
    case .path(let path): advice?.value(at: path) ?? .null
    }
  }
}
