/**
 * What is written stays, for the owner of the tables as well: grants stop the members, these triggers everybody who does not first
 * take them away.
 */
export const neverChanged = `
CREATE FUNCTION team.never_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN RAISE EXCEPTION 'team.% is never changed so', TG_TABLE_NAME USING ERRCODE = 'TM020'; END $$;

-- Said again, it makes them where they lack: on a table of a later step.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['schema', 'event', 'pack', 'seal', 'touch', 'fact', 'declined', 'word', 'administered', 'approval'] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_trigger WHERE tgrelid = ('team.' || name)::regclass AND tgname = 'never_updated');
    EXECUTE format('CREATE TRIGGER never_updated BEFORE UPDATE ON team.%I
      FOR EACH ROW EXECUTE FUNCTION team.never_changed()', name);
  END LOOP;
  FOR name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'team'::regnamespace AND c.relkind = 'r'
      AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'never_deleted') LOOP
    EXECUTE format('CREATE TRIGGER never_deleted BEFORE DELETE ON team.%I
      FOR EACH ROW EXECUTE FUNCTION team.never_changed()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON team.%I
      FOR EACH STATEMENT EXECUTE FUNCTION team.never_changed()', name);
  END LOOP;
END $$;

-- A claim keeps what it is about, a stronger fact alone moves its state, and one that has ended is never open again. Once, its
-- own desk may say that it no longer knows what it had said.
CREATE FUNCTION team.claim_moves() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (OLD.attempt_id, OLD.operation_id, OLD.account_id, OLD.ids, OLD.operation, OLD.amount_minor, OLD.currency, OLD.desk_id,
      OLD.person_id, OLD.proposal_id, OLD.wanted_by, OLD.run, OLD.host, OLD.boot, OLD.restored, OLD.claimed_at) IS DISTINCT FROM
     (NEW.attempt_id, NEW.operation_id, NEW.account_id, NEW.ids, NEW.operation, NEW.amount_minor, NEW.currency, NEW.desk_id,
      NEW.person_id, NEW.proposal_id, NEW.wanted_by, NEW.run, NEW.host, NEW.boot, NEW.restored, NEW.claimed_at)
  OR (OLD.is_taken_back AND NOT NEW.is_taken_back)
  OR ((NEW.rank < OLD.rank
      OR (NEW.state <> OLD.state AND NEW.rank = OLD.rank)
      OR (NEW.state IN ('open', 'unknown') AND OLD.state NOT IN ('open', 'unknown')))
    AND NOT (NEW.is_taken_back AND NOT OLD.is_taken_back AND NEW.state = 'unknown' AND NEW.rank = 1
      AND OLD.state IN ('pending', 'refused') AND OLD.rank = 3))
  THEN RAISE EXCEPTION 'claim % is never changed so', OLD.attempt_id USING ERRCODE = 'TM020'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_moves BEFORE UPDATE ON team.claim FOR EACH ROW EXECUTE FUNCTION team.claim_moves();

-- What is proposed stays; it is withdrawn once, and what its own operation does moves the version that it stands at.
CREATE FUNCTION team.proposal_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (to_jsonb(OLD) - 'version' - 'withdrawn_at') <> (to_jsonb(NEW) - 'version' - 'withdrawn_at')
    OR NEW.version < OLD.version OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)
  THEN RAISE EXCEPTION 'proposal % is never changed so', OLD.operation_id USING ERRCODE = 'TM020'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_stays BEFORE UPDATE ON team.proposal FOR EACH ROW EXECUTE FUNCTION team.proposal_stays();

-- Under way it goes forwards alone, and ends once.
CREATE FUNCTION team.withdrawal_moves() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (OLD.desk_id, OLD.sequence, OLD.import_id) IS DISTINCT FROM (NEW.desk_id, NEW.sequence, NEW.import_id)
    OR NEW.moved < OLD.moved OR OLD.ended_at IS NOT NULL
  THEN RAISE EXCEPTION 'withdrawal % is never changed so', OLD.sequence USING ERRCODE = 'TM020'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_moves BEFORE UPDATE ON team.withdrawal FOR EACH ROW EXECUTE FUNCTION team.withdrawal_moves();

-- A text is emptied once and never filled again.
CREATE FUNCTION team.text_empties() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (OLD.text_id, OLD.desk_id, OLD.after_sequence, OLD.after_rows)
    IS DISTINCT FROM (NEW.text_id, NEW.desk_id, NEW.after_sequence, NEW.after_rows) OR NEW.body IS NOT NULL OR NEW.salt <> ''
  THEN RAISE EXCEPTION 'text % is never changed so', OLD.text_id USING ERRCODE = 'TM020'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER text_empties BEFORE UPDATE ON team.erasable FOR EACH ROW EXECUTE FUNCTION team.text_empties();

-- At the commit, after whatever the member's session has set: an answer must not be lost with the server that gave it.
CREATE FUNCTION team.is_durable() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM set_config('synchronous_commit', 'on', true); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER is_durable AFTER INSERT OR UPDATE ON team.claim DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION team.is_durable();
`;
