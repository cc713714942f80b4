# Expected values of scoring/panel/model/many-facet-model.ts.
#
#   Rscript test/oracle/panel/many-facet.R > test/oracle/panel/many-facet.json
#
# Joint maximum likelihood: the rating-scale model is a log-linear model of "was this level given", with a nuisance term
# for each score, so R's glm (Poisson) fits it, with standard errors. Marginal: the likelihood written out with entries on
# a plain grid of 101 points (the trapezoid rule of so smooth a curve is exact to the last digit at that width), maximised by nlminb and Newton's method, standard errors from a Hessian by
# differences. With two levels the
# models are logistic regression (glm) and a logistic mixed model (lme4's glmer with 25 quadrature points).

suppressPackageStartupMessages({ library(lme4); library(jsonlite) })

panel <- function(seed, entries, judges, criteria, reads, tau, sd) {
  set.seed(seed)
  theta <- rnorm(entries, 0, sd[1]); alpha <- rnorm(judges, 0, sd[2]); delta <- rnorm(criteria, 0, sd[3])
  rows <- do.call(rbind, lapply(seq_len(entries), function(i) {
    own <- unique(c((i - 1) %% judges + 1, i %% judges + 1, sample(judges)))[seq_len(reads)]
    expand.grid(i = i, b = own, c = seq_len(criteria))
  }))
  rows$level <- apply(rows, 1, function(r) {
    eta <- theta[r[1]] - alpha[r[2]] - delta[r[3]]
    p <- exp(cumsum(c(0, eta - tau))); sample(0:length(tau), 1, prob = p)
  })
  rows$entry <- sprintf("E%02d", rows$i); rows$judge <- sprintf("J%02d", rows$b); rows$criterion <- sprintf("C%d", rows$c)
  rows
}

centre <- function(values, errors, levels) { # values of all but the first level, which is 0
  k <- length(levels); K <- rbind(0, diag(k - 1)) - 1 / k
  if (k == 2) K <- matrix(c(-.5, .5), 2)
  list(value = setNames(as.list(as.vector(K %*% values)), levels), error = setNames(as.list(sqrt(diag(K %*% errors %*% t(K)))), levels))
}

joint <- function(rows, top, criteria) {
  n <- nrow(rows)
  long <- rows[rep(seq_len(n), each = top + 1), ]
  long$k <- rep(0:top, n); long$given <- (long$k == long$level) * 1
  J <- sort(unique(rows$judge)); E <- sort(unique(rows$entry)); C <- sort(unique(rows$criterion))
  X <- cbind(sapply(E, function(e) long$k * (long$entry == e)), sapply(J[-1], function(j) -long$k * (long$judge == j)))
  if (criteria) X <- cbind(X, sapply(C[-1], function(c) -long$k * (long$criterion == c)))
  if (top > 1) X <- cbind(X, sapply(1:(top - 1), function(k) (long$k == k) * 1))
  row <- factor(rep(seq_len(n), each = top + 1))
  model <- glm(long$given ~ 0 + row + X, family = poisson, control = glm.control(epsilon = 1e-14, maxit = 100))
  at <- n + seq_len(ncol(X)); b <- coef(model)[at]; V <- vcov(model)[at, at]
  nE <- length(E); nJ <- length(J); nC <- if (criteria) length(C) else 1
  iJ <- nE + seq_len(nJ - 1); iC <- if (criteria) nE + nJ - 1 + seq_len(nC - 1) else integer(0)
  K <- matrix(0, nE, length(b)); K[, seq_len(nE)] <- diag(nE); K[, iJ] <- -1 / nJ; K[, iC] <- -1 / nC
  iG <- nE + nJ - 1 + nC - 1 + seq_len(top - 1)
  G <- matrix(0, top, length(b)) # tau_k = g_(k-1) - g_k
  for (k in seq_len(top)) { if (k > 1) G[k, iG[k - 1]] <- 1; if (k < top) G[k, iG[k]] <- -1 }
  list(
    logLikelihood = sum(log(fitted(model)[long$given == 1])),
    entry = setNames(as.list(as.vector(K %*% b)), E), entryError = setNames(as.list(sqrt(diag(K %*% V %*% t(K)))), E),
    judge = centre(b[iJ], V[iJ, iJ, drop = FALSE], J), criterion = if (criteria) centre(b[iC], V[iC, iC, drop = FALSE], C) else NULL,
    thresholds = as.vector(G %*% b), thresholdErrors = sqrt(diag(G %*% V %*% t(G)))
  )
}

marginal <- function(rows, top, criteria) {
  J <- sort(unique(rows$judge)); E <- sort(unique(rows$entry)); C <- sort(unique(rows$criterion))
  nJ <- length(J); nC <- if (criteria) length(C) else 1
  j <- match(rows$judge, J); c <- if (criteria) match(rows$criterion, C) else rep(1, nrow(rows)); e <- match(rows$entry, E)
  z <- seq(-9, 9, length.out = 101); w <- dnorm(z) * (z[2] - z[1])
  split <- function(p) list(mu = p[1], s = exp(p[2]), alpha = c(0, p[2 + seq_len(nJ - 1)]),
    delta = c(0, if (nC > 1) p[1 + nJ + seq_len(nC - 1)]), g = c(0, if (top > 1) p[nJ + nC + seq_len(top - 1)], 0))
  table <- function(q) { # log likelihood of each entry at each point
    eta <- outer(-q$alpha[j] - q$delta[c], q$mu + q$s * z, "+")
    terms <- lapply(0:top, function(k) k * eta + q$g[k + 1])
    most <- do.call(pmax, terms); total <- Reduce(`+`, lapply(terms, function(t) exp(t - most)))
    given <- rows$level * eta + q$g[rows$level + 1] - most - log(total)
    rowsum(given, e)
  }
  value <- function(p) { L <- table(split(p)); m <- apply(L, 1, max); -sum(m + log(exp(L - m) %*% w)) }
  gradient <- function(p) { # by Fisher's identity: the slope of the complete likelihood, averaged over the posterior
    q <- split(p)
    L <- table(q); P <- exp(L - apply(L, 1, max)) %*% diag(w); P <- (P / rowSums(P))[e, ]
    eta <- outer(-q$alpha[j] - q$delta[c], q$mu + q$s * z, "+")
    parts <- lapply(0:top, function(k) exp(k * eta + q$g[k + 1])); total <- Reduce(`+`, parts)
    rest <- rows$level - Reduce(`+`, lapply(0:top, function(k) k * parts[[k + 1]])) / total
    each <- rowSums(P * rest)
    -c(sum(each), q$s * sum(P * rest * rep(z, each = nrow(rows))), -sapply(seq_len(nJ)[-1], function(k) sum(each[j == k])),
      if (nC > 1) -sapply(seq_len(nC)[-1], function(k) sum(each[c == k])),
      if (top > 1) sapply(seq_len(top - 1), function(k) sum((rows$level == k) - rowSums(P * parts[[k + 1]] / total))))
  }
  hessian <- function(p) { H <- sapply(seq_along(p), function(k) { h <- 1e-3; d <- replace(numeric(length(p)), k, h)
    (8 * (gradient(p + d) - gradient(p - d)) - (gradient(p + 2 * d) - gradient(p - 2 * d))) / (12 * h) }); (H + t(H)) / 2 }
  start <- c(0, 0, rep(0, nJ - 1 + nC - 1 + top - 1))
  p <- nlminb(start, value, gradient, control = list(rel.tol = 1e-14, iter.max = 1000, eval.max = 5000))$par
  H <- hessian(p)
  for (round in 1:12) { step <- solve(H, gradient(p)); p <- p - step; if (max(abs(step)) < 1e-12) break } # a chord serves: nlminb came near
  V <- solve(hessian(p)); q <- split(p)
  L <- table(q); P <- t(apply(L, 1, function(l) { x <- exp(l - max(l)) * w; x / sum(x) }))
  m <- as.vector(P %*% z); d <- sqrt(as.vector(P %*% z^2) - m^2)
  mean <- q$mu - mean(q$alpha) - mean(q$delta)
  iJ <- 2 + seq_len(nJ - 1); iC <- if (nC > 1) 1 + nJ + seq_len(nC - 1) else integer(0); iG <- nJ + nC + seq_len(top - 1)
  G <- matrix(0, top, length(p))
  for (k in seq_len(top)) { if (k > 1) G[k, iG[k - 1]] <- 1; if (k < top) G[k, iG[k]] <- -1 }
  list(
    logLikelihood = -value(p), mean = mean, deviation = q$s,
    entry = setNames(as.list(mean + q$s * m), E), entryError = setNames(as.list(q$s * d), E),
    judge = centre(p[iJ], V[iJ, iJ, drop = FALSE], J), criterion = if (nC > 1) centre(p[iC], V[iC, iC, drop = FALSE], C) else NULL,
    thresholds = as.vector(G %*% p), thresholdErrors = sqrt(diag(G %*% V %*% t(G)))
  )
}

clean <- function(rows, top) rows[!(ave(rows$level, rows$entry) %in% c(0, top)), ]
extreme <- function(rows, top) { s <- tapply(rows$level, rows$entry, mean); any(s == 0 | s == top) }
case <- function(name, rows, top, criteria) {
  columns <- if (criteria) c("entry", "judge", "criterion", "level") else c("entry", "judge", "level")
  list(name = name, top = top, rows = lapply(seq_len(nrow(rows)), function(i) lapply(columns, function(k) rows[[k]][i])),
    JML = if (extreme(rows, top)) NULL else joint(rows, top, criteria), MML = marginal(rows, top, criteria))
}

two <- panel(5, 60, 8, 1, 6, 0, c(1.5, 1, 0))
logistic <- suppressMessages(glmer(level ~ 0 + judge + (1 | entry), two, family = binomial, nAGQ = 25,
  control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10))))

cases <- list(
  case("five levels, criteria, incomplete", panel(1, 25, 6, 3, 3, c(-1.5, -.5, .4, 1.6), c(1.2, .8, .6)), 4, TRUE),
  case("four levels, no criteria", panel(2, 30, 7, 1, 5, c(-1, 0, 1), c(1, .7, 0)), 3, FALSE),
  case("an entry with the highest level throughout", panel(3, 20, 5, 1, 3, c(-.8, .8), c(2, .6, 0)), 2, FALSE),
  case("two levels", two, 1, FALSE),
  case("two levels, no entry extreme", clean(two, 1), 1, FALSE),
  case("four levels, no criteria, no entry extreme", clean(panel(2, 30, 7, 1, 5, c(-1, 0, 1), c(1, .7, 0)), 3), 3, FALSE)
)
cat(toJSON(list(cases = cases, glmer = list(deviation = unname(getME(logistic, "theta")), judge = as.list(fixef(logistic) - mean(fixef(logistic))),
  mean = mean(fixef(logistic)))), auto_unbox = TRUE, digits = I(15), null = "null"), "\n")
