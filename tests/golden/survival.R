source("common.R")
library(survival)
freireich <- c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35)
healed <- c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0)
placebo <- c(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
time <- c(freireich, placebo); status <- c(healed, rep(1, 21)); group <- rep(1:0, each = 21)

curve <- function(case, fit) {
  mid <- quantile(fit, 0.5)
  show(case, at = fit$time, at_risk = fit$n.risk, survival = fit$surv, error = fit$std.err * fit$surv,
       low = fit$lower, high = fit$upper, median = c(mid$quantile, mid$lower, mid$upper))
}
both <- function(case, time, status, group) {
  show(case, time = time, status = status, group = group)
  for (g in unique(group))
    curve(paste0(case, "_", g), survfit(Surv(time[group == g], status[group == g]) ~ 1, conf.type = "log-log"))
  d <- survdiff(Surv(time, status) ~ group)
  show(case, chi_square = d$chisq, p = d$pvalue, observed = d$obs, expected = d$exp)
}
both("freireich", time, status, group)
fit <- coxph(Surv(time, status) ~ I(1 - group), ties = "efron")
show("freireich", cox = coef(fit), cox_error = sqrt(vcov(fit)))

# Made-up careers: 400 people, months, two groups, three strata, ends: 0 still there, 1 and 2 two causes.
set.seed(2003)
i <- 1:400
woman <- as.numeric(runif(400) < 0.4); stratum <- floor(3 * runif(400)); other <- floor(4 * runif(400))
months <- floor(-22 * log(1 - runif(400)) * (1 + 0.3 * woman) * (1 + 0.4 * stratum))
last <- floor(60 * runif(400)); cause <- ifelse(months > last, 0, 1 + (runif(400) < 0.3))
stop <- pmin(months, last)
both("made_up", stop, as.numeric(cause > 0), woman)
show("made_up", cause = cause, stratum = stratum, covariate = other)
d <- survdiff(Surv(stop, cause > 0) ~ woman + strata(stratum))
show("stratified", chi_square = d$chisq, p = d$pvalue, observed = rowSums(d$obs), expected = rowSums(d$exp))
d <- survdiff(Surv(stop, cause > 0) ~ stratum)
show("three_groups", chi_square = d$chisq, p = d$pvalue)

incidence <- function(case, fit) {
  show(case, at = fit$time, at_risk = fit$n.risk[, 1], first = fit$pstate[, 2], second = fit$pstate[, 3],
       first_error = fit$std.err[, 2], second_error = fit$std.err[, 3])
}
incidence("causes", survfit(Surv(stop, factor(cause)) ~ 1))

# Late entry, with variances by Greenwood and, for two causes, by the product of matrices written out.
entry <- floor(runif(400) * 20) * (runif(400) < 0.5)
some <- entry < stop | entry == 0
start <- ifelse(entry == 0, -1, entry)  # at risk from month 0 on
late <- survfit(Surv(start[some], stop[some], cause[some] > 0) ~ 1, conf.type = "log-log")
show("late", kept = which(some), entry = start[some], time = stop[some], cause = cause[some])
curve("late", late)
fit <- survfit(Surv(start[some], stop[some], factor(cause[some])) ~ 1, id = seq_len(sum(some)))
n <- fit$n.risk[, 1]; d <- fit$n.event[, 2:3]
covariance <- matrix(0, 3, 3); state <- c(1, 0, 0); errors <- NULL
for (t in seq_along(n)) {
  q <- d[t, ] / max(n[t], 1); step <- rbind(c(1 - sum(q), q), c(0, 1, 0), c(0, 0, 1))
  p <- c(1 - sum(q), q)
  noise <- state[1]^2 * (diag(p) - outer(p, p)) / max(n[t], 1)
  covariance <- t(step) %*% covariance %*% step + noise
  state <- as.vector(state %*% step)
  errors <- rbind(errors, sqrt(diag(covariance))[2:3])
}
show("late_causes", at = fit$time, first = fit$pstate[, 2], second = fit$pstate[, 3], first_error = errors[, 1],
     second_error = errors[, 2])

model <- function(case, fit) {
  r <- summary(fit)$coefficients
  show(case, coefficient = coef(fit), error = sqrt(diag(vcov(fit))), p = r[, ncol(r)])
}
exactly <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100)
model("cox", coxph(Surv(stop, cause > 0) ~ woman, ties = "efron", control = exactly))
model("cox_two", coxph(Surv(stop, cause > 0) ~ woman + other + strata(stratum), ties = "efron", control = exactly))
model("cox_late", coxph(Surv(start[some], stop[some], cause[some] == 1) ~ woman[some], ties = "efron", control = exactly))

# Yearly cells: baseline by year, complementary log-log, with and without lengths.
rows <- do.call(rbind, lapply(i, function(k) {
  years <- 0:floor(stop[k] / 12)
  data.frame(year = years, woman = woman[k], other = other[k], event = as.numeric(years == max(years) & cause[k] > 0))
}))
rows$length <- 0.5 + (rows$year + rows$other) %% 3 / 4
cells <- aggregate(cbind(event, exposed = 1) ~ year + woman + other + length, rows, sum)
show("cells", year = cells$year, woman = cells$woman, other = cells$other, length = cells$length, event = cells$event,
     exposed = cells$exposed)
told <- with(cells, tapply(event, year, sum)); all <- with(cells, tapply(exposed, year, sum))
kept <- cells[told[as.character(cells$year)] > 0 & told[as.character(cells$year)] < all[as.character(cells$year)], ]
logistic <- function(formula) {
  glm(formula, binomial("cloglog"), kept, control = glm.control(epsilon = 1e-15, maxit = 200))
}
of <- function(case, fit) {
  model(case, fit)
  r <- summary(fit)$coefficients
  own <- grepl("woman|other", rownames(r))
  show(case, coefficient_own = r[own, 1], error_own = r[own, 2], p_own = r[own, 4], levels = sum(!own))
}
of("cloglog", logistic(cbind(event, exposed - event) ~ 0 + factor(year) + woman))
of("cloglog_two", logistic(cbind(event, exposed - event) ~ 0 + factor(year) + woman + other))
of("cloglog_length", logistic(cbind(event, exposed - event) ~ 0 + factor(year) + woman + other + offset(log(length))))
