source("common.R")
trials <- c(1, 1, 2, 3, 5, 5, 10, 10, 20, 20, 20, 29, 29, 263, 1000, 10000)
successes <- c(0, 1, 1, 0, 2, 5, 3, 10, 0, 4, 18, 1, 28, 81, 999, 3)
wilson <- function(x, n, level = 0.95) quietly(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
limits <- mapply(wilson, successes, trials)
show("wilson", successes = successes, trials = trials, low = limits[1, ], high = limits[2, ])
limits <- mapply(wilson, successes, trials, 0.9)
show("wilson_90", successes = successes, trials = trials, low = limits[1, ], high = limits[2, ])

tables <- rbind(c(56, 70, 48, 80), c(9, 10, 3, 10), c(0, 10, 0, 10), c(10, 10, 0, 20), c(2, 10, 15, 25),
                c(323, 1482, 577, 2693), c(1, 3, 4, 5), c(0, 4, 400, 800), c(7, 7, 3, 9), c(5, 12, 5, 12))
x <- tables[, 1]; n <- tables[, 2]; y <- tables[, 3]; m <- tables[, 4]
one <- mapply(wilson, x, n); two <- mapply(wilson, y, m)
d <- x / n - y / m
show("newcombe", x = x, n = n, y = y, m = m, estimate = d,
     low = d - sqrt((x / n - one[1, ])^2 + (two[2, ] - y / m)^2),
     high = d + sqrt((one[2, ] - x / n)^2 + (y / m - two[1, ])^2))

# The score interval of a ratio from its definition: proportions of greatest likelihood under p1 = ratio * p2.
restricted <- function(ratio, x, n, y, m) {
  slope <- function(p) {
    value <- -(n - x) * ratio / (1 - ratio * p) - (m - y) / (1 - p)
    if (x + y > 0) value + (x + y) / p else value
  }
  most <- min(1, 1 / ratio)
  ends <- c(most * 1e-13, most * (1 - 1e-13))
  if (slope(ends[1]) <= 0) return(ends[1])
  if (slope(ends[2]) >= 0) return(ends[2])
  uniroot(slope, ends, tol = 1e-16, maxiter = 10000)$root
}
signed <- function(logarithm, x, n, y, m, factor) {
  ratio <- exp(logarithm)
  p <- restricted(ratio, x, n, y, m)
  variance <- ratio * p * (1 - ratio * p) / n + ratio^2 * p * (1 - p) / m
  (x / n - ratio * y / m) / sqrt(variance * factor)
}
limit <- function(x, n, y, m, factor, at) {
  centre <- log((x / n) / (y / m))
  f <- function(l) signed(l, x, n, y, m, factor) - at
  exp(uniroot(f, if (at > 0) c(centre - 12, centre) else c(centre, centre + 12), tol = 1e-14, maxiter = 10000)$root)
}
some <- x > 0 & y > 0 & !(x == n & y == m)
a <- x[some]; b <- n[some]; e <- y[some]; f <- m[some]
N <- (b + f) / (b + f - 1)
show("score_ratio", x = a, n = b, y = e, m = f, estimate = (a / b) / (e / f),
     low = mapply(limit, a, b, e, f, N, z), high = mapply(limit, a, b, e, f, N, -z))
show("koopman", x = a, n = b, y = e, m = f, estimate = (a / b) / (e / f),
     low = mapply(limit, a, b, e, f, 1, z), high = mapply(limit, a, b, e, f, 1, -z))
half <- z * sqrt(1 / a - 1 / b + 1 / e - 1 / f)
show("katz", x = a, n = b, y = e, m = f, estimate = (a / b) / (e / f),
     low = (a / b) / (e / f) * exp(-half), high = (a / b) / (e / f) * exp(half))

# Direct standardisation, with the limits recovered from each group's own.
part <- c(20, 42, 9, 0); whole <- c(40, 60, 30, 12); weight <- c(500, 300, 150, 50)
each <- mapply(wilson, part, whole); share <- weight / sum(weight); p <- part / whole
show("standardised", part = part, whole = whole, weight = weight, estimate = sum(share * p),
     low = sum(share * p) - sqrt(sum((share * (p - each[1, ]))^2)),
     high = sum(share * p) + sqrt(sum((share * (each[2, ] - p))^2)))

# Segregation.
women <- c(30, 5, 12, 0, 50); men <- c(10, 40, 12, 9, 49)
show("duncan", first = women, other = men, index = sum(abs(women / sum(women) - men / sum(men))) / 2)
phi <- c(limit(244, 510, 8, 40, 550 / 549, z), limit(244, 510, 8, 40, 550 / 549, -z))
show("ceiling", counts = c(8, 40, 252, 550), estimate = (252 / 550) / (8 / 40), low = (40 + 510 * phi[1]) / 550,
     high = (40 + 510 * phi[2]) / 550)
