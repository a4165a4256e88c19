/** A desk signs what it has told. The engine holds no key: it only keeps a seal to its line, and a desk to the key of its first one. */
export const seal = `
-- said: {sequence, digest, at, heads, publicKey, signature}. Verdicts: taken, superseded, anotherKey (this desk is known by another one).
CREATE FUNCTION team.seal_1(process jsonb, said jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; known text;
BEGIN
  c := team.enter(process, true);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  IF coalesce(said ->> 'publicKey', '') = '' OR coalesce(said ->> 'signature', '') = '' OR jsonb_typeof((said ->> 'heads')::jsonb) <> 'array'
  THEN RAISE EXCEPTION 'a seal names its key and the heads that it has seen' USING ERRCODE = 'TM006'; END IF;
  IF NOT EXISTS (SELECT FROM team.event e WHERE e.desk_id = c.desk_id AND e.sequence = (said ->> 'sequence')::bigint
      AND e.digest = said ->> 'digest') THEN
    RAISE EXCEPTION 'desk % has no such line %', c.desk_id, said ->> 'sequence' USING ERRCODE = 'TM013'; END IF;
  UPDATE team.desk SET public_key = coalesce(public_key, said ->> 'publicKey') WHERE desk_id = c.desk_id RETURNING public_key INTO known;
  IF known <> said ->> 'publicKey' THEN RETURN team.now_says() || '{"verdict": "anotherKey"}'; END IF;
  INSERT INTO team.seal (desk_id, sequence, digest, sealed_at, heads, public_key, signature)
    VALUES (c.desk_id, (said ->> 'sequence')::bigint, said ->> 'digest', (said ->> 'at')::bigint, said ->> 'heads',
      said ->> 'publicKey', said ->> 'signature') ON CONFLICT DO NOTHING;
  RETURN team.now_says() || '{"verdict": "taken"}';
END $$;
`;
