-- One row per person and unbroken state, from the first day with the grade's minimum seniority to its last, in numbers.
SELECT gender, CASE WHEN first_day < eligible_day THEN eligible_day ELSE first_day END AS first_day, last_day,
       grade, category, population, contract_type, location, duty_station, country, region, hardship, org_unit,
       job_title, job_family, supervisor, nationality, nationality_group, recruited, service, acting_grade, post_grade
FROM staff_spells
WHERE eligible_day <= last_day
