"""How fast, how large, against what: every figure is a ratio of two things measured in the same run."""
