import DecisionModel
import Notation
import Testing

@testable import Archive

/// No part of a record is forgotten: it hands over as many as it stores.
@Suite struct RecordTests {
  static let records: [any Record & Sendable] = [
    RulesReading.Rules.blank, RuleSet.blank, ConfidenceScale.blank, ConfidenceScale.Level.blank,
    Acceptance.blank, Span.blank, Quantity.blank, QuantityRange.blank, Day.blank, Atom.blank,
    Clause.blank, Condition.blank, Diagnostic.blank, Diagnostic.Related.blank, Source.blank,
    Claim.blank, Definition.blank, Disagreement.blank, Disagreement.Side.blank,
    FactDeclaration.blank, FactDeclaration.Band.blank, DerivedCase.blank, FactType.Option.blank,
    Assumption.blank, Need.blank, Grounds.blank, Grounds.Exception.blank, Strength.blank,
    Rule.blank, Rule.Effect.blank, Gate.blank, Stop.blank, Practice.blank, Warning.blank,
    Ordering.blank, Technique.blank, Technique.Member.blank, Slot.blank, Family.blank,
    Exclusion.blank, Step.blank, Step.Join.blank, Step.Conclusion.blank, Step.Effort.blank,
    History.blank, History.ExhaustedSlot.blank, History.Conditional.blank, Stop.Leaves.blank,
    PriceBook.blank,
    PriceBook.Spread.blank, PriceBook.Provenance.blank, PriceBook.Input.blank,
    PriceBook.Formula.blank, PriceBook.Entry.blank, PriceBook.Entry.Field.blank,
    PriceBook.Entry.Word.blank, PriceBook.Choice.blank, PriceBook.Choice.Case.blank,
    PriceBook.Choice.Search.blank, PriceBook.Line.blank, PriceBook.Recipe.blank,
    PriceBook.Recipe.Assignment.blank, PriceBook.Recipe.Measure.blank,
    PriceBook.Comparison.blank, PriceBook.Settlement.blank, PriceBook.Settlement.Exemption.blank,
    PriceBook.Calculator.blank,
    PriceBook.Calculator.Option.blank, PriceBook.Columns.blank, PriceBook.Columns.Words.blank,
    PriceBook.Columns.Bounds.blank, PriceBook.Columns.Usual.blank,
    PriceBook.Columns.Relation.blank, PriceBook.Import.blank, PriceBook.Import.Word.blank,
  ]

  @Test(arguments: records.indices)
  func handsOverEveryPart(place: Int) {
    var record = Self.records[place]
    let stored = Mirror(reflecting: record).children.count
    var count = PartCount()
    record.parts(&count)
    #expect(count.parts == stored, "\(type(of: record))")
  }
}

/// Counts the parts that are handed over.
private struct PartCount: PartVisitor {
  var parts = 0

  mutating func callAsFunction(_ part: inout some Archived) { parts += 1 }
}
