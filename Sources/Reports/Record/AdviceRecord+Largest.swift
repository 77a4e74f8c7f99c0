internal import DecisionModel

extension AdviceRecord.Bill {
  /// A line and what it likely comes to.
  typealias Largest = (title: String, amount: Quantity)

  /// The largest of the lines of some kinds, the first of several; nil where none costs anything.
  func largest(_ kinds: Set<String>) -> Largest? {
    var largest: Largest?
    for line in lines where kinds.contains(line.kind) {
      guard let amount = line.amount?.likely, amount > largest?.amount ?? .zero else { continue }
      largest = (line.title, amount)
    }
    return largest
  }

  /// The largest line of a month. What requests cost together is what the lines paid by the month leave of it,
  /// and shared out as one request is.
  var largestOfMonth: Largest? {
    let fixed = largest(["monthly", "serving", "upkeep"])
    guard let month = monthly?.likely, let request = largest(["request"]) else { return fixed }
    let together = { (kinds: Set<String>) in
      lines.filter { kinds.contains($0.kind) }.reduce(0.0) { $0 + ($1.amount?.likely?.double ?? 0) }
    }
    let requests = month.double - together(["monthly", "serving", "upkeep"])
    let share = request.amount.double / together(["request"])
    let paid = Quantity(rounding: requests * share)
    guard paid > fixed?.amount ?? .zero else { return fixed }
    return (request.title, paid)
  }
}
