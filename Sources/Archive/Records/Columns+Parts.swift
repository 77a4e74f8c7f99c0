internal import DecisionModel

extension PriceBook.Columns: Record {
  static var blank: Self { Self("") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&table)
    visit(&staleAfter)
    visit(&words)
    visit(&bounds)
    visit(&usual)
    visit(&shown)
    visit(&provenance)
    visit(&relations)
    visit(&span)
  }
}

extension PriceBook.Columns.Words: Record {
  static var blank: Self { Self("", []) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&values)
  }
}

extension PriceBook.Columns.Bounds: Record {
  static var blank: Self { Self("", .count, .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&field)
    visit(&dimension)
    visit(&range)
  }
}

extension PriceBook.Columns.Usual: Record {
  static var blank: Self { Self("", .field("")) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&field)
    visit(&value)
    visit(&when)
  }
}

extension PriceBook.Columns.Relation: Record {
  static var blank: Self { Self(.blank, .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&left)
    visit(&right)
  }
}

extension PriceBook.Import: Record {
  static var blank: Self { Self("", into: "", where: .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&format)
    visit(&table)
    visit(&kind)
    visit(&takes)
    visit(&needs)
    visit(&words)
    visit(&end)
    visit(&span)
  }
}

extension PriceBook.Import.Word: Record {
  static var blank: Self { Self("", "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&value)
    visit(&when)
  }
}

extension PriceBook.Calculator: Record {
  static var blank: Self { Self("") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&says)
    visit(&options)
    visit(&gives)
    visit(&shows)
    visit(&span)
  }
}

extension PriceBook.Calculator.Option: Record {
  static var blank: Self { Self("", .picks(choice: "")) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&way)
    visit(&usual)
    visit(&within)
    visit(&span)
  }
}
