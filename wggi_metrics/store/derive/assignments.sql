-- One row per person and dated interval, ended where the next one begins; breaks up to $break_days days are bridged.
CREATE TEMP TABLE assignment_intervals AS
WITH given AS (
    SELECT people.person, valid_from, LEAST(COALESCE(valid_to, DATE '9999-12-31'), window_.last_on) AS valid_to,
           COALESCE(valid_to, DATE '9999-12-31') >= window_.last_on AS is_open,
           $assignment_state, $assignment_carried, $assignment_entry_precision AS entry_precision,
           status, $assignment_action AS action, $assignment_action_reason AS action_reason, source, source_row
    FROM assignment_rows
    JOIN people USING (staff_no)
    CROSS JOIN assignment_window AS window_
    WHERE valid_from <= window_.last_on
), dated AS (
    SELECT person, valid_from, valid_to, is_open, $state_number AS state, grade,
           HASH(org_unit, duty_station) AS place, $carried_names, status, action, action_reason, source, source_row
    FROM given
    QUALIFY ROW_NUMBER() OVER (PARTITION BY person, valid_from ORDER BY source DESC, source_row) = 1
), followed AS (
    SELECT *, LEAD(valid_from) OVER person_order AS next_from, LAG(valid_to) OVER person_order AS before_to
    FROM dated
    WINDOW person_order AS (PARTITION BY person ORDER BY valid_from)
)
SELECT person, valid_from,
       CASE WHEN next_from - valid_to <= $break_days + 1 THEN next_from - 1 ELSE valid_to END AS valid_to,
       valid_from AS earliest_on,
       CASE WHEN next_from - valid_to <= $break_days + 1 THEN 'continues'
            WHEN is_open AND next_from IS NULL THEN 'open'
            ELSE 'left' END AS ends,
       CASE WHEN before_to IS NOT NULL THEN 'hired'
            WHEN valid_from = (SELECT first_on FROM assignment_window) THEN 'first seen'
            WHEN entry_on_duty < valid_from - $break_days THEN 'first seen'
            ELSE 'hired' END AS enters,
       CASE WHEN status = 'left' OR action = 'separation' THEN action_reason END AS reason,
       valid_to + 1 AS left_earliest_on,
       state, grade, place, $carried_names, source, source_row
FROM followed
