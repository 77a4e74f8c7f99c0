internal import DecisionModel

extension Source: Record {
  static var blank: Self { Self("", title: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&id)
    visit(&title)
    visit(&author)
    visit(&date)
    visit(&at)
    visit(&pack)
    visit(&span)
  }
}

extension Claim: Record {
  static var blank: Self { Self("", source: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&id)
    visit(&source)
    visit(&section)
    visit(&kind)
    visit(&text)
    visit(&about)
    visit(&speaksFor)
    visit(&speaksAgainst)
    visit(&namesPretraining)
    visit(&recalled)
    visit(&pack)
    visit(&span)
  }
}

extension Definition: Record {
  static var blank: Self { Self("", term: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&name)
    visit(&term)
    visit(&means)
    visit(&cites)
    visit(&span)
  }
}

extension Disagreement: Record {
  static var blank: Self { Self("", question: "") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&id)
    visit(&question)
    visit(&sides)
    visit(&when)
    visit(&resolution)
    visit(&span)
  }
}

extension Disagreement.Side: Record {
  static var blank: Self { Self(text: "", claims: []) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&text)
    visit(&claims)
  }
}
