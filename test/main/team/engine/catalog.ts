import type { Client } from 'pg';

const acl = (column: string) => `(SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(${column}) a)`;

/** Everything of the schema that another engine could have otherwise, a line for each thing; where a column stands in its table is none. */
const question = `
  SELECT 'schema ' || nspowner::regrole || ' ' || ${acl('nspacl')} AS line FROM pg_namespace WHERE nspname = 'team'
  UNION ALL SELECT format('%s %s of %s, row security %s, %s, may %s', relkind, relname, relowner::regrole, relrowsecurity,
      reloptions::text, ${acl('relacl')}) FROM pg_class WHERE relnamespace = 'team'::regnamespace AND relkind <> 'i'
  UNION ALL SELECT format('%s.%s %s, not null %s, identity %s, default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      a.attnotnull, a.attidentity, pg_get_expr(d.adbin, d.adrelid))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (c.oid, a.attnum)
    WHERE c.relnamespace = 'team'::regnamespace AND c.relkind <> 'i' AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL SELECT format('%s of %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'team'::regnamespace
  UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid
    WHERE c.relnamespace = 'team'::regnamespace
  UNION ALL SELECT format('%s %s', tgenabled, pg_get_triggerdef(t.oid)) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'team'::regnamespace AND NOT t.tgisinternal
  UNION ALL SELECT format('of %s, may %s: %s', proowner::regrole, ${acl('proacl')}, pg_get_functiondef(oid))
    FROM pg_proc WHERE pronamespace = 'team'::regnamespace
  UNION ALL SELECT viewname || ' ' || definition FROM pg_views WHERE schemaname = 'team'
  UNION ALL SELECT to_jsonb(p)::text FROM pg_policies p WHERE schemaname = 'team'
  UNION ALL SELECT format('%s in %s, hands on %s', m.member::regrole, m.roleid::regrole, m.admin_option) FROM pg_auth_members m
    WHERE m.roleid::regrole::text ~ '^team_(owner|desk|admin|door)$SUFFIX$' AND pg_get_userbyid(m.member) = current_user
  UNION ALL SELECT 'database ' || ${acl('datacl')} FROM pg_database WHERE datname = current_database()`;

/** What an engine's schema is, in lines that are the same at an engine that is the same; its roles stand without what they end with. */
export async function describeSchema(client: Client): Promise<readonly string[]> {
  const owner = await client.query("SELECT pg_get_userbyid(nspowner) AS name FROM pg_namespace WHERE nspname = 'team'");
  const suffix = String(owner.rows[0]?.name).slice('team_owner'.length);
  const { rows } = await client.query<{ readonly line: string | null }>(question.replace('$SUFFIX', suffix));
  return rows.map(({ line }) => (suffix === '' ? `${line}` : `${line}`.replaceAll(suffix, ''))).toSorted();
}
