/// A rulebook of a page: enough to decide between a few techniques, and fast.
enum SmallRules {
  static let files = [
    "base.rules": """
    strength weakly 1
    strength strongly 5
    slot behavior required
    slot knowledge optional at least 3
    confidence
      draws 20
      seed  7
      level high at least 90 % margin 3
      level low
    technique prompt "prompting"
      slot behavior
      summary "ask well"
      no cost because "a test"
    technique lora "LoRA"
      slot behavior
      requires prompt
      summary "tune a little"
    technique rag "retrieval"
      slot knowledge
      delivers lookups
      summary "look it up"
      no cost because "a test"
    family tuning "tuning" = lora
    history
      fallback prompt
    need lookups "facts the model lacks"
      when facts_needed is yes
    fact examples count 0..1B
      ask "How many examples are there?"
      help "Clean ones."
      example "1_200"
      topic data
    fact facts_needed yes/no
      ask "Are facts needed?"
      example "yes"
      topic task
    fact speed duration 1..86_400_000
      ask "How fast must it be?"
      example "200ms"
      topic traffic
    source book "A book"
      author "Someone"
      date "2024"
      at "book.txt"
    claim book-01
      section "One"
      kind rule_for
      says "Examples help."
      about examples
      for lora
    claim book-02
      section "Two"
      kind rule_for
      says "Look facts up."
      about facts_needed
      for rag
    claim book-03
      section "Three"
      kind data_threshold
      says "Few examples do not help."
      about examples
      against lora
    definition adapter "Adapter"
      means "a small file"
      cites book-01
    """,
    "documents/rules.rules": """
    rule examples-help
      group data
      when examples >= 200
      supports lora strongly
      because "there is enough to learn from"
      cites book-01
    rule facts-are-looked-up
      group knowledge
      when facts_needed is yes
      supports rag strongly
      because "facts are looked up"
      cites book-02
    gate too-few
      forbids lora
      when examples < 50
      until "there are 50"
      because "too few"
      cites book-03
    step prompt "Write a prompt"
      do "write 3 versions"
      stop "it meets the target"
      effort 1..2..3 d
      cites book-01
    step lora "Tune"
      do "train on {examples|your} examples"
      stop "it meets the target"
      effort 1..2..3 d
      cites book-01
    step rag "Build retrieval"
      do "index 1 collection"
      stop "it meets the target"
      effort 1..2..3 d
      cites book-02
    """,
    "prices/book.rules": """
    book as of 2026-11-21
    draws 10 seed 1
    volume requests
    months months
    input requests rate = 1000
      says "requests"
      source "a test" seen
    input months count = 12
      says "months"
      source "a test" seen
    input training_price money = $100..$200..$300
      says "one training"
      source "a test" seen
    input hosting_price money_per_month = $50
      says "a small machine"
      source "a test" seen
    line training "training" upfront at lora = training_price
    line hosting "hosting" monthly at lora = hosting_price
    recipe lora
      lines training, hosting
    """,
    "scenarios/good.answers": """
    with.packs = documents
    examples = 500
    facts_needed = yes
    expect.destination = lora, rag
    expect.fires = examples-help
    """,
  ]
}
