-- One row per person and unbroken state, with its first and last day, to count people and not states.
SELECT gender, person, valid_from, valid_to,
       grade, category, population, contract_type, location, duty_station, country, region, hardship,
       org_unit, job_title, job_family, supervisor, nationality, nationality_group, recruited, service,
       acting_grade, post_grade
FROM staff_spells
