source("common.R")
cube <- function(x, n, y, m) array(rbind(x, n - x, y, m - y), c(2, 2, length(x)))
# mantelhaen.test searches the exact odds ratio to about four digits; here to all.
conditional <- function(case, x, n, y, m) {
  k <- x + y; lowest <- pmax(0, k - m); highest <- pmin(n, k)
  p <- 1
  for (i in seq_along(n)) p <- add(p, dhyper(lowest[i]:highest[i], n[i], m[i], k[i]))
  outcome <- sum(lowest):sum(highest); seen <- sum(x)
  tilted <- function(l) { d <- log(p) + l * outcome; d <- exp(d - max(d)); d / sum(d) }
  search <- function(f) exp(uniroot(f, c(-12, 12), tol = 1e-15, maxiter = 10000)$root)
  show(case, exact_odds = search(function(l) sum(outcome * tilted(l)) - seen),
       exact_low = search(function(l) sum(tilted(l)[outcome >= seen]) - 0.025),
       exact_high = search(function(l) sum(tilted(l)[outcome <= seen]) - 0.025))
}
stratified <- function(case, x, n, y, m) {
  t <- aperm(cube(x, n, y, m), c(2, 1, 3))  # groups by rows, selected or not by columns
  plain <- mantelhaen.test(t, correct = FALSE)
  corrected <- mantelhaen.test(t, correct = TRUE)
  exact <- mantelhaen.test(t, exact = TRUE)
  show(case, x = x, n = n, y = y, m = m, odds = plain$estimate, odds_low = plain$conf.int[1],
       odds_high = plain$conf.int[2], cmh = plain$statistic, cmh_p = plain$p.value, corrected = corrected$statistic,
       corrected_p = corrected$p.value, exact_p = exact$p.value,
       exact_less = mantelhaen.test(t, exact = TRUE, alternative = "less")$p.value,
       exact_greater = mantelhaen.test(t, exact = TRUE, alternative = "greater")$p.value,
       r_exact_odds = exact$estimate, r_exact_low = exact$conf.int[1], r_exact_high = exact$conf.int[2])
  conditional(case, x, n, y, m)
  N <- n + m
  R <- sum(x * m / N); S <- sum(y * n / N)
  spread <- sqrt(sum(((x + y) * n * m - x * y * N) / N^2) / (R * S))
  show(case, risk = R / S, risk_low = R / S * exp(-z * spread), risk_high = R / S * exp(z * spread))
  used <- x + y > 0 & x + y < N & n > 0 & m > 0
  psi <- plain$estimate
  if (is.finite(psi) && psi > 0) {
    fit <- function(x, n, y, m) {
      k <- x + y; ends <- c(max(0, k - m), min(n, k))
      f <- function(a) log(a) + log(m - k + a) - log(n - a) - log(k - a) - log(psi)
      a <- uniroot(f, ends + c(1, -1) * 1e-12 * diff(ends), tol = 1e-15, maxiter = 10000)$root
      c(a, 1 / (1 / a + 1 / (n - a) + 1 / (k - a) + 1 / (m - k + a)))
    }
    fitted <- mapply(fit, x[used], n[used], y[used], m[used])
    chi <- sum((x[used] - fitted[1, ])^2 / fitted[2, ])
    tarone <- chi - sum(x[used] - fitted[1, ])^2 / sum(fitted[2, ])
    free <- sum(used) - 1
    show(case, breslow_day = chi, breslow_day_p = pchisq(chi, free, lower.tail = FALSE), tarone = tarone,
         tarone_p = pchisq(tarone, free, lower.tail = FALSE))
  }
}
b <- UCBAdmissions  # admitted or not, gender, department
stratified("berkeley", b[1, 1, ], colSums(b[, 1, ]), b[1, 2, ], colSums(b[, 2, ]))
stratified("rabbits", c(0, 3, 6, 5, 2), c(6, 6, 6, 6, 2), c(0, 0, 2, 6, 5), c(5, 6, 6, 6, 5))
stratified("made_up", c(3, 12, 1, 7, 0, 30), c(9, 40, 2, 7, 3, 61), c(5, 20, 4, 11, 2, 22), c(11, 55, 5, 14, 6, 90))
stratified("finalists", c(1, 0, 0, 1, 1, 0, 2, 1), c(1, 2, 1, 3, 2, 1, 4, 2), c(0, 1, 1, 0, 0, 1, 1, 2), c(2, 3, 2, 1, 3, 4, 4, 6))
stratified("near", c(4, 5), c(10, 10), c(4, 4), c(10, 9))  # a deviation of less than one half

events <- c(6, 2, 1); time <- c(120, 50, 20); others <- c(10, 12, 9); others_time <- c(160, 200, 150)
rates <- function(case, a, t, b, s) {
  all <- t + s
  R <- sum(a * s / all); S <- sum(b * t / all); V <- sum((a + b) * t * s / all^2)
  chi <- (sum(a) - sum((a + b) * t / all))^2 / V
  show(case, events = a, time = t, other_events = b, other_time = s, estimate = R / S,
       low = R / S * exp(-z * sqrt(V / (R * S))), high = R / S * exp(z * sqrt(V / (R * S))), chi_square = chi,
       p = pchisq(chi, 1, lower.tail = FALSE))
}
rates("rates", events, time, others, others_time)
rates("rates_2", c(0, 14, 3, 5), c(12.5, 240.25, 8, 77), c(2, 30, 0, 9), c(60, 410.75, 3.5, 101))
