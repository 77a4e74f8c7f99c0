import DecisionModel
import Notation

/// Prices laid over the built-in ones: what is read without an error prints and reads back.
@_cdecl("LLVMFuzzerTestOneInput")
public func prices(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = SourceText(path: "own", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let ruleSet = Ground.rules.ruleSet
  let reading = PricesReader.read([text], ruleSet, over: Ground.base)
  requirePlaces(reading.diagnostics, in: [text])
  let printed = PricesPrinter.text(reading.book, ruleSet)
  guard !reading.hasErrors else { return 0 }
  let again = PricesReader.read([printed], ruleSet, over: PriceBook())
  requireReads(again.diagnostics)
  return 0
}

extension Ground {
  /// The tables of the built-in book with an entry each, so that a run is short.
  static let base: PriceBook = held {
    var book = PriceBook()
    var seen: Set<String> = []
    book.entries = rules.priceBook.entries.filter { seen.insert($0.table).inserted }
    book.columns = rules.priceBook.columns
    book.imports = rules.priceBook.imports
    book.inputs = rules.priceBook.inputs
    return book
  }
}
