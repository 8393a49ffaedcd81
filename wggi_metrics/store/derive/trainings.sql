-- One row per training event, with how its participants are known: by staff number, in numbers, or not at all;
-- and one row per person and event attended, in the spell of its day.
CREATE TABLE trainings AS
WITH attended AS (
    SELECT event_no, COUNT(staff_no) AS persons
    FROM attendance_rows
    WHERE COALESCE(role, 'participant') = 'participant'
    GROUP BY event_no
)
SELECT event_no, held_on, CAST(ROUND(COALESCE(hours, days * $training_day_hours) * 60) AS INTEGER) AS minutes,
       CASE WHEN persons > 0 THEN 'by staff number' WHEN persons = 0 THEN 'in numbers' ELSE 'not recorded' END
           AS participants
FROM training_rows
LEFT JOIN attended USING (event_no)
ORDER BY event_no;

CREATE TABLE staff_training AS
SELECT DISTINCT spell, event_no, trainings.held_on, minutes
FROM attendance_rows
JOIN trainings USING (event_no)
JOIN people USING (staff_no)
JOIN staff_spells ON staff_spells.person = people.person AND trainings.held_on BETWEEN valid_from AND valid_to
WHERE COALESCE(role, 'participant') = 'participant'
ORDER BY spell, event_no
