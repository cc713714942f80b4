# Expected values of scoring/panel/model/crossed-model.ts, from lme4 and lm.
#
#   Rscript test/oracle/panel/crossed-model.R > test/oracle/panel/crossed-model.json
#
# Variances: the deviance function that lme4 makes, minimised further than lmer itself goes (its default stops at about
# 1e-5 of a ratio) by nlminb from two starts. Everything after is plain dense algebra on the fitted variances: Henderson's
# mixed-model equations solved and inverted as a whole. Least squares: lm with sum-to-zero contrasts.

suppressPackageStartupMessages({ library(lme4); library(jsonlite) })

panel <- function(seed, entries, judges, criteria, reads, sd, drop = 0, again = 0) {
  set.seed(seed)
  e <- rnorm(entries, 0, sd[1]); j <- rnorm(judges, 0, sd[2]); k <- rnorm(criteria, 0, sd[3])
  rows <- do.call(rbind, lapply(seq_len(entries), function(i) {
    own <- unique(c((i - 1) %% judges + 1, i %% judges + 1, sample(judges, reads)))[seq_len(reads)]
    do.call(rbind, lapply(own, function(b) {
      cell <- rnorm(1, 0, sd[4])
      times <- if (runif(1) < again) 2 else 1
      data.frame(i = i, b = b, c = rep(seq_len(criteria), times),
        score = round(70 + e[i] + j[b] + cell + rep(k, times) + rnorm(criteria * times, 0, sd[5]), 1))
    }))
  }))
  rows <- rows[runif(nrow(rows)) >= drop, ]
  rows$entry <- sprintf("E%02d", rows$i); rows$judge <- sprintf("J%02d", rows$b); rows$criterion <- sprintf("C%d", rows$c)
  rows
}

best <- function(f, start) {
  tight <- function(from) nlminb(from, f, lower = 0, control = list(rel.tol = 1e-15, x.tol = 1e-12, iter.max = 2000, eval.max = 5000))
  found <- lapply(list(start, start * 0 + 1, start * 0.5 + 0.1), tight)
  one <- found[[which.min(sapply(found, `[[`, "objective"))]]
  # Polish interior ratios by Newton's method on differences: nlminb stops where the deviance no longer shows it.
  theta <- one$par
  free <- which(theta > 1e-6)
  if (length(free) == 0) return(theta * 0)
  theta[-free] <- 0
  for (round in 1:4) {
    slope <- function(t) sapply(seq_along(free), function(k) {
      h <- 1e-3 * max(theta[free[k]], 0.1)
      at <- function(s) { x <- t; x[free[k]] <- x[free[k]] + s * h; f(x) }
      (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h)
    })
    hessian <- sapply(seq_along(free), function(k) {
      h <- 1e-4 * max(theta[free[k]], 0.1)
      at <- function(s) { x <- theta; x[free[k]] <- x[free[k]] + s * h; slope(x) }
      (at(1) - at(-1)) / (2 * h)
    })
    step <- solve(as.matrix(hessian), slope(theta))
    theta[free] <- theta[free] - step
    if (max(abs(step)) < 1e-9) break
  }
  theta
}

fit <- function(rows, formula, reml) {
  parts <- lFormula(formula, rows, REML = reml, control = lmerControl(check.nobs.vs.nRE = "ignore"))
  f <- do.call(mkLmerDevfun, parts)
  start <- suppressMessages(lmer(formula, rows, REML = reml))
  theta <- best(f, getME(start, "theta"))
  deviance <- f(theta)
  y <- rows$score; n <- length(y)
  groups <- names(parts$reTrms$cnms)
  Z <- as.matrix(t(parts$reTrms$Zt))
  sizes <- sapply(groups, function(g) nlevels(parts$reTrms$flist[[g]]))
  lambda <- rep(theta, sizes)
  V <- diag(n) + Z %*% (lambda^2 * t(Z))
  one <- rep(1, n); W <- solve(V, cbind(y, one))
  mu <- sum(one * W[, 1]) / sum(one * W[, 2])
  r <- y - mu
  sigma2 <- sum(r * solve(V, r)) / (if (reml) n - 1 else n)
  b <- lambda^2 * as.vector(t(Z) %*% solve(V, r))
  # Errors of prediction with the mean estimated: var(b - bhat) = G - G Z' P Z G, and that of mean + b.
  P <- solve(V) - outer(W[, 2], W[, 2]) / sum(W[, 2])
  G <- diag(lambda^2, length(lambda))
  full <- (G - G %*% t(Z) %*% P %*% Z %*% G) * sigma2
  pev <- diag(full) / sigma2
  # Expected rank of an entry: 1 + the sum of the chances that another is above it, each a normal tail.
  at <- which(rep(groups, sizes) == "entry")
  expected <- sapply(at, function(i) 1 + sum(sapply(setdiff(at, i), function(k)
    pnorm((b[k] - b[i]) / sqrt(full[i, i] + full[k, k] - 2 * full[i, k])))))
  M <- matrix(1, 1, n) %*% solve(V) / sum(W[, 2])
  both <- sapply(seq_along(b), function(k) {
    unit <- rep(0, length(b)); unit[k] <- 1
    a <- as.vector(M) + as.vector(t(unit) %*% G %*% t(Z) %*% P) # weights on y of the prediction
    target <- lambda^2 * unit
    c(1) * (sum(a * (V %*% a)) - 2 * sum(a * (Z %*% target)) + lambda[k]^2)
  })
  named <- function(g, values) {
    at <- which(rep(groups, sizes) == g)
    setNames(as.list(values[at]), levels(parts$reTrms$flist[[g]]))
  }
  has <- function(g, values) if (g %in% groups) named(g, values) else NULL
  # Intervals of the variances by profile likelihood: lme4's deviance with the residual deviation put back in, minimised
  # over all but one standard deviation, and the places where that is the squared normal quantile above the least.
  degrees <- if (reml) n - 1 else n
  rho <- environment(f)
  whole <- function(s) { # standard deviations, the residual one last
    value <- f(s[-length(s)] / s[length(s)]); pwrss <- rho$resp$wrss() + rho$pp$sqrL(1); s2 <- s[length(s)]^2
    value - degrees * (1 + log(2 * pi * pwrss / degrees)) + degrees * log(2 * pi * s2) + pwrss / s2
  }
  at <- c(theta, 1) * sqrt(sigma2)
  profile <- function(k, s) {
    free <- setdiff(seq_along(at), k)
    low <- ifelse(free == length(at), 1e-3 * sqrt(sigma2), 0)
    lots <- list(pmax(at[free], 0.1 * sqrt(sigma2)), pmax(at[free] / 3, 0.02 * sqrt(sigma2)))
    min(sapply(lots, function(from) nlminb(from, function(p) whole(replace(replace(at, k, s), free, p)), lower = low,
      control = list(rel.tol = 1e-12, x.tol = 1e-9, iter.max = 500, eval.max = 1000))$objective))
  }
  rise <- function(k) function(s) profile(k, s) - whole(at) - qnorm(.975)^2
  end <- function(k) {
    g <- rise(k)
    high <- max(at[k], 0.05 * at[length(at)]); while (g(high) < 0) high <- high * 1.6
    low <- 0
    if (at[k] > 0 && (k == length(at) || g(0) > 0)) low <- uniroot(g, c(if (k == length(at)) at[k] / 20 else 0, at[k]), tol = 1e-7 * at[k])$root
    c(low, uniroot(g, c(max(at[k], high / 1.7), high), tol = 1e-7 * high)$root)^2
  }
  intervals <- lapply(seq_along(at), end)
  names(intervals) <- c(sub("entry:judge", "entryJudge", groups), "residual")
  list(
    intervals = intervals,
    variances = c(setNames(as.list(theta^2 * sigma2), sub("entry:judge", "entryJudge", groups)), list(residual = sigma2)),
    deviance = deviance, intercept = mu, interceptStandardError = sqrt(sigma2 / sum(W[, 2])),
    entry = named("entry", b), entryStandardError = named("entry", sqrt(pmax(0, pev * sigma2))),
    expectedRank = setNames(as.list(expected), levels(parts$reTrms$flist$entry)),
    scoreStandardError = named("entry", sqrt(both * sigma2)),
    judge = named("judge", b), judgeStandardError = named("judge", sqrt(pmax(0, pev * sigma2))),
    criterion = has("criterion", b), criterionStandardError = has("criterion", sqrt(pmax(0, pev * sigma2)))
  )
}

fixedEntries <- function(rows, criteria, cells, reml) {
  formula <- score ~ 0 + entry + (1 | judge)
  if (criteria) formula <- update(formula, . ~ . + (1 | criterion))
  if (cells) formula <- update(formula, . ~ . + (1 | entry:judge))
  parts <- lFormula(formula, rows, REML = reml, control = lmerControl(check.nobs.vs.nRE = "ignore", check.rankX = "ignore"))
  f <- do.call(mkLmerDevfun, parts)
  theta <- best(f, rep(1, length(parts$reTrms$cnms)))
  deviance <- f(theta)
  y <- rows$score; n <- length(y); X <- parts$X
  groups <- names(parts$reTrms$cnms); sizes <- sapply(groups, function(g) nlevels(parts$reTrms$flist[[g]]))
  Z <- as.matrix(t(parts$reTrms$Zt)); lambda <- rep(theta, sizes); G <- diag(lambda^2, length(lambda))
  V <- diag(n) + Z %*% G %*% t(Z); W <- solve(V); C <- solve(t(X) %*% W %*% X)
  b <- as.vector(C %*% t(X) %*% W %*% y); r <- y - X %*% b
  s2 <- sum(r * (W %*% r)) / (if (reml) n - ncol(X) else n)
  u <- as.vector(G %*% t(Z) %*% W %*% r); P <- W - W %*% X %*% C %*% t(X) %*% W
  pev <- sqrt(pmax(0, diag(G - G %*% t(Z) %*% P %*% Z %*% G)) * s2)
  K <- diag(ncol(X)) - 1 / ncol(X)
  levels <- levels(factor(rows$entry)); at <- which(rep(groups, sizes) == "judge"); judges <- levels(parts$reTrms$flist$judge)
  list(deviance = deviance, variances = c(setNames(as.list(theta^2 * s2), sub("entry:judge", "entryJudge", groups)), list(residual = s2)),
    score = setNames(as.list(b), levels), scoreError = setNames(as.list(sqrt(diag(C) * s2)), levels),
    effectError = setNames(as.list(sqrt(diag(K %*% C %*% t(K)) * s2)), levels),
    judge = setNames(as.list(u[at]), judges), judgeError = setNames(as.list(pev[at]), judges))
}

squares <- function(rows, criteria) {
  sums <- list(entry = "contr.sum", judge = "contr.sum")
  formula <- score ~ entry + judge
  if (criteria) { sums$criterion <- "contr.sum"; formula <- score ~ entry + judge + criterion }
  rows$entry <- factor(rows$entry); rows$judge <- factor(rows$judge); rows$criterion <- factor(rows$criterion)
  model <- lm(formula, rows, contrasts = sums)
  values <- coef(model); errors <- vcov(model)
  effects <- function(g) {
    at <- grep(paste0("^", g, "[0-9]+$"), names(values)); levels <- levels(rows[[g]])
    K <- rbind(diag(length(at)), -1)
    adjusted <- cbind(1, K)
    list(effect = setNames(as.list(as.vector(K %*% values[at])), levels),
      standardError = setNames(as.list(sqrt(diag(K %*% errors[at, at] %*% t(K)))), levels),
      adjustedStandardError = setNames(as.list(sqrt(diag(adjusted %*% errors[c(1, at), c(1, at)] %*% t(adjusted)))), levels),
      reach = qt(.975, model$df.residual))
  }
  list(grand = unname(values[1]), sigma = summary(model)$sigma, df = model$df.residual,
    entry = effects("entry"), judge = effects("judge"), criterion = if (criteria) effects("criterion") else NULL)
}

case <- function(name, rows, criteria, cells) {
  formula <- score ~ 1 + (1 | entry) + (1 | judge)
  if (criteria) formula <- update(formula, . ~ . + (1 | criterion))
  if (cells) formula <- update(formula, . ~ . + (1 | entry:judge))
  columns <- if (criteria) c("entry", "judge", "criterion", "score") else c("entry", "judge", "score")
  list(name = name, rows = lapply(seq_len(nrow(rows)), function(i) lapply(columns, function(k) rows[[k]][i])),
    REML = fit(rows, formula, TRUE), ML = fit(rows, formula, FALSE), leastSquares = squares(rows, criteria),
    fixedREML = fixedEntries(rows, criteria, cells, TRUE), fixedML = fixedEntries(rows, criteria, cells, FALSE))
}

cases <- list(
  case("40 entries, 9 judges, three reads", panel(1, 40, 9, 1, 3, c(6, 5, 0, 0, 4)), FALSE, FALSE),
  case("criteria, entry x judge, a tenth of the scores missing", panel(2, 30, 8, 4, 3, c(6, 4, 3, 3, 4), drop = 0.1), TRUE, TRUE),
  case("repeated readings without criteria", panel(3, 25, 7, 1, 3, c(5, 3, 0, 4, 2), again = 0.5), FALSE, TRUE),
  case("more judges than entries", panel(4, 8, 30, 1, 12, c(5, 6, 0, 0, 5)), FALSE, FALSE),
  case("judges all alike: a variance at zero", panel(11, 30, 6, 1, 3, c(5, 0, 0, 0, 5)), FALSE, FALSE),
  case("more judges than entries, criteria, entry x judge", panel(6, 7, 20, 3, 9, c(5, 4, 2, 2, 3), drop = 0.2), TRUE, TRUE)
)
# Drift: slopes on the order of a judge's own scores, by generalised least squares with V as fitted without slopes.
drift <- function(rows, criteria, cells) {
  set.seed(99)
  rows$order <- ave(runif(nrow(rows)), rows$judge, FUN = rank)
  rows$score <- round(rows$score + 0.3 * (rows$b == 2) * rows$order, 1)
  formula <- score ~ 1 + (1 | entry) + (1 | judge)
  if (criteria) formula <- update(formula, . ~ . + (1 | criterion))
  if (cells) formula <- update(formula, . ~ . + (1 | entry:judge))
  v <- fit(rows, formula, TRUE)$variances
  same <- function(a) outer(a, a, "==") * 1
  V <- v$residual * diag(nrow(rows)) + v$entry * same(rows$entry) + v$judge * same(rows$judge)
  if (criteria) V <- V + v$criterion * same(rows$criterion)
  if (cells) V <- V + v$entryJudge * same(paste(rows$entry, rows$judge))
  judges <- sort(unique(rows$judge))
  X <- cbind(1, sapply(judges, function(j) ifelse(rows$judge == j, rows$order - mean(rows$order[rows$judge == j]), 0)))
  information <- t(X) %*% solve(V, X)
  slopes <- solve(information, t(X) %*% solve(V, rows$score))
  columns <- if (criteria) c("entry", "judge", "criterion", "order", "score") else c("entry", "judge", "order", "score")
  list(criteria = criteria, rows = lapply(seq_len(nrow(rows)), function(i) lapply(columns, function(k) rows[[k]][i])),
    slopes = setNames(as.list(slopes[-1]), judges), errors = setNames(as.list(sqrt(diag(solve(information)))[-1]), judges))
}
drifts <- list(
  drift(panel(21, 20, 6, 1, 3, c(6, 5, 0, 0, 4)), FALSE, FALSE),
  drift(panel(22, 7, 12, 3, 5, c(6, 4, 2, 2, 3), drop = 0.1), TRUE, TRUE)
)
cat(toJSON(list(lme4 = as.character(packageVersion("lme4")), cases = cases, drifts = drifts), auto_unbox = TRUE, digits = I(15), null = "null"), "\n")
