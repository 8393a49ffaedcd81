source("common.R")
compare <- function(case, first, other, scores) {
  a <- rep(scores, first); b <- rep(scores, other)
  t <- t.test(a, b)
  n <- length(a); m <- length(b)
  u <- quietly(wilcox.test(a, b, exact = FALSE))$statistic / (n * m)
  half <- (n + m) / 2 - 1
  limit <- function(at) {
    f <- function(p) u - p - at * sqrt(p * (1 - p) * (1 + half * ((1 - p) / (2 - p) + p / (1 + p))) / (n * m))
    if (u == (at < 0)) return(u)  # at an end the estimate is the limit; the other root is sought
    uniroot(f, if (at > 0) c(0, min(u, 1 - 1e-9)) else c(max(u, 1e-9), 1), tol = 1e-16, maxiter = 10000)$root
  }
  show(case, first = first, other = other, scores = scores, difference = mean(a) - mean(b), low = t$conf.int[1],
       high = t$conf.int[2], superiority = u, sup_low = limit(z), sup_high = limit(-z))
}
compare("worked", c(5, 10, 20, 40, 25), c(10, 20, 30, 60, 30), 1:5)
compare("few", c(1, 0, 2, 0), c(0, 3, 1, 2), c(1, 2, 4, 8))
compare("apart", c(0, 0, 1, 7), c(6, 2, 0, 0), 0:3)
