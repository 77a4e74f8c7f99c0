import DecisionModel

/// How likely each answer to a question is, laid out for drawing.
enum Likelihood {
  /// One of some values, by weight.
  case choice([ValueName], weights: [Int])
  /// One or two members by weight; one that stands alone, alone.
  case members([FactType.Option])
  /// Nothing says how likely each is: none at all, or one of them, evenly.
  case techniques([ValueName])
  /// A number of a band, the bands by weight.
  case number([FactDeclaration.Band], weights: [Int])
  /// Nothing says how likely any is: each name of the price book evenly, where there are any to draw.
  case names([String])

  init(_ fact: FactDeclaration, _ ruleSet: RuleSet, names: [String]) {
    switch fact.type {
    case .choice(let options):
      let known = options.filter { !$0.meansUnknown }
      self = known.isEmpty ? .names([]) : .choice(known.map(\.name), weights: known.map(\.weight))
    case .set(let options): self = .members(options.filter { !$0.meansUnknown })
    case .techniques:
      self = .techniques(
        ruleSet.techniques.filter { $0.members.isEmpty }.map { ValueName($0.id) })
    case .number(_, let domain):
      let bands = fact.bands.isEmpty ? [FactDeclaration.Band(range: domain, weight: 1)] : fact.bands
      self = .number(bands, weights: bands.map(\.weight))
    case .name: self = .names(names)
    }
  }

  /// An answer; nil where nothing says how likely any is.
  func draw(_ random: inout SplitMix64) -> Value? {
    switch self {
    case .choice(let names, let weights): return .choice(names[random.place(among: weights)])
    case .members(let options): return .set(Self.members(options, &random))
    case .techniques(let techniques):
      if random.below(2) == 0 || techniques.isEmpty { return .set([]) }
      return .set([techniques[Int(random.below(UInt64(techniques.count)))]])
    case .number(let bands, let weights):
      let band = bands[random.place(among: weights)]
      return .number(QuantityRange(Self.between(band.range, &random)))
    case .names(let names):
      return names.isEmpty ? nil : .name(names[Int(random.below(UInt64(names.count)))])
    }
  }

  private static func members(
    _ options: [FactType.Option], _ random: inout SplitMix64
  ) -> [ValueName] {
    var rest = options
    var members: [ValueName] = []
    for _ in 0..<(1 + Int(random.below(2))) where !rest.isEmpty {
      let option = rest.remove(at: random.place(among: rest.map(\.weight)))
      if option.standsAlone {
        if members.isEmpty { return [option.name] }
        continue
      }
      members.append(option.name)
      rest.removeAll { $0.standsAlone }
    }
    return members
  }

  /// A number of a stretch, each as likely as any other.
  static func between(_ range: QuantityRange, _ random: inout SplitMix64) -> Quantity {
    let width = range.high.micros.subtractingReportingOverflow(range.low.micros)
    let span = width.overflow ? UInt64(Int64.max) : UInt64(width.partialValue.magnitude)
    let micros = range.low.micros &+ Int64(random.below(span &+ 1))
    // Whole numbers where the stretch is wide, as people answer.
    guard span >= 10_000_000 else { return Quantity(micros: micros) }
    return Quantity(micros: max(range.low.micros, micros - micros % 1_000_000))
  }
}
