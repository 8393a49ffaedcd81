-- One row per person and absence from lists that ends with a return, in the state last seen, dated the list that lacks them.
SELECT * FROM states_left WHERE presence = 'away'
