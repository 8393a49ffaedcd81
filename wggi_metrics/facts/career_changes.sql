-- One row per person and boundary between two states: nothing before an entry, nothing after an exit.
SELECT gender, happened_on, happened_month, presence, reason, grade_change, known_grade_before, unknown_since, is_renamed_unit,
       spell_before, spell_after,
       before_grade, before_category, before_population, before_contract_type, before_location, before_duty_station,
       before_country, before_region, before_hardship, before_org_unit, before_job_title, before_job_family,
       before_supervisor, before_nationality, before_nationality_group, before_recruited, before_service,
       before_acting_grade, before_post_grade,
       after_grade, after_category, after_population, after_contract_type, after_location, after_duty_station,
       after_country, after_region, after_hardship, after_org_unit, after_job_title, after_job_family,
       after_supervisor, after_nationality, after_nationality_group, after_recruited, after_service,
       after_acting_grade, after_post_grade
FROM staff_changes
