-- One row per respondent and question of a survey answered; projects and open answers are left out.
SELECT COALESCE(gender, 'not stated') AS gender, 1 AS heads, survey_responses.survey, round_on,
       survey_responses.question_no, answer, location
FROM survey_responses
JOIN survey_questions ON survey_questions.survey = survey_responses.survey
 AND survey_questions.question_no = survey_responses.question_no
WHERE respondent_no IS NOT NULL AND (kind IS NULL OR kind <> 'open')
