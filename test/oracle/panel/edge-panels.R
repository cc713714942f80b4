# Expected values of scoring/panel/model/crossed-model.ts at the edges: few judges, constant judges, ties, huge and tiny
# numbers, variances of zero. From lme4's own deviance function, minimised from many starts.
#
#   Rscript test/oracle/panel/edge-panels.R > test/oracle/panel/edge-panels.json
#
#   Holds to 1e-4 of a number: at the edges the likelihood is so flat that the last digits of a variance depend on where
#   lme4's matrices lie in memory (1e-6 from one run to the next) and on R's BLAS (6e-6 beside OpenBLAS).

suppressPackageStartupMessages({ library(lme4); library(jsonlite) })

STARTS <- c(0, 0.05, 0.5, 2, 10)

least <- function(f, k) {
  starts <- as.matrix(expand.grid(rep(list(STARTS), k)))
  found <- lapply(seq_len(nrow(starts)), function(i)
    nlminb(starts[i, ], f, lower = 0, control = list(rel.tol = 1e-15, x.tol = 1e-12, iter.max = 500, eval.max = 1000)))
  theta <- found[[which.min(sapply(found, `[[`, "objective"))]]$par
  # A ratio is zero where the deviance is no higher there.
  for (k in seq_along(theta)) if (theta[k] < 1e-3 && f(replace(theta, k, 0)) <= f(theta) + 1e-9) theta[k] <- 0
  free <- which(theta > 0)
  if (length(free) == 0) return(theta)
  again <- nlminb(theta[free], function(t) f(replace(theta, free, t)), lower = 1e-9, control = list(rel.tol = 1e-15, x.tol = 1e-14))
  replace(theta, free, again$par)
}

fit <- function(rows, formula, reml) {
  control <- lmerControl(check.nobs.vs.nRE = "ignore", check.nobs.vs.nlev = "ignore", check.nobs.vs.rankZ = "ignore")
  parts <- lFormula(formula, rows, REML = reml, control = control)
  f <- do.call(mkLmerDevfun, parts)
  groups <- names(parts$reTrms$cnms)
  theta <- least(f, length(groups))
  deviance <- f(theta)
  sizes <- sapply(groups, function(g) nlevels(parts$reTrms$flist[[g]]))
  Z <- as.matrix(t(parts$reTrms$Zt)); n <- nrow(rows); lambda <- rep(theta, sizes); y <- rows$score
  V <- diag(n) + Z %*% (lambda^2 * t(Z)); one <- rep(1, n); W <- solve(V, cbind(y - mean(y), one))
  mu <- sum(W[, 1]) / sum(W[, 2]); r <- y - mean(y) - mu
  sigma2 <- sum(r * solve(V, r)) / (if (reml) n - 1 else n)
  b <- lambda^2 * as.vector(t(Z) %*% solve(V, r))
  named <- function(g) setNames(as.list(b[rep(groups, sizes) == g]), levels(parts$reTrms$flist[[g]]))
  list(deviance = deviance, intercept = mu + mean(y), entry = named("entry"), judge = named("judge"),
    variances = c(setNames(as.list(theta^2 * sigma2), sub("entry:judge", "entryJudge", groups)), list(residual = sigma2)))
}

case <- function(name, rows, cells = FALSE) {
  rows$entry <- as.character(rows$entry); rows$judge <- as.character(rows$judge)
  criteria <- "criterion" %in% names(rows)
  formula <- score ~ 1 + (1 | entry) + (1 | judge)
  if (criteria) formula <- update(formula, . ~ . + (1 | criterion))
  if (cells) formula <- update(formula, . ~ . + (1 | entry:judge))
  columns <- if (criteria) c("entry", "judge", "criterion", "score") else c("entry", "judge", "score")
  list(name = name, rows = lapply(seq_len(nrow(rows)), function(i) lapply(columns, function(k) rows[[k]][i])),
    REML = fit(rows, formula, TRUE), ML = fit(rows, formula, FALSE))
}

table <- function(m) { # entry × judge, NA where there is none
  at <- which(!is.na(m), arr.ind = TRUE)
  data.frame(entry = paste0("E", at[, 1]), judge = paste0("J", at[, 2]), score = m[at])
}
drawn <- function(seed, entries, judges, sd, drop = 0, digits = 1) {
  set.seed(seed)
  m <- outer(rnorm(entries, 0, sd[1]), rnorm(judges, 0, sd[2]), "+") + rnorm(entries * judges, 0, sd[3])
  m[runif(entries * judges) < drop] <- NA
  # One judge who read everything keeps the panel in one piece.
  gone <- which(is.na(m[, 1])); m[gone, 1] <- rnorm(length(gone), 0, sd[1])
  round(70 + m, digits)
}

base <- drawn(1, 8, 4, c(6, 5, 4), 0.4)
once <- base; once[8, ] <- c(NA, 71.3, NA, NA)
constant <- base; constant[!is.na(constant[, 3]), 3] <- 70
one <- matrix(NA, 9, 9); one[, 1] <- drawn(2, 9, 1, c(6, 0, 3))[, 1]; for (i in 1:9) one[i, i] <- 66 + (i * 7) %% 11
chain <- matrix(NA, 6, 6); for (i in 1:6) { chain[i, i] <- 60 + (i * 13) %% 17; chain[i, i %% 6 + 1] <- 61 + (i * 5) %% 13 }
again <- rbind(table(drawn(3, 6, 3, c(5, 3, 4))), table(drawn(4, 6, 3, c(5, 3, 4), 0.5)))
rubric <- do.call(rbind, lapply(1:3, function(k) cbind(table(drawn(4 + k, 7, 4, c(4, 3, 3), 0.3)), criterion = paste0("C", k))))
rubric <- rubric[!(rubric$judge == "J2" & rubric$criterion == "C3") & !(rubric$entry == "E5" & rubric$criterion == "C1"), ]

cases <- list(
  case("two judges", table(drawn(11, 7, 2, c(6, 5, 4)))),
  case("two judges and two entries", table(matrix(c(8, 6, 5, 4.5), 2))),
  case("three judges, two entries", table(matrix(c(8, 6, 5, 4.5, 9, 4), 2))),
  case("an entry with one score", table(once)),
  case("a judge who gave everybody the same", table(constant)),
  case("levels 1 to 3, ties everywhere", table(matrix(c(1, 2, 2, 3, 3, 1, 2, 2, 3, 2, 2, 2, 2, 3, 3, 1, 1, 2), 6))),
  case("nearly all the same", table(replace(matrix(5, 5, 3), 7, 6))),
  case("negative scores with decimals", table(base * -1.37 + 40)),
  case("scores about a million", table(base + 1e6)),
  case("millions that differ by hundreds of thousands", table((base - 70) * 1e5)),
  case("millionths", table((base - 70) * 1e-6)),
  case("thousandths about a thousand", table(1000 + round((base - 70) * 1e-3, 3))),
  case("an outlier a thousand times as far", table(replace(base, which(!is.na(base))[5], 9000))),
  case("one judge who read all, and eight who read one each", table(one)),
  case("a ring: each entry shares a judge with the next only", table(chain)),
  case("entries alike, judges not", table(drawn(22, 10, 5, c(0, 6, 4), 0.3))),
  case("judges alike, entries not", table(drawn(23, 10, 5, c(6, 0, 4), 0.3))),
  case("nothing but noise", table(drawn(24, 10, 5, c(0, 0, 4), 0.3))),
  case("severity just above zero", table(drawn(25, 30, 4, c(6, 0.7, 4), 0.3))),
  case("hardly any noise", table(drawn(26, 9, 5, c(6, 5, 0.05), 0.3, 3))),
  case("judges who contradict each other", table(matrix(c(1, 2, 3, 4, 5, 5, 4, 3, 2, 1), 5))),
  case("the same judge again", again, TRUE),
  case("criteria left out by a judge and for an entry", rubric, TRUE),
  case("sixty judges, five entries", table(drawn(27, 5, 60, c(4, 6, 5), 0.5)))
)
for (seed in 101:130) {
  set.seed(seed)
  size <- c(sample(2:9, 1), sample(2:7, 1)); sd <- sample(c(0, 0.5, 2, 6), 3, TRUE); sd[3] <- max(sd[3], 0.5)
  cases[[length(cases) + 1]] <- case(paste("drawn", seed), table(drawn(seed, size[1], size[2], sd, sample(c(0, 0.3, 0.6), 1))))
}
cat(toJSON(list(lme4 = as.character(packageVersion("lme4")), cases = cases), auto_unbox = TRUE, digits = I(15)), "\n")
