-- One row per person and training event attended, in the state of the day on which it was held.
SELECT gender, person, held_on, minutes,
       grade, category, population, contract_type, location, duty_station, country, region, hardship,
       org_unit, job_title, job_family, supervisor, nationality, nationality_group, recruited, service,
       acting_grade, post_grade
FROM staff_training
JOIN staff_spells ON staff_spells.spell = staff_training.spell
