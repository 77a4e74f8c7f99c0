import DecisionModel

/// Advice as comma-separated values: a row for each technique with its verdict and its costs.
public enum AdviceTable {
  private static let costs = ["upfront", "monthly", "per_request", "total"]

  /// The whole table, a heading first, lines ended by line feeds.
  public static func csv(_ record: AdviceRecord) -> String {
    let amounts = costs.flatMap { cost in ["low", "likely", "high"].map { "\(cost)_\($0)" } }
    let head = ["technique", "title", "slot", "verdict", "score"] + amounts + ["wants"]
    let rows = record.techniques.map { technique -> [String] in
      let bill = record.cost?.techniques.first { $0.id == technique.id }?.bill
      let measures = [bill?.upfront, bill?.monthly, bill?.perRequest, bill?.total]
      let numbers = measures.flatMap { amount in
        [amount?.low, amount?.likely, amount?.high].map { $0?.canonical ?? "" }
      }
      return [
        technique.id, technique.title, technique.slot, technique.verdict, String(technique.score),
      ] + numbers + [bill?.wants.joined(separator: " ") ?? ""]
    }
    return ([head] + rows).map(CSV.line).joined()
  }
}
