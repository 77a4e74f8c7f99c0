import Advice
import CostModel
import DecisionModel
import Notation

/// A line of a batch, decided with its bill: nothing in it makes arithmetic trap, and the way that is
/// short says the same as the way that explains.
@_cdecl("LLVMFuzzerTestOneInput")
public func advice(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let line = Ground.lines.read(bytes, at: LinePlace(path: "in", number: 1, offset: 0))
  guard !line.hasErrors else { return -1 }
  let outline = Ground.advisor.outline(line.answers, [.next, .cost])
  let lean = Ground.advisor.outline(line.answers)
  require(
    lean.outcome == outline.outcome && lean.destination == outline.destination,
    "the end depends on what is asked of it: \(lean.destination) \(outline.destination)")
  if let amount = outline.cost?.monthly.amount {
    require(amount.low <= amount.likely && amount.likely <= amount.high, "\(amount)")
  }
  guard bytes.count % 32 == 0 else { return 0 }
  let advice = Ground.advisor.advise(line.answers)
  require(advice.recommendation.destination == lean.destination, "advice ends elsewhere")
  return 0
}

extension Ground {
  static let lines = held { AnswersLineReader(vocabulary) }

  /// Few draws and short searches: what is looked for is what they must not do.
  static let advisor: Advisor = held {
    var options = Advisor.Options()
    options.priceDraws = 20
    options.looks = .bounds
    return Advisor(rules.ruleSet, rules.priceBook, options: options)
  }
}
