# Tails and quantiles of R for the tests of scoring/stats: rows of arguments and, last, the result.
#
#     Rscript test/oracle/panel/distributions.R > test/oracle/panel/distributions.json

f <- expand.grid(probability = c(1e-9, .001, .025, .3, .5, .95, .975, .9999), df1 = c(.3, 1, 2, 4.785143862, 19, 250, 1e5),
  df2 = c(.7, 1, 3, 5, 15, 99.5, 1e4))
f$quantile <- qf(f$probability, f$df1, f$df2)
# qf stops a few digits early where the quantile is small (pf of it is off by up to 1e-10): left out.
f <- f[is.finite(f$quantile) & f$quantile > 0.05 & f$quantile < 1e200, ]
tails <- expand.grid(value = c(1e-6, .02, .7, 1, 1.3, 4, 30, 900), df1 = c(.3, 1, 5, 18, 333.3), df2 = c(1, 2.5, 15, 999, 1e5))
tails$above <- pf(tails$value, tails$df1, tails$df2, lower.tail = FALSE)
chi <- expand.grid(value = c(1e-6, .1, 1, 3, 19, 30.760441929399082, 300, 1100), df = c(.5, 1, 2, 19, 120, 999))
chi$above <- pchisq(chi$value, chi$df, lower.tail = FALSE)
student <- expand.grid(value = c(1e-6, .1, 1, 2.54, 7, 40, 1e5), df = c(1, 2.5, 6, 30, 1000))
student$both <- 2 * pt(-student$value, student$df)
normal <- data.frame(value = c(0, 1e-6, .3, 1, 1.959963984540054, 4, 8.5, 30))
normal$both <- 2 * pnorm(-normal$value)
# What underflows says nothing.
written <- function(table) apply(table[table[[ncol(table)]] > 1e-290, ], 1, function(row) paste0("[", paste(sprintf("%.17g", row), collapse = ","), "]"))
sets <- list(fQuantiles = f, fTails = tails, chiSquared = chi, student = student, normal = normal)
cat("{", paste0('"', names(sets), '":[', sapply(sets, function(table) paste(written(table), collapse = ",\n")), "]", collapse = ",\n"), "}\n")
