/// A rulebook with one defect of each kind that `rules check` knows, and nothing else wrong with it.
enum SeededRules {
  static let text = """
    strength weakly 1
    strength strongly 5
    strength decisively 8
    slot behavior required
    slot extra optional at least 3
    technique plain "plain"
      slot behavior
      no cost because "a test"
      summary "a way"
    technique fancy "fancy"
      slot behavior
      requires helper
      no cost because "a test"
      summary "a way"
    technique helper "a helper"
      slot extra
      delivers help
      no cost because "a test"
      summary "a way"
    technique barred "barred"
      slot behavior
      no cost because "a test"
      summary "a way"
    technique chained "chained"
      slot behavior
      requires barred
      no cost because "a test"
      summary "a way"
    need help "help"
      when kind is large
    fact size count 0..100_000
      ask "How many?"
      topic test
    fact weight count 0..100_000
      ask "How heavy?"
      topic test
    fact kind one of
      ask "What kind?"
      topic test
      value small "small"
      value large "large"
      value other "other"
    fact idle yes/no
      ask "Is it?"
      topic test
    source paper "A paper"
      author "A. Writer"
      date "2024"
      at "paper.txt"
    claim paper-1
      section "One"
      kind rule_for
      says "all sorts of things"
      about kind, size, weight
      for plain, fancy, helper, barred, chained
      against plain, fancy, helper, barred, chained
    claim paper-3
      section "Three"
      kind rule_against
      says "never"
      against barred
    claim paper-2
      section "Two"
      kind rule_for
      says "what nobody reads"
      about kind
    rule large-wants-fancy
      group kind
      when kind is large
      supports fancy strongly
      because "large wants fancy"
      cites paper-1
    rule large-wants-help
      group help
      when kind is large
      supports helper strongly
      because "large wants help"
      cites paper-1
    rule small-wants-plain
      group kind
      when kind is small
      supports plain strongly
      because "small wants plain"
      cites paper-1
    rule barred-is-liked
      group liking
      when weight >= 50_000
      supports barred decisively
      opposes fancy strongly
      supports chained weakly
      because "it is liked"
      cites paper-1
    rule never-holds
      group impossible
      when size < 10
      and  size > 20
      supports plain weakly
      because "a slip"
      cites paper-1
    rule large-wants-fancy-again
      group kind
      when kind is large
      supports fancy strongly
      because "a slip"
      cites paper-1
    rule shaded
      group kind
      when kind is large
      and  size >= 5_000
      supports fancy weakly
      because "a slip"
      cites paper-1
    rule many-want-plain
      group many
      when size >= 5_000
      supports plain strongly
      because "many want plain"
      cites paper-1
    rule very-many-want-plain
      group very_many
      when size >= 20_000
      supports plain strongly
      because "a slip"
      cites paper-1
    rule heavy-wants-fancy
      group weight
      when weight >= 1_000
      supports fancy strongly
      because "heavy wants fancy"
      cites paper-1
    rule heavy-and-large-does-not
      group weight
      when weight >= 2_000
      and  kind is large
      opposes fancy strongly
      because "a slip"
      cites paper-1
    rule heavier-than-a-bound
      group bound
      when weight >= 1_024
      opposes plain weakly
      because "a slip"
      cites paper-1
    rule few-want-fancy
      group few
      when size < 300
      and  kind is small
      supports fancy decisively
      because "few want fancy"
      cites paper-1
    rule more-want-fancy
      group few
      when size > 300
      and  kind is other
      supports fancy strongly
      because "more want fancy"
      cites paper-1
    gate never-barred
      forbids barred
      until "never"
      because "a slip"
      cites paper-3
    gate plain-is-out
      forbids plain
      when kind is other
      and  weight < 700
      until "it is heavy"
      because "a slip"
      cites paper-1
    gate fancy-is-out
      forbids fancy
      when kind is other
      and  weight < 800
      until "it is heavy"
      because "a slip"
      cites paper-1
    step plain "Do it plainly"
      do "spend 2 days"
      stop "it works"
      effort 1..2..3 d
      cites paper-1
    step fancy "Do it fancily"
      do "spend 2 days"
      stop "it works"
      effort 1..2..3 d
      cites paper-1
    step helper "Help"
      do "spend 2 days"
      stop "it works"
      effort 1..2..3 d
      cites paper-1
    step barred "Bar it"
      do "spend 2 days"
      stop "it works"
      effort 1..2..3 d
      cites paper-1
    step chained "Chain it"
      do "spend 2 days"
      stop "it works"
      effort 1..2..3 d
      cites paper-1
    confidence
      draws 20
      seed  7
      level high at least 90 % margin 3
      level low

    """
}
