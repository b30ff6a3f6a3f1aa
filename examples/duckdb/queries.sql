-- Questions to a file of records. Every query runs on the table `claims`, which run.py (or you) makes so:
--   CREATE TABLE claims AS FROM read_json('claims.jsonl', format = 'newline_delimited', sample_size = -1);
-- A record's fields lie in the column `fields`: fields.amount.value, fields.period."from".

-- How many claims of each kind are there, and how are they told?
SELECT kind, status, count(*) AS claims
FROM claims
GROUP BY ALL
ORDER BY ALL;

-- How much oil and gas was told of, in tons, by year and goods; and in how many articles?
SELECT
    year(coalesce(fields.period."to", fields.period."from", article.date)) AS year,
    fields.commodity.class AS commodity,
    count(*) AS claims,
    count(DISTINCT article.path) AS articles,
    max(fields.amount.value) AS largest,
    regexp_replace(arg_max(fields.amount.text, fields.amount.value), '\s+', ' ', 'g') AS as_told
FROM claims
WHERE kind = 'oil_volume' AND status = 'reported' AND fields.amount.unit = 't'
GROUP BY ALL
ORDER BY ALL;

-- What was moved along which route, however it is spelled?
SELECT
    coalesce(stop.name, stop.text) AS route,
    claims.status,
    claims.fields.commodity.class AS commodity,
    claims.fields.amount.value,
    claims.fields.amount.unit,
    claims.fields.amount.per,
    claims.fields.period."from",
    claims.fields.period."to"
FROM claims, unnest(claims.fields.route) AS stops (stop)
ORDER BY ALL;

-- How did trade between two countries go?
SELECT
    list_sort([coalesce(party.name, party.text) FOR party IN fields.parties]) AS parties,
    status,
    fields.period."from",
    fields.period."to",
    fields.amount.value,
    fields.amount.unit,
    fields.change.text AS change
FROM claims
WHERE kind = 'trade_figure' AND fields.measure.class = 'turnover'
ORDER BY ALL;

-- Who agreed on what, and when?
SELECT
    coalesce(fields.date."from", article.date) AS day,
    fields.instrument.class AS instrument,
    fields.action.class AS action,
    [coalesce(party.name, party.text) FOR party IN fields.parties] AS parties,
    fields.subject.text AS subject
FROM claims
WHERE kind = 'agreement' AND status = 'reported'
ORDER BY ALL;

-- Who held which office, as first and last seen?
SELECT
    coalesce(fields.name.name, fields.name.text) AS person,
    fields.role.class AS role,
    coalesce(fields.body.name, fields.body.text) AS body,
    min(article.date) AS first_seen,
    max(article.date) AS last_seen
FROM claims
WHERE kind = 'official'
GROUP BY ALL
ORDER BY ALL;

-- What is only planned or proposed?
SELECT article.date, status, kind, fields.amount.text AS amount, evidence.text AS sentence
FROM claims
WHERE status IN ('planned', 'proposed')
ORDER BY ALL;

-- Where do articles tell different figures of the same goods, activity, place or route, and period?
SELECT
    fields.commodity.class AS commodity,
    fields.activity.class AS activity,
    coalesce(fields.origin.id, fields.origin.text) AS origin,
    coalesce(fields.destination.id, fields.destination.text) AS destination,
    [stop.id FOR stop IN fields.route] AS route,
    fields.period."from",
    fields.period."to",
    fields.amount.unit,
    fields.amount.per,
    list(DISTINCT fields.amount.value) AS told,
    list(DISTINCT article.path) AS articles
FROM claims
WHERE kind = 'oil_volume' AND status = 'reported' AND fields.period."from" IS NOT NULL
GROUP BY ALL
HAVING len(told) > 1 AND len(articles) > 1
ORDER BY ALL;

-- Everything that has to do with Kazakhstan, under whatever name
SELECT kind, article.path, evidence.line, evidence.text
FROM claims
WHERE contains(to_json(fields)::VARCHAR, '"country:KZ"')
ORDER BY ALL;

-- Who is quoted most?
SELECT coalesce(attribution.name, attribution.text) AS speaker, count(*) AS claims
FROM claims
WHERE attribution IS NOT NULL
GROUP BY ALL
ORDER BY claims DESC, speaker;

-- A copy for other tools, a folder for each kind
COPY claims TO 'claims' (FORMAT parquet, PARTITION_BY (kind), OVERWRITE_OR_IGNORE);
