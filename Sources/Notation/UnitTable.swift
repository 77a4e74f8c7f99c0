internal import DecisionModel

/// An exact factor from a written unit to the base unit of a dimension.
struct Factor: Hashable, Sendable {
  var numerator: Int128
  var denominator: Int128

  init(_ numerator: Int128, _ denominator: Int128 = 1) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The product of two factors; ours are far from the limits of 128 bits.
  static func * (left: Factor, right: Factor) -> Factor {
    Factor(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  var inverse: Factor { Factor(denominator, numerator) }
}

/// Every spelling of a unit, per dimension, with its factor: the one table of units.
///
/// Spellings are lower case, with `$` for US dollars and `/` for `per` and `a`.
enum UnitTable {
  /// The factor of a spelling in one dimension; the empty spelling is the base unit.
  static func factor(_ spelling: String, in dimension: Dimension) -> Factor? {
    factors[dimension]?[spelling]
  }

  /// The dimensions that know a spelling, the one it is at home in first.
  static func dimensions(of spelling: String) -> [Dimension] { holders[spelling] ?? [] }

  private static let holders: [String: [Dimension]] = {
    var holders: [String: [Dimension]] = [:]
    for dimension in detection {
      for spelling in (factors[dimension] ?? [:]).keys {
        holders[spelling, default: []].append(dimension)
      }
    }
    for (spelling, home) in homes {
      guard let holding = holders[spelling], holding.contains(home) else { continue }
      holders[spelling] = [home] + holding.filter { $0 != home }
    }
    return holders
  }()

  /// The spellings of a dimension in order, for suggestions.
  static func spellings(of dimension: Dimension) -> [String] { ordered[dimension] ?? [] }

  /// Decimal and binary suffixes, which stand before any unit.
  static let scales: [String: Factor] = [
    "k": Factor(1_000), "m": Factor(1_000_000), "b": Factor(1_000_000_000),
    "thousand": Factor(1_000), "million": Factor(1_000_000), "billion": Factor(1_000_000_000),
    "ki": Factor(1 << 10), "mi": Factor(1 << 20), "gi": Factor(1 << 30),
  ]

  private static let detection: [Dimension] =
    [.count, .rate, .duration, .period, .hours, .money]
    + Dimension.allCases.filter {
      ![.count, .rate, .duration, .period, .hours, .money].contains($0)
    }

  /// Where a time belongs that several dimensions can be written in.
  private static let homes: [String: Dimension] = {
    var homes: [String: Dimension] = [:]
    for spelling in Time.second.spellings + Time.minute.spellings { homes[spelling] = .duration }
    for spelling in Time.hour.spellings { homes[spelling] = .hours }
    for time in [Time.day, .week, .month, .quarter, .year] {
      for spelling in time.spellings { homes[spelling] = .period }
    }
    return homes
  }()

  private static let ordered = factors.mapValues { rows in
    rows.keys.filter { !$0.isEmpty }.sorted()
  }

  private static let factors: [Dimension: [String: Factor]] = {
    var table: [Dimension: [String: Factor]] = [:]
    for dimension in Dimension.allCases {
      var rows: [String: Factor] = ["": Factor(1)]
      for (spellings, factor) in units(of: dimension) {
        for spelling in spellings { rows[spelling] = factor }
      }
      table[dimension] = rows
    }
    return table
  }()
}
