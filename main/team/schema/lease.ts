/** Who asks the gateway for everybody. It is not about money, and so may expire. */
export const leases = `
CREATE TABLE team.lease (
  kind text NOT NULL CHECK (kind IN ('lookUps')),
  account_id text NOT NULL CHECK (account_id <> ''),
  desk_id uuid NOT NULL REFERENCES team.desk,
  until timestamptz NOT NULL,
  PRIMARY KEY (kind, account_id) );
`;

export const takeLease = `
CREATE FUNCTION team.take_lease_1(process jsonb, of_kind text, account text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller;
BEGIN
  c := team.enter(process, false);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  INSERT INTO team.lease AS l (kind, account_id, desk_id, until)
    VALUES (of_kind, account, c.desk_id, clock_timestamp() + interval '3 minutes')
    ON CONFLICT (kind, account_id) DO UPDATE SET desk_id = excluded.desk_id, until = excluded.until
    WHERE l.desk_id = excluded.desk_id OR l.until < clock_timestamp();
  RETURN team.now_says() || jsonb_build_object('verdict', CASE WHEN FOUND THEN 'taken' ELSE 'held' END);
END $$;
`;
