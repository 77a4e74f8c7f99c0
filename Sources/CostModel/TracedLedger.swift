internal import DecisionModel

/// What was drawn of a ledger, in a few numbers, and what its lines rest on.
struct TracedLedger {
  /// What was drawn of each column.
  var drawn: [LaneSummary?]
  /// The numbers behind each line and each measure of each bundle.
  var numbers: [(lines: [[Shared<CostInput>]], measures: [[Shared<CostInput>]])]
  var remarks: [Remark]

  init(
    _ ledger: Ledger, _ columns: [Column], _ bundles: [Bundle], _ isTraced: (Int) -> Bool
  ) {
    var ledger = ledger
    var trace = Trace()
    drawn = columns.map { trace.summaries.of($0) }
    numbers = bundles.enumerated().map { number, bundle in
      func numbers(behind term: Term) -> [Shared<CostInput>] {
        isTraced(number)
          ? trace.inputs(of: term, in: ledger.scenes[number], &ledger.worksheet) : []
      }
      return (
        bundle.lineTerms.map { numbers(behind: $0) },
        bundle.measureTerms.map { numbers(behind: $0) }
      )
    }
    remarks = ledger.worksheet.remarks
  }
}
