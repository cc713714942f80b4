# Bradley-Terry abilities by R's glm (binomial, logit, no intercept) for the tables of wins that pairwise.py wrote: against the
# last entry, with standard errors, and the log-likelihood without binomial coefficients.
#
#     Rscript test/oracle/panel/bradley-terry.R test/oracle/panel/pairwise.json > test/oracle/panel/bradley-terry.json

library(jsonlite)
given <- fromJSON(commandArgs(TRUE)[1], simplifyVector = FALSE)
list_of <- function(values) paste0("[", paste(sprintf("%.17g", values), collapse = ","), "]")
lines <- sapply(given$wins, function(set) {
  wins <- do.call(rbind, lapply(set$wins, unlist))
  pairs <- t(combn(nrow(wins), 2))
  won <- wins[pairs]
  lost <- wins[pairs[, 2:1]]
  met <- won + lost > 0
  design <- t(apply(pairs, 1, function(pair) (seq_len(nrow(wins)) == pair[1]) - (seq_len(nrow(wins)) == pair[2])))[met, -nrow(wins)]
  fit <- suppressWarnings(glm(cbind(won, lost)[met, ] ~ design - 1, family = binomial, control = list(epsilon = 1e-15, maxit = 200)))
  chance <- fitted(fit)
  sprintf('{"name":"%s","abilities":%s,"standardErrors":%s,"logLikelihood":%.17g}', set$name, list_of(c(coef(fit), 0)),
    list_of(c(sqrt(diag(vcov(fit))), 0)), sum(won[met] * log(chance) + lost[met] * log1p(-chance)))
})
cat(sprintf("[%s]\n", paste(lines, collapse = ",\n")))
