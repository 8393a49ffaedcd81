-- One row per person and list: the newest sheet's row where two sheets of one date name the same person.
CREATE TEMP TABLE observations AS
WITH rows_of_lists AS (
    SELECT people.person, COALESCE(staff_list.as_of, sources.as_of) AS as_of, staff_list.status,
           $list_state, $list_carried, $list_entry_precision AS entry_precision, $list_action AS action,
           $list_action_reason AS action_reason, sources.absent, sources.scope, staff_list.source, staff_list.source_row
    FROM staff_list_rows AS staff_list
    JOIN sources ON sources.source = staff_list.source
    JOIN people ON people.staff_no = staff_list.staff_no
)
SELECT person, as_of, status, $state_number AS state, grade, HASH(org_unit, duty_station) AS place, $carried_names,
       entry_precision, action, action_reason, absent, scope, source, source_row
FROM rows_of_lists
WHERE as_of > (SELECT COALESCE(MAX(last_on), DATE '0001-01-01') FROM assignment_window)
   OR as_of < (SELECT COALESCE(MIN(first_on), DATE '9999-12-31') FROM assignment_window)
QUALIFY ROW_NUMBER() OVER (PARTITION BY person, as_of ORDER BY source DESC, source_row) = 1
