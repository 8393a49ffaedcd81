source("common.R")
# Sandwich of least squares: scores of each row, added up by cluster; without any correction.
sandwich <- function(fit, cluster) {
  X <- model.matrix(fit)
  bread <- solve(crossprod(X))
  bread %*% crossprod(rowsum(X * residuals(fit), cluster)) %*% bread
}
student <- function(estimate, error, degrees) estimate + c(-1, 1) * qt(0.975, degrees) * error
# One row for each person: 1 or 0, of its unit.
people <- function(units) {
  each <- units[rep(seq_len(nrow(units)), units$whole), ]
  each$y <- unlist(mapply(function(x, n) rep(1:0, c(x, n - x)), units$part, units$whole))
  each
}
units <- function(case, part, whole, exposed, stratum) {
  show(case, part = part, whole = whole, exposed = exposed, stratum = stratum)
  all <- data.frame(part, whole, exposed, stratum, unit = seq_along(part))[whole > 0, ]
  kinds <- tapply(all$exposed, all$stratum, function(kind) length(unique(kind)))
  used <- all[kinds[as.character(all$stratum)] == 2, ]
  used$stratum <- factor(used$stratum)
  S <- nlevels(used$stratum); N <- nrow(used); degrees <- N - S - 1
  fit <- lm(I(part / whole) ~ exposed + stratum, used)
  error <- sqrt(sandwich(fit, used$unit)["exposed", "exposed"] * N / (N - length(coef(fit))))
  limits <- student(coef(fit)["exposed"], error, degrees)
  with <- all[all$exposed == 1, ]; without <- all[all$exposed == 0, ]
  show(case, informative = S, units = N, degrees = degrees, estimate = coef(fit)["exposed"], error = error,
       low = limits[1], high = limits[2], mean_with = mean(with$part / with$whole),
       mean_without = mean(without$part / without$whole), pooled_with = sum(with$part) / sum(with$whole),
       pooled_without = sum(without$part) / sum(without$whole))
  each <- people(used)
  common <- coef(lm(y ~ exposed + stratum, each))["exposed"]  # the Mantel-Haenszel difference is this coefficient
  # Its error: every kind of every stratum has a mean of its own, clustered by unit; then the weighted contrast.
  each$cell <- interaction(each$exposed, each$stratum, drop = TRUE)
  means <- lm(y ~ 0 + cell, each)
  n <- table(each$exposed, each$stratum)
  w <- n["1", ] * n["0", ] / (n["1", ] + n["0", ])
  contrast <- setNames(rep(0, nlevels(each$cell)), paste0("cell", levels(each$cell)))
  contrast[paste0("cell1.", names(w))] <- w / sum(w)
  contrast[paste0("cell0.", names(w))] <- -w / sum(w)
  stopifnot(all.equal(sum(contrast * coef(means)), unname(common)))
  error <- sqrt(drop(contrast %*% sandwich(means, each$unit) %*% contrast))
  # Its limits: what leaving out one unit after the other does to the coefficient.
  moved <- sapply(used$unit, function(unit) coef(lm(y ~ exposed + stratum, each[each$unit != unit, ]))["exposed"] - common)
  limits <- student(common, sqrt(sum(moved^2)), degrees)
  show(case, pooled = common, pooled_error = error, pooled_low = limits[1], pooled_high = limits[2])
}
units("worked", c(12, 20, 5, 90, 3, 2, 4, 1, 6), c(30, 40, 20, 300, 12, 10, 25, 10, 9), c(1, 1, 0, 0, 1, 0, 0, 0, 1),
      c(3, 3, 3, 3, 5, 5, 5, 5, 2))
set <- function(a, b) ((a * a * 31 + a * 7919) * b) %% 997 / 997
i <- 1:150
whole <- floor(60 * set(i, 1)^2)
units("many", floor(whole * set(i, 2)), whole, as.numeric(set(i, 3) < 0.4), floor(14 * set(i, 4)))
i <- 1:24
units("huge", c(floor(9 * set(i, 5)), 60), c(rep(12, 24), 900), c(rep(0:1, 12), 1), c(rep(1:4, each = 6), 4))

# Numbers of units in place of shares.
numbers <- function(case, number, exposed, stratum) {
  show(case, number = number, exposed = exposed, stratum = stratum)
  all <- data.frame(number, exposed, stratum, unit = seq_along(number))
  kinds <- tapply(all$exposed, all$stratum, function(kind) length(unique(kind)))
  used <- all[kinds[as.character(all$stratum)] == 2, ]
  used$stratum <- factor(used$stratum)
  degrees <- nrow(used) - nlevels(used$stratum) - 1
  fit <- lm(number ~ exposed + stratum, used)
  error <- sqrt(sandwich(fit, used$unit)["exposed", "exposed"] * nrow(used) / degrees)
  limits <- student(coef(fit)["exposed"], error, degrees)
  show(case, estimate = coef(fit)["exposed"], error = error, low = limits[1], high = limits[2],
       mean_with = mean(all$number[all$exposed == 1]), mean_without = mean(all$number[all$exposed == 0]))
}
i <- 1:60
numbers("numbers", floor(9 * set(i, 8)^2), as.numeric(set(i, 9) < 0.5), floor(7 * set(i, 10)))

# The common difference with Sato's variance: the limits are searched for.
differences <- function(case, x, n, y, m) {
  cells <- data.frame(part = c(x, y), whole = c(n, m), exposed = rep(1:0, each = length(x)), stratum = factor(rep(seq_along(x), 2)))
  estimate <- unname(coef(lm(y ~ exposed + stratum, people(cells)))["exposed"])
  N <- n + m; W <- sum(n * m / N)
  P <- sum((n^2 * y - m^2 * x + n * m * (m - n) / 2) / N^2)
  Q <- sum((x * (m - y) + y * (n - x)) / N) / 2
  away <- function(d) (estimate - d)^2 - z^2 * (d * P + Q) / W^2
  root <- function(ends) uniroot(away, ends, tol = 1e-15, maxiter = 10000)$root
  show(case, x = x, n = n, y = y, m = m, estimate = estimate, low = root(c(-1, estimate)), high = root(c(estimate, 1)))
}
differences("before_and_after", c(2, 0, 1, 5, 1, 0), c(9, 4, 1, 21, 6, 1), c(3, 1, 0, 4, 2, 1), c(7, 2, 3, 11, 2, 1))
b <- UCBAdmissions
differences("berkeley", b[1, 1, ], colSums(b[, 1, ]), b[1, 2, ], colSums(b[, 2, ]))
pairs <- rep(1, 40)
differences("pairs", as.numeric(set(1:40, 6) < 0.5), pairs, as.numeric(set(1:40, 7) < 0.3), pairs)
