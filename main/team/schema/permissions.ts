/** What a person's rights say to an operation, by the engine's own clock and the team's zone. */
export const permissions = `
-- The row of the account itself, else that of every account; null where there is neither.
CREATE FUNCTION team.right_of(person uuid, account text, op text, cur text) RETURNS team.permission
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT x FROM team.permission x
  WHERE x.person_id = person AND x.account_id IN (account, '*') AND x.operation = op AND x.currency = cur
  ORDER BY x.account_id = '*' LIMIT 1 $$;

-- Until the transaction ends nobody changes the rights of these people to it.
CREATE FUNCTION team.hold_rights(people uuid[], account text, op text, cur text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT FROM team.permission x
  WHERE x.person_id = ANY (people) AND x.account_id IN (account, '*') AND x.operation = op AND x.currency = cur
  ORDER BY x.person_id, x.account_id FOR SHARE $$;

-- What may have left today under a right: all but what provably did not. That of every account counts every account.
CREATE FUNCTION team.spent_today(x team.permission) RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(k.amount_minor), 0)::bigint FROM team.claim k
  WHERE k.wanted_by = x.person_id AND k.operation = x.operation AND k.currency = x.currency
    AND x.account_id IN (k.account_id, '*') AND k.state NOT IN ('notSent', 'refused')
    AND k.claimed_at >= date_trunc('day', clock_timestamp(), (SELECT zone FROM team.settings)) $$;

-- In strict mode nothing is done alone. Verdicts: alone, needsApproval, notAllowed, aboveLimit {mostMinor}, aboveDayLimit {dayMinor, spentMinor}.
CREATE FUNCTION team.clear(person uuid, account text, op text, cur text, minor bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE x team.permission := team.right_of(person, account, op, cur); spent bigint;
BEGIN
  IF x.most_minor IS NULL OR minor IS NULL THEN RETURN '{"verdict": "notAllowed"}'; END IF;
  IF minor > x.most_minor THEN RETURN jsonb_build_object('verdict', 'aboveLimit', 'mostMinor', x.most_minor); END IF;
  IF x.day_minor IS NOT NULL THEN
    spent := team.spent_today(x);
    IF spent + minor > x.day_minor THEN
      RETURN jsonb_build_object('verdict', 'aboveDayLimit', 'dayMinor', x.day_minor, 'spentMinor', spent); END IF;
  END IF;
  RETURN jsonb_build_object('verdict', CASE WHEN minor <= x.alone_minor AND NOT (SELECT strict FROM team.settings) THEN 'alone' ELSE 'needsApproval' END);
END $$;
`;
