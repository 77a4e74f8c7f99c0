import DecisionModel

extension AdviceRecord.Cost {
  init(_ reader: RecordReader) throws(SavedAdviceFault) {
    let destination = try reader.at("destination")
    let today = try reader.at("today")
    let day = try reader.optionalText("prices_as_of")
    self.init(
      horizonMonths: try reader.number("horizon_months"),
      pricesAsOf: day,
      age: try reader.some("price_age").map { (item) throws(SavedAdviceFault) in
        let own = try item.optionalText("as_of")
        return AdviceRecord.PriceAge(
          asOf: own ?? day ?? "",
          bookAsOf: try item.optionalText("book_as_of"), oldest: try item.text("oldest"),
          oldestName: try item.text("oldest_name"),
          days: try item.whole("days") ?? 0, used: try item.whole("used") ?? 0)
      },
      remarks: try reader.map("remarks") { (item) throws(SavedAdviceFault) in
        AdviceRecord.Remark(
          text: try item.text("text"), isNote: try item.optionalText("kind") == "note")
      },
      destination: try AdviceRecord.Bill(destination, beside: reader),
      latency: try AdviceRecord.Amount(destination.some("latency_ms")),
      isAddition: try reader.flag("is_addition"),
      known: try reader.some("known").map { (item) throws(SavedAdviceFault) in
        AdviceRecord.KnownPart(
          upfront: try AdviceRecord.Amount(item.some("upfront")),
          monthly: try AdviceRecord.Amount(item.some("monthly")),
          perRequest: try AdviceRecord.Amount(item.some("per_request")),
          total: try AdviceRecord.Amount(item.some("total")),
          without: try item.texts("without"))
      },
      wantedFor: try Self.wanted(reader),
      todayMonthly: try AdviceRecord.Amount(today.some("monthly")),
      todayPerRequest: try AdviceRecord.Amount(today.some("per_request")),
      techniques: try reader.map("techniques") { (item) throws(SavedAdviceFault) in
        AdviceRecord.TechniqueCost(
          id: try item.text("id"), isAddition: try item.flag("is_addition"),
          bill: try AdviceRecord.Bill(item, beside: item),
          latency: try AdviceRecord.Amount(item.some("latency_ms")))
      },
      breakEven: try reader.map("break_even") { (item) throws(SavedAdviceFault) in
        try AdviceRecord.Route(item, [item.text("from")], [item.text("to")])
      },
      change: try reader.some("change").map { (item) throws(SavedAdviceFault) in
        try AdviceRecord.Route(item, item.texts("from"), item.texts("to"))
      },
      overVolume: try reader.some("over_volume").map { (item) throws(SavedAdviceFault) in
        try AdviceRecord.VolumeCurve(item)
      })
  }
}

extension AdviceRecord.Cost {
  /// What each amount wants; documents from before it was written say it of all together.
  private static func wanted(
    _ reader: RecordReader
  ) throws(SavedAdviceFault) -> [String: [String]] {
    let all = try reader.texts("wants")
    var wanted: [String: [String]] = [:]
    for name in ["upfront", "monthly", "per_request", "total"] {
      wanted[name] = try reader.some("wanted_for")?.texts(name) ?? all
    }
    return wanted
  }
}

extension AdviceRecord.Bill {
  /// Amounts stand in one object, the lines and keys in the same or in the one around it.
  fileprivate init(
    _ amounts: RecordReader, beside reader: RecordReader
  ) throws(SavedAdviceFault) {
    func amount(_ name: String) throws(SavedAdviceFault) -> AdviceRecord.Amount? {
      try AdviceRecord.Amount(amounts.some(name))
    }
    self.init(
      upfront: try amount("upfront"), monthly: try amount("monthly"),
      monthlyBill: try amount("monthly_bill"), perRequest: try amount("per_request"),
      total: try amount("total"),
      lines: try reader.map("lines") { (item) throws(SavedAdviceFault) in
        AdviceRecord.CostLine(
          id: try item.text("id"), title: try item.text("title"), kind: try item.text("kind"),
          formula: try item.text("formula"),
          amount: try AdviceRecord.Amount(item.some("amount")))
      },
      wants: try reader.texts("wants"), assumed: try reader.texts("assumed"))
  }
}

extension AdviceRecord.Amount {
  init?(_ reader: RecordReader?) throws(SavedAdviceFault) {
    guard let reader else { return nil }
    self.init(
      low: try reader.number("low"), likely: try reader.number("likely"),
      high: try reader.number("high"), least: try reader.number("least"),
      most: try reader.number("most"), unit: try reader.text("unit"))
  }
}

extension AdviceRecord.Route {
  fileprivate init(
    _ reader: RecordReader, _ from: [String], _ to: [String]
  ) throws(SavedAdviceFault) {
    self.init(
      from: from, to: to, volume: try AdviceRecord.Amount(reader.some("volume_per_month")),
      paybackMonths: try AdviceRecord.Amount(reader.some("payback_months")),
      saving: try AdviceRecord.Amount(reader.some("saving_per_month")),
      neverBecause: try reader.optionalText("never_because"),
      capacity: try AdviceRecord.Amount(reader.some("capacity_per_month")))
  }
}

extension AdviceRecord.VolumeCurve {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    guard let volume = try reader.number("volume") else { throw reader.fault("volume") }
    let volumes = try reader.map("volumes") { (item) throws(SavedAdviceFault) -> Quantity in
      guard case .number(let number) = item.json else { throw item.fault }
      return number
    }
    self.init(
      key: try reader.text("key"), volume: volume, volumes: volumes,
      lines: try reader.map("lines") { (item) throws(SavedAdviceFault) in
        let points = try item.map("points") { (point) throws(SavedAdviceFault) in
          try Point(point)
        }
        guard points.count == volumes.count else { throw item.fault("points") }
        return Line(
          techniques: try item.texts("techniques"),
          isDestination: try item.flag("is_destination"), points: points)
      })
  }
}

extension AdviceRecord.VolumeCurve.Point {
  fileprivate init?(_ reader: RecordReader) throws(SavedAdviceFault) {
    guard let low = try reader.number("low"), let likely = try reader.number("likely"),
      let high = try reader.number("high")
    else { return nil }
    self.init(low: low, likely: likely, high: high)
  }
}
