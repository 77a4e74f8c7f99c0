await Benchmark.run(Array(CommandLine.arguments.dropFirst()))
