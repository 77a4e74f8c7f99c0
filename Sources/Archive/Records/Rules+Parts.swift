internal import DecisionModel

extension Grounds: Record {
  static var blank: Self { Self("") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&when)
    visit(&exceptions)
    visit(&because)
    visit(&cites)
    visit(&resolves)
    visit(&pack)
    visit(&span)
  }
}

extension Grounds.Exception: Record {
  static var blank: Self { Self(when: .always) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&when)
    visit(&cites)
    visit(&amendment)
    visit(&because)
  }
}

extension Strength: Record {
  static var blank: Self { Self("", 0) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&word)
    visit(&value)
  }
}

extension Rule: Record {
  static var blank: Self { Self(.blank, group: "", effects: []) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&grounds)
    visit(&group)
    visit(&effects)
  }
}

extension Rule.Effect: Record {
  static var blank: Self { Self([], .supports, .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&techniques)
    visit(&direction)
    visit(&strength)
  }
}

extension Gate: Record {
  static var blank: Self { Self(.blank, effect: .forbids([]), until: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&grounds)
    visit(&effect)
    visit(&until)
  }
}

extension Stop: Record {
  static var blank: Self { Self(.blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&grounds)
    visit(&leaves)
  }
}

extension Stop.Leaves: Record {
  static var blank: Self { Self(among: [], otherwise: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&among)
    visit(&otherwise)
  }
}

extension Practice: Record {
  static var blank: Self { Self(.blank, techniques: [], step: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&grounds)
    visit(&techniques)
    visit(&step)
  }
}

extension Warning: Record {
  static var blank: Self { Self(.blank, techniques: []) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&grounds)
    visit(&techniques)
    visit(&each)
    visit(&whole)
  }
}

extension Ordering: Record {
  static var blank: Self { Self("", before: "", grounds: .blank) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&first)
    visit(&second)
    visit(&grounds)
  }
}
