internal import DecisionModel

extension Span: Record {
  static var blank: Self { .outside("") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&file)
    visit(&line)
    visit(&column)
    visit(&endColumn)
    visit(&byteOffset)
  }
}

extension Quantity: Record {
  static var blank: Self { .zero }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&micros)
  }
}

extension QuantityRange: Record {
  static var blank: Self { Self(.zero) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&low)
    visit(&high)
  }
}

extension Day: Record {
  static var blank: Self { .earliest }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&year)
    visit(&month)
    visit(&day)
  }
}

extension Atom: Record {
  static var blank: Self { Self("", .isEmpty) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&fact)
    visit(&test)
    visit(&span)
  }
}

extension Clause: Record {
  static var blank: Self { Self([]) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&atoms)
  }
}

extension Condition: Record {
  static var blank: Self { .always }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&clauses)
  }
}

extension Diagnostic: Record {
  static var blank: Self { Self("", .error, "", at: .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&code)
    visit(&severity)
    visit(&message)
    visit(&help)
    visit(&span)
    visit(&related)
  }
}

extension Diagnostic.Related: Record {
  static var blank: Self { Self(note: "", span: .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&note)
    visit(&span)
  }
}
