import Advice
import CostModel
import DecisionModel

extension AdviceRecord.Route {
  /// From what volume it is cheaper, and when it has paid back; empty while answers are wanted.
  public var words: [String] {
    var words: [String] = []
    if let volume {
      guard let likely = volume.likely else {
        return ["never cheaper" + (reason.map { ", as \($0)" } ?? "")]
      }
      words.append(
        likely == .zero
          ? "cheaper at any volume"
          : "cheaper from \(likely.grouped(digits: 3)) requests a month")
    }
    if let paybackMonths {
      if let likely = paybackMonths.likely {
        if likely > .zero { words.append("pays back in \(time(likely))") }
      } else {
        words.append("never pays back at this volume")
      }
    }
    return words
  }
}

extension AdviceRecord.Route {
  /// Some months: `1 month`, `3.4 months`, and years where nobody counts months.
  private func time(_ months: Quantity) -> String {
    if months >= Quantity(120) {
      return Quantity(micros: months.micros / 12).grouped(digits: 2) + " years"
    }
    let words = months.grouped(decimals: 1)
    return words + (words == "1" ? " month" : " months")
  }

  /// Why it is never cheaper.
  private var reason: String? {
    switch neverBecause.flatMap(BreakEven.Reason.init) {
    case nil: return nil
    case .noSaving: return "a request costs no less"
    case .machines: return "the machines for more requests cost more than they save"
    case .capacity:
      let most = capacity?.likely.map { " of \($0.grouped(digits: 3)) requests a month" }
      return "it would take more than its capacity" + (most ?? "")
    }
  }

  /// A route as its JSON would say it.
  init(_ route: BreakEven) {
    self.init(
      from: [route.from.rawValue], to: [route.to.rawValue],
      volume: route.volume.amount.map(AdviceRecord.Amount.init),
      paybackMonths: route.paybackMonths.amount.map(AdviceRecord.Amount.init),
      saving: route.saving.amount.map(AdviceRecord.Amount.init),
      neverBecause: route.neverBecause?.rawValue,
      capacity: route.capacity?.amount.map(AdviceRecord.Amount.init))
  }
}

extension AdviceRecord.Amount {
  /// An amount as its JSON would say it.
  init(_ amount: CostModel.Amount) {
    func point(_ value: Quantity) -> Quantity? { value == CostModel.Amount.never ? nil : value }
    self.init(
      low: point(amount.low), likely: point(amount.likely), high: point(amount.high),
      least: point(amount.least), most: point(amount.most), unit: amount.unit)
  }
}

extension AdviceRecord.PriceAge {
  /// The age in a line: the day of the prices, that of the book where it is another, and the oldest.
  public var words: String {
    var text = "prices as of \(asOf)"
    if let bookAsOf, bookAsOf != asOf { text += ", from a book as of \(bookAsOf)" }
    text += "; oldest used \(oldest), "
    switch days {
    case 0: text += "the same day"
    case ..<0: text += "\(days.magnitude) \(days == -1 ? "day" : "days") later"
    default: text += "\(days) \(days == 1 ? "day" : "days") before"
    }
    return text + " (\(oldestName))"
  }
}

extension AdviceRecord.Cost {
  /// `total over 12 months`.
  public var totalWords: String {
    horizonMonths.map(\.totalOverMonths) ?? "total"
  }
}

extension Quantity {
  /// What costs of so many months are called: `total over 12 months`.
  var totalOverMonths: String {
    let number = grouped()
    return "total over \(number) \(number == "1" ? "month" : "months")"
  }
}

extension AdviceRecord.CostChange {
  /// What moved: `+$120 (+4 %)`; nil where one of the two is not known.
  public var words: String? {
    guard let change else { return nil }
    let sign = change < .zero ? "" : "+"
    let part = share.map { " (\($0 < .zero ? "" : "+")\($0.words(.percent)))" } ?? ""
    return sign + change.dollars + part
  }
}
