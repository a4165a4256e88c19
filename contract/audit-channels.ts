import { z } from 'zod';
import { channel } from './channel.ts';
import { auditFilter, auditPage } from './views/audit.ts';

/** What the window may ask of who did what. */
export const auditChannels = {
  /** Newest first, of every desk that is known here; a page may be short of its limit, and goes on with `next`. */
  'audit.list': channel(
    z.strictObject({ filter: auditFilter, after: z.string().max(20_000).nullable(), limit: z.int().min(1).max(200) }),
    auditPage,
  ),
  /** Writes all of it to a CSV file. Null where no place was chosen after all. */
  'audit.write': channel(
    z.strictObject({ filter: auditFilter }),
    z.strictObject({ saved: z.strictObject({ path: z.string(), rows: z.int().min(0) }).nullable() }),
  ),
};
