"""Pages on recruitment: vacancy notices, the Board, the next meeting (step 11)."""
