extension AdviceRecord.Cost {
  /// An amount of the destination's bill with its name.
  public struct Row: Hashable, Sendable {
    /// The name of the amount in JSON, such as `per_request`.
    public var measure: String
    /// The name of the whole amount as it is read.
    public var name: String
    /// The amount, or the part of it that is known; nil where neither is.
    public var amount: AdviceRecord.Amount?
    /// True where only a part is known.
    public var isPart: Bool
    /// The keys that it waits for.
    public var wants: [String]

    /// The name, which says so where only a part is known.
    public var label: String { isPart ? KnownPartWords.label(name) : name }
  }

  /// The amounts in the order they are read; one that waits for answers stands with the part that is known.
  public var rows: [Row] {
    let bill = destination
    return [
      row("upfront", "up front", bill.upfront, known?.upfront),
      row("monthly", "per month", bill.monthly, known?.monthly),
      row("per_request", "per request", bill.perRequest, known?.perRequest),
      row("total", totalWords, bill.total, known?.total),
    ]
  }

  private func row(
    _ measure: String, _ name: String, _ whole: AdviceRecord.Amount?, _ part: AdviceRecord.Amount?
  ) -> Row {
    Row(
      measure: measure, name: name, amount: whole ?? part, isPart: whole == nil && part != nil,
      wants: wantedFor[measure] ?? [])
  }

  /// The lines that the known part is without, by title; empty where all is known.
  var leftOut: [String] {
    let ids = Set(known?.without ?? [])
    return destination.lines.filter { ids.contains($0.id) }.map(\.title)
  }
}

/// How the known part of a bill is told from the whole.
enum KnownPartWords {
  /// The name of an amount of which a part is known.
  static func label(_ name: String) -> String { name + ", known so far" }

  /// Which lines are left out; nil for none.
  static func leftOut(_ lines: [String]) -> String? {
    lines.isEmpty ? nil : "known so far is without " + lines.joined(separator: "; ")
  }

  /// The same with the keys that add them.
  static func leftOut(_ lines: [String], until keys: [String]) -> String? {
    let pronoun = lines.count == 1 ? "it" : "them"
    return leftOut(lines).map {
      keys.isEmpty
        ? "\($0): the price book does not price \(pronoun)"
        : "\($0): answer \(keys.joined(separator: ", ")) to add \(pronoun)"
    }
  }
}
