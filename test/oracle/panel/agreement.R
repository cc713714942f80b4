# Intraclass correlations with intervals (psych), Friedman's test, Spearman and Kendall (base R) for the data that
# agreement.py wrote.
#
#     Rscript test/oracle/panel/agreement.R test/oracle/panel/agreement.json > test/oracle/panel/agreement-r.json

suppressPackageStartupMessages({ library(jsonlite); library(psych) })
given <- fromJSON(commandArgs(TRUE)[1], simplifyVector = FALSE)
number <- function(value) if (is.finite(value)) sprintf("%.17g", value) else "null"
list_of <- function(values) paste0("[", paste(sapply(values, number), collapse = ","), "]")

tables <- sapply(given$tables, function(set) {
  data <- do.call(rbind, lapply(set$data, unlist))
  forms <- sapply(c(.95, .9), function(confidence) {
    found <- suppressWarnings(ICC(data, lmer = FALSE, alpha = 1 - confidence)$results)
    rows <- sapply(seq_len(6), function(row) list_of(unlist(found[row, c("ICC", "lower bound", "upper bound", "F", "df1", "df2", "p")])))
    paste0("[", paste(rows, collapse = ","), "]")
  })
  friedman <- friedman.test(data.matrix(t(data)))
  sprintf('{"name":"%s","confidence95":%s,"confidence90":%s,"friedman":%s}', set$name, forms[1], forms[2],
    list_of(c(friedman$statistic, friedman$parameter, friedman$p.value)))
})
correlations <- sapply(given$correlations, function(set) {
  first <- unlist(set$first)
  second <- unlist(set$second)
  ties <- anyDuplicated(first) > 0 || anyDuplicated(second) > 0
  spearman <- suppressWarnings(cor.test(rank(first), rank(second)))
  normal <- suppressWarnings(cor.test(first, second, method = "kendall", exact = FALSE))
  exact <- if (ties) NA else cor.test(first, second, method = "kendall", exact = TRUE)$p.value
  sprintf('{"name":"%s","rho":%s,"rhoP":%s,"tau":%s,"tauZ":%s,"tauNormalP":%s,"tauExactP":%s}', set$name, number(spearman$estimate),
    number(spearman$p.value), number(normal$estimate), number(normal$statistic), number(normal$p.value), number(exact))
})
cat(sprintf('{"tables":[%s],\n"correlations":[%s]}\n', paste(tables, collapse = ",\n"), paste(correlations, collapse = ",\n")))
