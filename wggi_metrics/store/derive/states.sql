-- One row per state that occurs: every later step carries its number alone. Two numbers made in different orders
-- guard against two states having one number.
CREATE TEMP TABLE states AS
SELECT state, $state_any, MIN(guard) AS guard, MAX(guard) AS other_guard
FROM (SELECT $state_number AS state, $state_guard AS guard, $state_names
      FROM (SELECT $list_state FROM staff_list_rows UNION ALL SELECT $assignment_state FROM assignment_rows))
GROUP BY state
