-- One row per person and separation, in the state left, dated the first day away; a change of contract is none.
SELECT gender, 1 AS heads, happened_on, spell_before AS spell, COALESCE(reason, 'reason not given') AS reason,
       before_grade AS grade, before_category AS category, before_population AS population, before_contract_type
       AS contract_type, before_location AS location, before_duty_station AS duty_station, before_country
       AS country, before_region AS region, before_hardship AS hardship, before_org_unit AS org_unit,
       before_job_title AS job_title, before_job_family AS job_family, before_supervisor AS supervisor,
       before_nationality AS nationality, before_nationality_group AS nationality_group, before_recruited
       AS recruited, before_service AS service, before_acting_grade AS acting_grade, before_post_grade AS
       post_grade
FROM staff_changes
WHERE presence = 'left'
