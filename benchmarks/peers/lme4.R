# Fits both models with lme4 and prints what `benchmarks/population.py` compares, one number a line.
# Input: a folder with the columns as raw doubles, in the order of rows.
suppressPackageStartupMessages(library(lme4))
folder <- commandArgs(trailingOnly = TRUE)[1]
column <- function(name) {
  path <- file.path(folder, name)
  readBin(path, "double", n = file.size(path) / 8)
}
d <- data.frame(fear = column("fear"), yes = column("yes"), logk = column("logk"),
                ctx = column("ctx"), person = factor(column("person")), item = factor(column("item")))
show <- function(name, values) cat(name, format(values, digits = 15, trim = TRUE), "\n")
took <- system.time(fit <- lmer(fear ~ logk + ctx + (1 + logk | person) + (1 | item), d, REML = FALSE))
show("fear.seconds", took[["elapsed"]])
show("fear.deviance", -2 * as.numeric(logLik(fit)))
show("fear.fixed", fixef(fit))
blocks <- VarCorr(fit)
show("fear.variances", c(blocks$person[c(1, 4, 2)], blocks$item[1], sigma(fit)^2))
show("fear.asks", ranef(fit)$item[[1]])
took <- system.time(fit <- glmer(yes ~ ctx + (1 | person) + (1 | item), d, family = binomial, nAGQ = 0))
show("yes.seconds", took[["elapsed"]])
show("yes.deviance", -2 * as.numeric(logLik(fit)))
show("yes.fixed", fixef(fit))
blocks <- VarCorr(fit)
show("yes.variances", c(blocks$person[1], blocks$item[1]))
show("yes.asks", ranef(fit)$item[[1]])
