source("common.R")
tables <- rbind(c(2, 10, 15, 25), c(0, 4, 400, 800), c(3, 3, 0, 3), c(1, 2, 1, 2), c(12, 98, 24, 149),
                c(177, 1292, 404, 2369), c(323, 1482, 577, 2693), c(0, 5, 3, 7), c(5, 5, 4, 9), c(40, 90, 55, 80),
                c(1198, 2691, 557, 1835), c(20000, 90000, 25000, 100000), c(1, 30, 14, 31))
x <- tables[, 1]; n <- tables[, 2]; y <- tables[, 3]; m <- tables[, 4]
p <- function(x, n, y, m, side) fisher.test(matrix(c(x, n - x, y, m - y), 2), alternative = side, conf.int = FALSE)$p.value
exactly <- dhyper(x, n, m, x + y)
show("fisher", x = x, n = n, y = y, m = m,
     two_sided = mapply(p, x, n, y, m, "two.sided"), less = mapply(p, x, n, y, m, "less"),
     greater = mapply(p, x, n, y, m, "greater"), exactly = exactly)
chi <- function(x, n, y, m, correct) unlist(quietly(chisq.test(matrix(c(x, n - x, y, m - y), 2), correct = correct))[c("statistic", "p.value")])
plain <- mapply(chi, x, n, y, m, FALSE); yates <- mapply(chi, x, n, y, m, TRUE)
show("pooled", x = x, n = n, y = y, m = m, chi_square = plain[1, ], p = plain[2, ], corrected = yates[1, ],
     corrected_p = yates[2, ])

# Rates.
events <- c(9, 6, 0, 3, 177, 1, 25, 2); time <- c(190, 120, 10, 10, 1292, 0.5, 1000.25, 30)
others <- c(31, 10, 5, 7, 404, 1, 60, 90); others_time <- c(510, 160, 40, 40, 2369, 3, 900.5, 20)
ratio <- function(a, t, b, s) { r <- poisson.test(c(a, b), c(t, s)); c(r$estimate, r$conf.int, r$p.value) }
found <- mapply(ratio, events, time, others, others_time)
show("rate_ratio", events = events, time = time, other_events = others, other_time = others_time,
     estimate = found[1, ], low = found[2, ], high = found[3, ], p = found[4, ])
one <- function(a, t) { r <- poisson.test(a, t); c(r$estimate, r$conf.int) }
found <- mapply(one, events, time)
show("rate", events = events, time = time, estimate = found[1, ], low = found[2, ], high = found[3, ])
