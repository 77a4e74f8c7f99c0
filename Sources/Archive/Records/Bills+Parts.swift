internal import DecisionModel

extension PriceBook.Choice: Record {
  static var blank: Self { Self("", from: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&table)
    visit(&fact)
    visit(&cases)
    visit(&search)
    visit(&span)
  }
}

extension PriceBook.Choice.Case: Record {
  static var blank: Self { Self("") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&entry)
    visit(&when)
  }
}

extension PriceBook.Choice.Search: Record {
  static var blank: Self { Self(fits: .blank, smallest: .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&counts)
    visit(&fits)
    visit(&prefers)
    visit(&smallest)
    visit(&takesNearest)
  }
}

extension PriceBook.Choice.Bound: Record {
  static var blank: Self { Self(.blank, atMost: .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&need)
    visit(&capacity)
  }
}

extension PriceBook.Line: Record {
  static var blank: Self { Self("", title: "", .upfront, .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&id)
    visit(&title)
    visit(&kind)
    visit(&step)
    visit(&expression)
    visit(&span)
  }
}

extension PriceBook.Recipe: Record {
  static var blank: Self { Self("") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&technique)
    visit(&beside)
    visit(&members)
    visit(&lines)
    visit(&drops)
    visit(&sets)
    visit(&adds)
    visit(&measures)
    visit(&span)
  }
}

extension PriceBook.Recipe.Assignment: Record {
  static var blank: Self { Self("", .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&expression)
  }
}

extension PriceBook.Recipe.Measure: Record {
  static var blank: Self { Self("", .count, .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&dimension)
    visit(&expression)
  }
}

extension PriceBook.Comparison: Record {
  static var blank: Self { Self([], against: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&routes)
    visit(&against)
    visit(&capacity)
  }
}

extension PriceBook.Settlement: Record {
  static var blank: Self { Self("", .atMost(.blank, .blank)) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&fact)
    visit(&way)
    visit(&exemptions)
    visit(&span)
  }
}

extension PriceBook.Settlement.Exemption: Record {
  static var blank: Self { Self([], above: []) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&techniques)
    visit(&above)
    visit(&beside)
  }
}
