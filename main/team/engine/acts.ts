import { z } from 'zod';

/** What the engine says to what an administrator does (main/team/schema/staff.ts). */
export const invited = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('invited'), person: z.string(), until: z.int() }),
  z.object({ verdict: z.literal('nameTaken') }),
]);
export const permitted = z.object({ verdict: z.enum(['done', 'changed', 'absent']) });
export const appointed = z.object({ verdict: z.enum(['done', 'nobody', 'anothersWord']) });
export const revoked = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('revoked'), seats: z.int() }),
  z.object({ verdict: z.literal('nobody') }),
]);
/** PostgreSQL's void. */
export const ruled = z.literal('');
