-- One row per person and promotion, in the state left: to a higher grade of the same category, without a break.
SELECT * FROM states_left WHERE grade_change = 'promoted'
