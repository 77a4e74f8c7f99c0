internal import DecisionModel

extension FactDeclaration: Record {
  static var blank: Self { Self("", .techniques) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&key)
    visit(&type)
    visit(&role)
    visit(&ask)
    visit(&help)
    visit(&example)
    visit(&find)
    visit(&why)
    visit(&topic)
    visit(&quick)
    visit(&opening)
    visit(&applies)
    visit(&fallback)
    visit(&bands)
    visit(&span)
  }
}

extension FactDeclaration.Band: Record {
  static var blank: Self { Self(range: .blank, weight: 0) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&range)
    visit(&weight)
  }
}

extension DerivedCase: Record {
  static var blank: Self { Self("", when: .always) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&value)
    visit(&when)
  }
}

extension FactType.Option: Record {
  static var blank: Self { Self("") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&label)
    visit(&weight)
    visit(&meansUnknown)
    visit(&standsAlone)
  }
}

extension Assumption: Record {
  static var blank: Self { Self("", never: .always) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&never)
    visit(&because)
    visit(&span)
  }
}

extension Need: Record {
  static var blank: Self { Self("", title: "", when: .always) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&title)
    visit(&when)
    visit(&span)
  }
}
