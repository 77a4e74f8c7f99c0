/// Rules with one of everything that a path is made of.
let smallRules = """
  strength moderately 3
  strength strongly 5
  slot behavior required
  slot knowledge optional at least 3
  technique prompt "prompting"
    slot behavior
    summary "a"
  technique lora "LoRA"
    slot behavior
    requires prompt
    summary "b"
  technique rag "retrieval"
    slot knowledge
    delivers facts
    summary "c"
  need facts "facts"
    when result is far
  source works "Works"
    author "a"
    date "2024"
    at "works.txt"
  claim works-01
    section "s"
    kind rule_for
    says "x"
    about examples
    for lora
  group data
  group knowledge
  fact examples count 0..10_000
    topic task
    ask "How many examples?"
  fact baseline yes/no
    topic task
    ask "Is there a baseline?"
    value yes ""
    value no ""
  fact budget yes/no
    topic task
    ask "Is there money?"
    value yes ""
    value no ""
  fact result one of
    topic task
    ask "How good is it?"
    value far ""
    value meets ""
  fact tried techniques
    topic task
    ask "What was tried?"
  fact in_use techniques
    topic task
    ask "What is in use?"
  assume baseline-needs-examples
    never when examples = 0
    and   baseline is yes
    because "a baseline is measured on examples"
  history
    tried tried
    in_use in_use
    implied prompt
    fallback prompt
    exhausted in behavior unless result is meets
  rule enough
    group data
    when examples >= 500
    supports lora strongly
    because "x"
    cites works-01
  rule look
    group knowledge
    when result is far
    supports rag strongly
    because "x"
    cites works-01
  rule some
    group data
    when examples >= 50
    supports lora moderately
    because "x"
    cites works-01
  gate no-money
    forbids lora
    when budget is no
    until "there is money for {examples} examples"
    because "x"
    cites works-01
  gate prompt-first
    postpones lora after prompt
    when tried lacks prompt
    until "prompts were tried"
    because "x"
    cites works-01
  stop good-enough
    when result is meets
    because "it does"
    cites works-01
  practice apart
    for lora
    at measure
    advises "keep {examples} examples apart"
    cites works-01
  step launch "Launch"
    do "start"
    stop "1 week"
    enter "once it is good"
    always
    waits
    concludes stop
    cites works-01
  step lora "Tune"
    do "tune"
    stop "3 runs"
    finds out result
    cites works-01
  step rag "Look up"
    do "look up"
    stop "2 weeks"
    enter "when facts are missing"
    beside lora
    cites works-01
  step prompt "Prompt"
    do "write"
    stop "5 days"
    cites works-01
  step measure "Measure"
    do "measure on your {examples} examples"
    stop "1 number"
    done when baseline is yes
    due when baseline is no
    beside lora
    finds out baseline
    effort 1..2..3 d
    cites works-01
  order measure before prompt
    because "x"
    cites works-01
  order lora before launch
    because "x"
    cites works-01
  confidence
    draws 10
    seed 7
    level high at least 90 % margin 1
    level low
  """
