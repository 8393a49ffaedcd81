-- One row per person, unbroken time in one grade and population, in the state at its start. Months are completed ones
-- from the entry into the grade: late_months until it is observed (-1: from the entry on), months until it ends.
-- eligible_months: completed ones until the minimum seniority; the month after is the first at risk of promotion.
-- Where the entry is not known, entered_on, late_months and months are blank.
SELECT start_gender AS gender, 1 AS heads, began, entered_on, observed_on, late_months, months, cause, eligible_months, spell,
       start_grade AS grade, start_category AS category, start_population AS population,
       start_contract_type AS contract_type, start_location AS location, start_duty_station AS duty_station,
       start_country AS country, start_region AS region, start_hardship AS hardship, start_org_unit AS org_unit,
       start_job_title AS job_title, start_job_family AS job_family, start_supervisor AS supervisor,
       start_nationality AS nationality, start_nationality_group AS nationality_group, start_recruited AS recruited,
       start_service AS service, start_acting_grade AS acting_grade, start_post_grade AS post_grade
FROM grade_stays
