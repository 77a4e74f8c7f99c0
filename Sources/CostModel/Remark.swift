public import DecisionModel

/// Something a reader should know about the prices that were used.
public enum Remark: Hashable, Sendable {
  /// An entry that was meant cannot be had on the day, and another took its place.
  case outOfDate(
    table: String, entry: String, from: Day?, until: Day?, instead: String?)
  /// An entry that was used ends within the horizon; `next` is the entry of the same name that follows.
  case ends(table: String, entry: String, until: Day, next: PriceBook.Entry?)
  /// What the price book wants said of an entry wherever it is used.
  case note(table: String, entry: String, text: String)
}

extension Estimates {
  /// What to say of the entries that some bills rest on, and of others that answers name: those passed over,
  /// those that end within the horizon, and notes of the price book. Each once, in the order of the bills.
  public func remarks(
    on bills: [Estimate], naming named: [PriceBook.Entry] = [], book: PriceBook
  ) -> [Remark] {
    var found: [Remark] = []
    func add(_ remark: Remark) { if !found.contains(remark) { found.append(remark) } }
    let inputs = bills.flatMap(\.inputsThatCount)
    for input in inputs {
      for entry in input.passedOver {
        add(
          .outOfDate(
            table: entry.table, entry: entry.name, from: entry.validFrom, until: entry.validUntil,
            instead: input.entry?.name))
      }
    }
    for entry in inputs.compactMap(\.entry) + named {
      if let until = entry.validUntil, endsEarly(until) {
        let next = book.entries(of: entry.table).first {
          $0.name == entry.name && ($0.validFrom.map { $0.first > until.last } ?? false)
        }
        add(.ends(table: entry.table, entry: entry.name, until: until, next: next))
      }
      if !entry.remark.isEmpty {
        add(.note(table: entry.table, entry: entry.name, text: entry.remark))
      }
    }
    return found
  }

  /// True when a day comes before the end of the horizon.
  private func endsEarly(_ until: Day) -> Bool {
    guard let asOf, let months = horizonMonths.amount?.likely.double else { return false }
    return Double(asOf.first.days(until: until.last)) < months * 30
  }
}
