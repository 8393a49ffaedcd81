source("common.R")
told <- function(case, p, observed, lowest) {
  at <- observed - lowest + 1
  show(case, observed = observed, lowest = lowest, distribution = p, at_most = sum(p[seq_len(at)]),
       at_least = sum(p[at:length(p)]), two_sided = min(1, sum(p[p <= p[at] * (1 + 1e-7)])))
}
panels <- function(case, n, w, k, observed) {
  lowest <- pmax(0, k - (n - w)); highest <- pmin(w, k)
  p <- 1
  for (i in seq_along(n)) p <- add(p, dhyper(lowest[i]:highest[i], w[i], n[i] - w[i], k[i]))
  show(case, n = n, w = w, k = k, expected = sum(k * w / n),
       variance = sum(ifelse(n > 1, k * w / n * (1 - w / n) * (n - k) / pmax(n - 1, 1), 0)))
  told(case, p, observed, sum(lowest))
}
panels("worked", c(5, 4, 6, 3, 4, 8), c(2, 1, 3, 0, 4, 2), c(1, 1, 2, 1, 1, 3), 3)
set <- function(a, b) (a * 7919 + b * 104729) %% 1000 / 1000
i <- 1:120
n <- 3 + floor(9 * set(i, 1)); w <- floor(n * set(i, 2)); k <- 1 + floor(2 * set(i, 3))
panels("many", n, w, k, round(sum(k * w / n)) - 6)
panels("large", c(400, 350, 900), c(180, 20, 300), c(30, 45, 100), 57)
own <- function(case, chance, observed) {
  p <- 1
  for (c in chance) p <- add(p, c(1 - c, c))
  show(case, chance = chance, expected = sum(chance), variance = sum(chance * (1 - chance)))
  told(case, p, observed, 0)
}
own("own_chance", set(1:40, 5), 14)
own("own_chance_rare", set(1:30, 6) / 200, 3)
n <- c(20, 12, 30, 9, 5000); w <- c(8, 2, 6, 0, 900); k <- c(5, 4, 5, 3, 12)
show("pool", n = n, w = w, k = k, none = dhyper(0, w, n - w, k), one = dhyper(1, w, n - w, k),
     more = phyper(1, w, n - w, k, lower.tail = FALSE))
share <- c(0.225, 0.4, 0, 1, 0.02); k <- c(5, 4, 3, 2, 40)
show("pool_at_share", k = k, share = share, none = dbinom(0, k, share), one = dbinom(1, k, share),
     more = pbinom(1, k, share, lower.tail = FALSE))
