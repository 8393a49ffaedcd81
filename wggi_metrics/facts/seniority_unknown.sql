-- One row per person and unbroken state in a grade with a minimum seniority, where the entry into it is not known.
SELECT gender, person, valid_from, valid_to,
       grade, category, population, contract_type, location, duty_station, country, region, hardship, org_unit,
       job_title, job_family, supervisor, nationality, nationality_group, recruited, service, acting_grade, post_grade
FROM staff_spells
WHERE eligible_from IS NULL AND grade IN (SELECT grade FROM seniority)
