-- One row per notice and stage that its exports tell of, with the next one, and whether the passage to it is decided.
-- Sheets of one shape tell of the same stages. A passage is decided when somebody passed, or when the notice is filled,
-- closed or advertised anew with nobody waiting; a notice without a status is taken as closed. Counts tell of the stages
-- that they have rows of; where one notice's lack a stage and have a later one, that stage is skipped there.
CREATE TEMP TABLE count_cells AS
WITH counted AS (
    SELECT vacancy_no, stage, source_named, source, source_row, UNNEST([
        {'gender': 'woman', 'heads': women}, {'gender': 'man', 'heads': men}, {'gender': 'other', 'heads': other},
        {'gender': 'not stated', 'heads': not_stated}]) AS cell
    FROM stage_count_rows
    WHERE vacancy_no IS NOT NULL
), split AS (
    SELECT vacancy_no, COUNT(DISTINCT stage) * COUNT(DISTINCT source_named) AS cells,
           COUNT(DISTINCT ROW(stage, source_named)) AS given, COUNT(source_named) = COUNT(*) AS is_named
    FROM stage_count_rows
    GROUP BY vacancy_no
)
SELECT notices_named.notice, stages.stage_rank,
       CASE WHEN split.is_named AND split.cells = split.given THEN source_named END AS channel, cell.gender AS gender,
       CAST(SUM(COALESCE(cell.heads, 0)) AS BIGINT) AS heads, ANY_VALUE(source) AS source
FROM counted
JOIN split USING (vacancy_no)
JOIN stages USING (stage)
JOIN notices_named ON notices_named.vacancy_no = counted.vacancy_no AND notices_named.begins_on = DATE '0001-01-01'
WHERE notices_named.notice NOT IN (SELECT notice FROM candidatures)
GROUP BY ALL;

CREATE TABLE notice_stages AS
WITH shapes AS (
    SELECT source, dataset, COALESCE(profile_sha, '') || ':' || dataset AS shape, COALESCE(fields, '[]') AS fields
    FROM sources
    WHERE dataset IN ('applications', 'application_counts')
), told AS (
    SELECT shape, 0 AS stage_rank FROM shapes WHERE dataset = 'applications'
    UNION
    SELECT shape, reached FROM candidatures JOIN shapes USING (source)
    UNION
    SELECT shape, stage_rank FROM candidature_rows JOIN shapes USING (source) JOIN stages USING (stage)
    UNION
    SELECT shape, stage_rank FROM count_cells JOIN shapes USING (source)
    UNION
    SELECT shape, stage_rank
    FROM shapes
    JOIN (VALUES ('qualified', 1), ('short_listed', 2), ('interviewed', 3), ('recommended', 4),
                 ('board_recommended', 4), ('appointed', 5)) AS columns_of(field, stage_rank)
      ON CONTAINS(fields, '"' || field || '"') OR CONTAINS(fields, '"' || field || '_on"')
), counted_stages AS (
    SELECT DISTINCT notice, stage_rank FROM count_cells
), last_counted AS (
    SELECT notice, MAX(stage_rank) AS last_rank FROM counted_stages GROUP BY notice
), of_notices AS (
    SELECT DISTINCT notice, stage_rank
    FROM (SELECT notice, source FROM candidatures UNION SELECT notice, source FROM count_cells)
    JOIN shapes USING (source)
    JOIN told USING (shape)
    LEFT JOIN last_counted USING (notice)
    LEFT JOIN counted_stages USING (notice, stage_rank)
    WHERE last_rank IS NULL OR stage_rank > last_rank OR counted_stages.stage_rank IS NOT NULL
), pairs AS (
    SELECT notice, stage_rank, LEAD(stage_rank) OVER (PARTITION BY notice ORDER BY stage_rank) AS next_rank
    FROM of_notices
), passed AS (
    SELECT notice, stage_rank,
           EXISTS (FROM candidatures
                   WHERE candidatures.notice = pairs.notice AND reached >= next_rank AND NOT is_from_roster)
           OR EXISTS (FROM count_cells
                      WHERE count_cells.notice = pairs.notice AND count_cells.stage_rank = next_rank AND heads > 0)
               AS has_passed,
           EXISTS (FROM candidatures
                   WHERE candidatures.notice = pairs.notice AND reached >= pairs.stage_rank AND is_pending)
               AS has_pending
    FROM pairs
)
SELECT pairs.notice, CAST(pairs.stage_rank AS TINYINT) AS stage_rank, stages.stage, next_stages.stage AS next_stage,
       CAST(pairs.next_rank AS TINYINT) AS next_rank,
       next_rank IS NOT NULL AND (has_passed OR (
           COALESCE(notices_named.status, 'closed') IN ('filled', 'closed', 're-advertised') AND NOT has_pending))
           AS is_decided
FROM pairs
JOIN passed ON passed.notice = pairs.notice AND passed.stage_rank = pairs.stage_rank
JOIN stages ON stages.stage_rank = pairs.stage_rank
LEFT JOIN stages AS next_stages ON next_stages.stage_rank = pairs.next_rank
JOIN notices_named ON notices_named.notice = pairs.notice
ORDER BY 1, 2;

-- One row per notice, stage entered, gender, channel and what became of it: passed, not passed, withdrawn before the
-- decision, waiting for it, last (no further stage); or outside, for who was appointed from a roster or, in counts, is
-- more at the last stage than at the one before: such people passed nothing.
CREATE TABLE stage_entries AS
WITH entered AS (
    SELECT notice, stage_rank, gender, channel, internal,
           CASE WHEN next_rank IS NULL THEN 'last'
                WHEN reached >= next_rank THEN 'passed'
                WHEN withdrew_at IS NOT NULL THEN 'withdrawn'
                WHEN is_decided THEN 'not passed'
                ELSE 'waiting' END AS result, 1 AS heads
    FROM candidatures
    JOIN notice_stages USING (notice)
    WHERE reached >= stage_rank AND NOT is_from_roster AND (stage_rank < 5 OR is_appointed)
    UNION ALL
    SELECT notice, 5, gender, channel, internal, 'outside', 1 FROM candidatures WHERE is_from_roster AND is_appointed
    UNION ALL
    SELECT now.notice, now.stage_rank, CAST(now.gender AS gender), now.channel, NULL, result,
           CASE result WHEN 'passed' THEN LEAST(now.heads, COALESCE(following.heads, 0))
                       WHEN 'last' THEN LEAST(now.heads, COALESCE(preceding.heads, now.heads))
                       WHEN 'outside' THEN now.heads - preceding.heads
                       ELSE now.heads - COALESCE(following.heads, 0) END
    FROM count_cells AS now
    JOIN notice_stages ON notice_stages.notice = now.notice AND notice_stages.stage_rank = now.stage_rank
    LEFT JOIN count_cells AS following
      ON following.notice = now.notice AND following.stage_rank = notice_stages.next_rank AND following.gender = now.gender
     AND following.channel IS NOT DISTINCT FROM now.channel
    LEFT JOIN notice_stages AS stages_before
      ON stages_before.notice = now.notice AND stages_before.next_rank = now.stage_rank
    LEFT JOIN count_cells AS preceding
      ON preceding.notice = now.notice AND preceding.stage_rank = stages_before.stage_rank
     AND preceding.gender = now.gender AND preceding.channel IS NOT DISTINCT FROM now.channel
    JOIN (VALUES ('last'), ('outside'), ('passed'), ('not passed'), ('waiting')) AS results(result)
      ON (result IN ('last', 'outside')) = (notice_stages.next_rank IS NULL)
     AND (result IN ('last', 'outside', 'passed') OR (result = 'not passed') = notice_stages.is_decided)
)
SELECT notice, stages.stage, CAST(entered.stage_rank AS TINYINT) AS stage_rank, gender, channel, internal, result,
       CAST(SUM(heads) AS INTEGER) AS heads
FROM entered
JOIN stages USING (stage_rank)
GROUP BY ALL
HAVING SUM(heads) > 0
ORDER BY ALL
