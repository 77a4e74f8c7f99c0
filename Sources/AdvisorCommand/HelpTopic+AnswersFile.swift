extension HelpTopic {
  static let answersFile = HelpTopic(
    name: "answers-file", title: "Writing an answers file",
    parts: [
      .prose(
        "One answer a line, `key = value`. `advisor template` prints a file with every key, and `advisor "
          + "explain KEY` says what a key means."),
      .table([
        (
          "# comment",
          "from the start of a line, or after a blank; ; at the start of a line as well"
        ),
        ("key = value", "blanks around both are dropped"),
        ("'value'", "the value as it stands, # included"),
        ("\"value\"", #"the same with \" \\ \n \t and \u{E9}"#),
      ]),
      .table([
        ("unknown", "nobody knows; legal for every key, and skip is the same"),
        ("yes, no", "true and false are read as well"),
        ("1_200", "or 1,200 or 1.2k; suffixes k, M, B"),
        ("10k/day", "with the unit of the key; without one, the base unit is meant"),
        ("300..500", "somewhere in between; 300-500 is the same"),
        ("~200", "give or take a fifth"),
        ("<1s", "less than that"),
        ("rag, lora", "a list; none is the empty one"),
      ]),
      .prose(
        "A file is UTF-8, of at most 1 MiB, with lines of at most 4,096 bytes. A key given twice, a key "
          + "that is not known and a value of the wrong kind are errors; all of them are reported at once. "
          + "Keys that begin with `x.` are your own and are left alone."),
      .prose(
        "Lines for `check` and `rules test`, which `recommend` leaves alone:"),
      .table([
        ("expect.destination", "the techniques, exactly this set"),
        ("expect.includes", "all of these are in the destination"),
        ("expect.any", "at least one of these is; families are allowed"),
        ("expect.excludes", "none of these is; families are allowed"),
        ("expect.next", "the next step"),
        ("expect.order", "these steps are on the path in this order"),
        ("expect.outcome", "adapt, stop or none_fits"),
        ("expect.blocked", "these techniques are blocked"),
        ("expect.postponed", "these are postponed"),
        ("expect.allowed", "these are neither blocked nor discouraged"),
        ("expect.fires", "these rules fire; expect.silent: they do not"),
        ("expect.warns", "these warnings are given"),
        ("expect.practice", "these practices are on the path"),
        (
          "expect.cost.X.Y",
          "a range that holds the likely cost; X is destination or a technique, Y is "
            + "upfront, monthly, total, per_request, payback_months or train_hours; never is "
            + "legal"
        ),
        ("with.packs", "the packs of rules to decide by"),
        ("with.prices", "a file of prices to lay over the price book, beside this file"),
        ("because", "the claims the expectations rest on"),
      ]),
    ])
}
