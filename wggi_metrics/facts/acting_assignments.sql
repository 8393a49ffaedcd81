-- One row per acting assignment, in the state of its first day, dated the day on which its outcome is settled.
SELECT gender, 1 AS heads, decided_on, is_converted,
       grade, category, population, contract_type, location, duty_station, country, region, hardship,
       org_unit, job_title, job_family, supervisor, nationality, nationality_group, recruited, service,
       acting_grade, post_grade
FROM staff_acting
JOIN staff_spells ON staff_spells.spell = staff_acting.spell
