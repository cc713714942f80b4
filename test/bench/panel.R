# The crossed model of panel.ts in lme4: reads a file of scores once, then one line read, one line of milliseconds written.

suppressPackageStartupMessages(library(lme4))
rows <- read.csv(commandArgs(trailingOnly = TRUE)[1], stringsAsFactors = TRUE)
formula <- score ~ 1 + (1 | entry) + (1 | judge) + (1 | criterion) + (1 | entry:judge)
cat(as.character(packageVersion("lme4")), "\n", sep = "")
flush(stdout())
input <- file("stdin", "r")
while (length(readLines(input, n = 1)) > 0) {
  started <- proc.time()[["elapsed"]]
  model <- suppressWarnings(lmer(formula, rows))
  effects <- ranef(model, condVar = TRUE)
  cat(1000 * (proc.time()[["elapsed"]] - started), "\n", sep = "")
  flush(stdout())
}
