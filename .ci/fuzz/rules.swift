import DecisionModel
import Notation

/// A rulebook of one or more files, cut at zero bytes: what is read without an error prints, and what
/// is printed reads back and prints the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func rules(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let files = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
  let names = ["a.rules", "documents/b.rules", "field/c.rules", "prices/d.rules"]
  let texts = zip(names, files).map { SourceText(path: $0, bytes: Array($1)) }
  let reading = RulesReader.read(texts)
  requirePlaces(reading.diagnostics, in: texts)
  let printed = RulesPrinter.texts(reading.ruleSet)
  _ = PricesPrinter.text(reading.priceBook, reading.ruleSet)
  guard !reading.hasErrors, reading.priceBook == RulesReader.read([]).priceBook else { return 0 }
  let again = RulesReader.read(printed)
  requireReads(again.diagnostics)
  require(RulesPrinter.texts(again.ruleSet) == printed, "what is printed prints otherwise")
  return 0
}
