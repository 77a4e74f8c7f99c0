import CostModel
import DecisionModel

/// The schema of `cost`.
enum CostSchema {
  private static let amount = Schema.orNull(Schema.reference("amount"))
  private static let lines = Schema.list(of: Schema.reference("line"))

  static let cost = Schema.object(
    [
      "currency": ["const": "USD"],
      "prices_as_of": Schema.orNull(Schema.text),
      "price_age": Schema.orNull(PriceSchema.age),
      "remarks": Schema.list(of: PriceSchema.remark),
      "horizon_months": Schema.orNull(Schema.number),
      "destination": Schema.object([
        "upfront": amount, "monthly": amount, "monthly_bill": amount, "per_request": amount,
        "total": amount, "latency_ms": amount,
      ]),
      "lines": lines,
      "measured": measured,
      "is_addition": Schema.flag,
      "wanted_for": Schema.object([
        "upfront": Schema.texts, "monthly": Schema.texts, "per_request": Schema.texts,
        "total": Schema.texts,
      ]),
      "wants": Schema.texts,
      "assumed": Schema.texts,
      "today": Schema.object(["monthly": amount, "per_request": amount]),
      "techniques": Schema.list(
        of: Schema.object([
          "id": Schema.text, "is_addition": Schema.flag, "upfront": amount, "monthly": amount,
          "per_request": amount, "total": amount, "latency_ms": amount, "lines": lines,
          "measures": ["type": "object", "additionalProperties": amount],
          "measured": measured,
          "wants": Schema.texts, "assumed": Schema.texts,
        ])),
      "change": Schema.orNull(route(of: Schema.texts)),
      "break_even": Schema.list(of: route(of: Schema.text)),
    ],
    optional: [
      "contributors": contributors, "over_volume": Schema.orNull(overVolume),
      "known": Schema.orNull(
        Schema.object([
          "upfront": amount, "monthly": amount, "per_request": amount, "total": amount,
          "without": Schema.texts,
        ])),
    ])

  private static let overVolume: JSON = {
    let point = Schema.object([
      "low": Schema.orNull(Schema.number), "likely": Schema.orNull(Schema.number),
      "high": Schema.orNull(Schema.number),
    ])
    return Schema.object([
      "key": Schema.text, "volume": Schema.number, "measure": Schema.text, "unit": Schema.text,
      "volumes": Schema.list(of: Schema.number),
      "lines": Schema.list(
        of: Schema.object([
          "techniques": Schema.texts, "is_destination": Schema.flag,
          "points": Schema.list(of: point),
        ])),
    ])
  }()

  private static func route(of end: JSON) -> JSON {
    Schema.object([
      "from": end, "to": end, "volume_per_month": amount,
      "running_volume_per_month": amount, "payback_months": amount,
      "saving_per_month": amount, "capacity_per_month": amount,
      "never_because": Schema.orNull(Schema.words(BreakEven.Reason.allCases.map(\.rawValue))),
    ])
  }

  private static let contributors: JSON = {
    let list = Schema.list(
      of: Schema.object([
        "name": Schema.text, "says": Schema.text, "unit": Schema.text, "basis": Schema.text,
        "key": Schema.orNull(Schema.text), "source": Schema.text,
        "as_of": Schema.orNull(Schema.text), "low": Schema.number, "high": Schema.number,
        "width": Schema.number,
      ]))
    return Schema.object([
      "techniques": Schema.texts, "upfront": list, "monthly": list, "total": list,
    ])
  }()

  static let line = Schema.object([
    "id": Schema.text, "title": Schema.text,
    "kind": Schema.words(PriceBook.Line.Kind.allCases.map(\.rawValue)),
    "step": Schema.orNull(Schema.text), "formula": Schema.text, "amount": amount,
    "inputs": inputs,
  ])

  private static let measured = Schema.list(
    of: Schema.object([
      "id": Schema.text, "formula": Schema.text, "amount": amount, "inputs": inputs,
    ]))

  private static let inputs = Schema.list(
    of: Schema.object([
      "name": Schema.text,
      "value": Schema.orNull([
        "anyOf": [
          Schema.number,
          Schema.object([
            "low": Schema.number, "likely": Schema.number, "high": Schema.number,
          ]),
        ]
      ]),
      "unit": Schema.text,
      "basis": Schema.words(["answered", "default", "price", "constant", "computed"]),
      "formula": Schema.orNull(Schema.text), "source": Schema.text,
      "as_of": Schema.orNull(Schema.text), "recalled": Schema.flag,
      "table": Schema.orNull(Schema.text), "entry": Schema.orNull(Schema.text),
    ]))
}
