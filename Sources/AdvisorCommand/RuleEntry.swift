import DecisionModel
import Reports

/// One declaration that bears a name, for lists and look-ups.
struct RuleEntry: Sendable {
  /// What it is.
  var kind: Kind
  /// Its name.
  var name: String
  /// Its pack.
  var pack: PackName
  /// Why, or what it advises.
  var text: String
  /// The claims it rests on, those of its exceptions included.
  var claims: [ClaimID]
  /// Where it is declared.
  var span: Span

  /// The kinds, in the order of lists.
  enum Kind: String, CaseIterable, Sendable {
    case gate, rule, stop, practice, warning, step, order

    /// Several of the kind.
    var plural: String {
      switch self {
      case .gate: "gates"
      case .rule: "rules"
      case .stop: "stops"
      case .practice: "practices"
      case .warning: "warnings"
      case .step: "steps"
      case .order: "orders"
      }
    }
  }

  /// Every named declaration, in the order of kinds and of declaration.
  static func all(in ruleSet: RuleSet) -> [RuleEntry] {
    let grounds =
      ruleSet.gates.map { (Kind.gate, $0.grounds) } + ruleSet.rules.map { (.rule, $0.grounds) }
      + ruleSet.stops.map { (.stop, $0.grounds) }
      + ruleSet.practices.map { (.practice, $0.grounds) }
      + ruleSet.warnings.map { (.warning, $0.grounds) }
      + ruleSet.orderings.map { (.order, $0.grounds) }
    let steps = ruleSet.steps.map { step in
      RuleEntry(
        kind: .step, name: step.id.rawValue, pack: step.pack, text: step.title,
        claims: step.cites, span: step.span)
    }
    return grounds.map { RuleEntry($0, $1) } + steps
  }

  private init(
    kind: Kind, name: String, pack: PackName, text: String, claims: [ClaimID], span: Span
  ) {
    self.kind = kind
    self.name = name
    self.pack = pack
    self.text = text
    self.claims = claims
    self.span = span
  }

  private init(_ kind: Kind, _ grounds: Grounds) {
    self.init(
      kind: kind, name: grounds.name.rawValue, pack: grounds.pack, text: grounds.because,
      claims: grounds.cites + grounds.exceptions.flatMap(\.cites), span: grounds.span)
  }

  /// The entry as JSON.
  var json: JSON {
    [
      "name": .string(name), "kind": .string(kind.rawValue), "pack": .string(pack.rawValue),
      "text": .string(text), "claims": .strings(claims.map(\.rawValue)), "location": JSON(span),
    ]
  }
}
