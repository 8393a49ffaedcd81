-- One row per person and unbroken state, with the numbers of its first and last day, both in the state.
SELECT gender, first_day, last_day, grade_since IS NOT NULL AS has_grade_date,
       grade, category, population, contract_type, location, duty_station, country, region, hardship, org_unit,
       job_title, job_family, supervisor, nationality, nationality_group, recruited, service, acting_grade, post_grade
FROM staff_spells
