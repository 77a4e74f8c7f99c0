internal import DecisionModel

extension History: Record {
  static var blank: Self { Self() }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&tried)
    visit(&inUse)
    visit(&implied)
    visit(&fallback)
    visit(&exhaustedSlots)
    visit(&exhausted)
    visit(&unfit)
    visit(&instead)
    visit(&span)
  }
}

extension History.ExhaustedSlot: Record {
  static var blank: Self { Self("") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&slot)
    visit(&unless)
  }
}

extension History.Conditional: Record {
  static var blank: Self { Self([], when: .always) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&techniques)
    visit(&when)
  }
}
