internal import DecisionModel

extension Technique: Record {
  static var blank: Self { Self("", title: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&id)
    visit(&title)
    visit(&slot)
    visit(&delivers)
    visit(&requires)
    visit(&summary)
    visit(&noCostBecause)
    visit(&members)
    visit(&span)
  }
}

extension Technique.Member: Record {
  static var blank: Self { Self("", role: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&technique)
    visit(&role)
  }
}

extension Slot: Record {
  static var blank: Self { Self("", threshold: nil) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&id)
    visit(&threshold)
  }
}

extension Family: Record {
  static var blank: Self { Self("", title: "", members: []) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&id)
    visit(&title)
    visit(&members)
  }
}

extension Exclusion: Record {
  static var blank: Self { Self(left: [], right: [], because: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&left)
    visit(&right)
    visit(&because)
  }
}

extension Step: Record {
  static var blank: Self { Self("", title: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&id)
    visit(&title)
    visit(&action)
    visit(&stopWhen)
    visit(&entry)
    visit(&done)
    visit(&due)
    visit(&joins)
    visit(&replaces)
    visit(&findsOut)
    visit(&waits)
    visit(&launches)
    visit(&concludes)
    visit(&effort)
    visit(&cites)
    visit(&pack)
    visit(&span)
  }
}

extension Step.Join: Record {
  static var blank: Self { Self(beside: []) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&beside)
    visit(&when)
  }
}

extension Step.Conclusion: Record {
  static var blank: Self { Self(.stop) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&outcome)
    visit(&join)
  }
}

extension Step.Effort: Record {
  static var blank: Self { Self(low: .zero, likely: .zero, high: .zero) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&low)
    visit(&likely)
    visit(&high)
  }
}
