"""Facts: SQL texts that say what counts as what; the first line of each says what one row is (step 5)."""
