import CostModel
import DecisionModel
import Notation
import Testing

/// Rows that name no model of the book: the book's own formulas over the row's own figures.
enum OwnFigures {
  /// What the book's formulas make of a row; nil when nothing here knows it.
  static func amount(of row: PublishedFigure) throws -> Amount? {
    if row.id == "be-devtoolbox" { return try breakEven(row) }
    guard let (overlay, expression) = try question(of: row) else { return nil }
    let measure = "recipe prompt\n  lines calls\n  gives asked ratio = \(expression)\n"
    return try estimator(overlay + measure).estimate(["prompt"], for: facts)
      .quantity("asked")?.amount
  }

  private static let facts = RuleFiles.facts(
    EstimatorTests.workload.merging(["horizon": "1 month", "fixed_prompt_tokens": "0"]) { $1 })

  private static func estimator(_ overlay: String) throws -> Estimator {
    let prices = PricesReader.read(
      [SourceText(path: "row.rules", text: overlay)], RuleFiles.ruleSet,
      over: RuleFiles.prices.book)
    try #require(prices.diagnostics.map(\.message) == [])
    return Estimator(prices.book, RuleFiles.ruleSet, draws: 100)
  }

  /// A number as the rule files write it.
  private static func written(_ value: Double) -> String { Quantity(rounding: value).canonical }

  private static func question(of row: PublishedFigure) throws -> (String, String)? {
    func value(_ name: String) throws -> String { written(try row.number(name)) }
    func formula(_ name: String, _ dimension: String, _ text: String) -> String {
      "formula \(name) \(dimension) = \(text)\n"
    }
    func input(_ name: String, _ dimension: String, _ text: String) -> String {
      "input \(name) \(dimension) = \(text)\n  source \"row\" seen\n"
    }
    switch row.id {
    case "mem-16bit-65b", "mem-accel-idefics-fp16", "mem-accel-idefics-adam32":
      let bytes = try row.number("bytes_per_param")
      let states = """
        table train_dtype bf16
          weight   2
          gradient \(written(min(2, bytes - 2)))
          state    \(written(max(0, bytes - 4)))
          frozen   2
          speed    1
          source   "row" seen
        choose train_dtype from train_dtype
          is bf16 otherwise
        formula trains ratio = 1

        """
      return (
        states + Self.model(parameters: try value("params_b")), "weight_gb + state_gb"
      )
    case "ft-ori-8b":
      let tokens =
        "\(try value("train_tokens")) * \(try value("epochs")) + \(try value("val_tokens"))"
      let tuning = """
        table managed_tuning row
          train    $\(try value("price_per_m"))/Mtok
          input    $0/Mtok
          output   $0/Mtok
          endpoint $0/h
          storage  $0/month
          source   "row" seen
        choose managed from managed_tuning
          is row otherwise

        """
      return (tuning + formula("train_tokens", "count", tokens), "managed_run_cost")
    case "label-gt-100k":
      let labels = """
        table label row
          price   $\(try value("price_per_label"))/example
          per_day count 800
          source  "row" seen
        choose label from label
          is row otherwise

        """
      let missing = formula("missing_examples", "count", try value("examples"))
      return (labels + missing + input("label_rework", "ratio", try value("votes")), "label_cost")
    case "cost-per-m-sily-longctx", "cost-per-m-dreaming", "cost-per-m-silybench":
      return (
        Self.gpu(rent: try value("gpu_price"))
          + formula("output_rate", "ratio", "\(try value("tok_s")) * \(try value("utilisation"))"),
        "output_price_per_million"
      )
    case "month-h100-runpod", "month-h100-azure", "month-4090-openrelay":
      return (
        Self.gpu(rent: try value("gpu_price")) + input("gpu_month", "hours", try value("hours"))
          + formula("servers", "count", try value("gpus")), "hosting_cost"
      )
    case "month-4omini-10m":
      return (
        formula("input_price", "money_per_token", try value("input_price"))
          + formula("output_price", "money_per_token", try value("output_price"))
          + formula("prompt_tokens", "count", try value("input_tokens"))
          + formula("uncached_tokens", "count", "prompt_tokens")
          + formula("cached_tokens", "count", "0")
          + formula("written_tokens", "count", try value("output_tokens"))
          + formula("long_above", "count", "1_000_000_000"), "request_cost"
      )
    case "rag-query-ipapapa":
      return (
        formula("input_price", "money_per_token", try value("input_price"))
          + formula("output_price", "money_per_token", try value("output_price"))
          + formula("prompt_tokens", "count", "0") + formula("cached_tokens", "count", "0")
          + formula("uncached_tokens", "count", "0")
          + formula("written_tokens", "count", try value("output_tokens"))
          + formula("retrieved_tokens", "count", try value("input_tokens"))
          + formula("rerank_price", "money_per_request", try value("rerank_fee"))
          + input("query_tokens", "count", "0") + Self.store(storage: "0", read: "0"),
        "request_cost + passages_cost + query_cost"
      )
    case "rag-pinecone-1m":
      let read = written(try row.number("query_price_m") / 1_000_000)
      let store = """
        table embedding row
          price      $0/Mtok
          dimensions count \(try value("dims"))
          source     "row" seen
        choose embedding from embedding
          is row otherwise

        """
      return (
        store + Self.store(storage: try value("storage_price"), read: read)
          + formula("chunks", "count", try value("vectors"))
          + input("index_overhead", "ratio", try value("overhead")),
        "store_cost + \(try value("queries")) * store.read"
          + " + \(try value("writes")) * \(try value("write_price_m")) / 1_000_000"
      )
    case "be-cache":
      return (
        formula("write_factor", "ratio", try value("write_multiplier"))
          + formula("input_price", "money_per_token", "1")
          + formula("cached_price", "money_per_token", try value("read_multiplier")),
        "cache_uses"
      )
    default: return nil
    }
  }

  private static func model(parameters: String) -> String {
    """
    table base_model row
      parameters \(parameters)B
      active     1
      layers     count 80
      width      count 8_192
      kv_heads   count 64
      head_size  count 128
      vocabulary count 32_000
      embeddings count 2
      saved      42
      window     count 2_048
      source     "row" seen
    choose base from base_model
      is row otherwise

    """
  }

  private static func gpu(rent: String) -> String {
    """
    table gpu row
      rent      $\(rent)/h
      memory    80 GB
      peak      989 TFLOPS
      bandwidth 3.35 TB/s
      reach     0.5
      link      140
      fast8     1.6
      source    "row" as of 2026-11 seen
    choose serve_gpu from gpu
      is row otherwise

    """
  }

  private static func store(storage: String, read: String) -> String {
    """
    table vector_store row
      minimum $0/month
      storage $\(storage)/GB-month
      read    $\(read)/request
      source  "row" seen
    choose store from vector_store
      is row otherwise

    """
  }

  /// A tune with its price up front against the long prompt, over a horizon of one month.
  private static func breakEven(_ row: PublishedFigure) throws -> Amount? {
    let long = try row.number("short_prompt") + row.number("tokens_saved")
    let tuned = try row.number("short_prompt") * row.number("ft_in") / 1_000_000
    let free = [
      ("managed_training", "upfront"), ("managed_endpoint", "serving"),
      ("tune_upkeep", "upkeep"), ("managed_retrains", "horizon"), ("labels", "upfront"),
      ("own_hosting", "serving"), ("prompt_upkeep", "upkeep"),
    ]
    let lines =
      free.map { "line \($0.0) \"not paid\" \($0.1) = 0\n" }.joined()
      + "line managed_work \"the tune\" upfront = \(written(try row.number("upfront")))\n"
      + "line calls \"long\" request = \(written(long * (try row.number("base_in")) / 1_000_000))\n"
      + "line managed_calls \"short\" request = \(written(tuned))\n"
    return try estimator(lines).estimates(for: facts).breakEven
      .first { $0.to == "managed_fine_tune" }?.volume.amount
  }
}
