# What every script uses: printing arguments and answers with all their digits.
options(warn = 1)
out <- commandArgs(trailingOnly = TRUE)[1]
cat(sprintf("# %s; survival %s\n", R.version.string, as.character(packageVersion("survival"))), file = out)
show <- function(case, ...) {
  values <- list(...)
  for (name in names(values)) {
    numbers <- as.numeric(values[[name]])
    line <- paste(ifelse(is.na(numbers), "nan", sprintf("%.17g", numbers)), collapse = " ")
    cat(case, name, line, sep = "\t", file = out, append = TRUE)
    cat("\n", file = out, append = TRUE)
  }
}
quietly <- suppressWarnings
z <- qnorm(0.975)
# Sums of independent whole numbers, added up outcome by outcome.
add <- function(p, q) {
  total <- numeric(length(p) + length(q) - 1)
  for (i in seq_along(p)) for (j in seq_along(q)) total[i + j - 1] <- total[i + j - 1] + p[i] * q[j]
  total
}
