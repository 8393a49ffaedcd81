-- One row per person and appointment: hired, returned, taken over from another contract, or placed from inside
-- in a higher grade or in another category. Who is there when the data begin was not seen to be appointed.
SELECT gender, 1 AS heads, happened_on, happened_month, spell_after AS spell,
       CASE WHEN presence = 'hired' THEN 'external'
            WHEN presence = 'returned' THEN 'returned'
            WHEN before_population <> after_population THEN 'from another contract'
            ELSE 'internal' END AS source,
       after_grade AS grade, after_category AS category, after_population AS population,
       after_contract_type AS contract_type, after_location AS location, after_duty_station AS duty_station,
       after_country AS country, after_region AS region, after_hardship AS hardship, after_org_unit AS org_unit,
       after_job_title AS job_title, after_job_family AS job_family, after_supervisor AS supervisor,
       after_nationality AS nationality, after_nationality_group AS nationality_group, after_recruited AS recruited,
       after_service AS service, after_acting_grade AS acting_grade, after_post_grade AS post_grade
FROM staff_changes
WHERE presence IN ('hired', 'returned')
   OR before_population <> after_population
   OR grade_change IN ('promoted', 'converted')
