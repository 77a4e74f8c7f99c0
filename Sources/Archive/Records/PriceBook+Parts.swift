internal import DecisionModel

extension PriceBook: Record {
  static var blank: Self { Self() }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&asOf)
    visit(&draws)
    visit(&seed)
    visit(&volume)
    visit(&months)
    visit(&inputs)
    visit(&formulas)
    visit(&entries)
    visit(&columns)
    visit(&imports)
    visit(&choices)
    visit(&lines)
    visit(&recipes)
    visit(&comparisons)
    visit(&calculators)
    visit(&settlements)
  }
}

extension PriceBook.Spread: Record {
  static var blank: Self { Self(.zero) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&low)
    visit(&likely)
    visit(&high)
  }
}

extension PriceBook.Provenance: Record {
  static var blank: Self { Self() }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&source)
    visit(&asOf)
    visit(&isRecalled)
  }
}

extension PriceBook.Input: Record {
  static var blank: Self { Self("", .count, .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&dimension)
    visit(&value)
    visit(&answeredBy)
    visit(&says)
    visit(&provenance)
    visit(&span)
  }
}

extension PriceBook.Formula: Record {
  static var blank: Self { Self("", .count, .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&dimension)
    visit(&expression)
    visit(&answeredBy)
    visit(&absentAsZero)
    visit(&says)
    visit(&span)
  }
}

extension PriceBook.Entry: Record {
  static var blank: Self { Self(table: "", name: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&table)
    visit(&name)
    visit(&aliases)
    visit(&fields)
    visit(&words)
    visit(&says)
    visit(&remark)
    visit(&provenance)
    visit(&validFrom)
    visit(&validUntil)
    visit(&span)
  }
}

extension PriceBook.Entry.Field: Record {
  static var blank: Self { Self("", .count, .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&dimension)
    visit(&value)
    visit(&isRecalled)
    visit(&usualSource)
  }
}

extension PriceBook.Entry.Word: Record {
  static var blank: Self { Self("", "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&value)
  }
}
