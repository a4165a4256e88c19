import { z } from 'zod';
import type { Environment } from '../../../protocol/environment.ts';
import type { EngineConnection } from './connect.ts';

/** Why an engine must not say who may send money. */
export type Unfitness =
  | { readonly kind: 'version'; readonly is: string }
  | { readonly kind: 'encoding'; readonly is: string }
  /** A setting without which a crash takes back what was promised. */
  | { readonly kind: 'notDurable'; readonly setting: string }
  /** It has standbys, and waits for none: a fail-over loses the last seconds. */
  | { readonly kind: 'asynchronousStandby' }
  /** Milliseconds by which its clock is ahead of this computer's. */
  | { readonly kind: 'clock'; readonly ahead: number };

/** Beyond this a day's end and a deadline would fall on different days here and there. In milliseconds. */
const mostSkew = 60_000;

const facts = z.object({
  version: z.string(),
  number: z.int(),
  encoding: z.string(),
  off: z.array(z.string()),
  standbys: z.int(),
  waits: z.boolean(),
  at: z.number(),
});

const question = `
  SELECT current_setting('server_version') AS version,
    current_setting('server_version_num')::int AS number,
    current_setting('server_encoding') AS encoding,
    coalesce((SELECT array_agg(name ORDER BY name) FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'), '{}')::text[] AS off,
    (SELECT count(*)::int FROM pg_stat_replication) AS standbys,
    current_setting('synchronous_standby_names') <> '' AS waits,
    (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at`;

/** Everything that makes an engine unfit for an environment. Where no real money is, a standby may lag behind. */
export async function findUnfitness(
  connection: EngineConnection,
  environment: Environment,
  now: () => number,
): Promise<readonly Unfitness[]> {
  const before = now();
  const { rows } = await connection.ask(question, []);
  const { version, number, encoding, off, standbys, waits, at } = facts.parse(rows[0]);
  // The answer is of some moment in between.
  const ahead = at > now() ? at - now() : Math.min(0, at - before);
  const unfit: Unfitness[] = off.map((setting) => ({ kind: 'notDurable', setting }));
  if (number < 140_000) unfit.push({ kind: 'version', is: version });
  if (encoding !== 'UTF8') unfit.push({ kind: 'encoding', is: encoding });
  if (environment === 'production' && standbys > 0 && !waits) unfit.push({ kind: 'asynchronousStandby' });
  if (Math.abs(ahead) > mostSkew) unfit.push({ kind: 'clock', ahead: Math.round(ahead) });
  return unfit;
}
