-- One row per training event, with how its participants are known: by staff number, in numbers, or not recorded.
SELECT event_no, 1 AS heads, held_on, minutes, participants FROM trainings
