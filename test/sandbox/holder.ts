import { request } from 'undici';
import { expect } from 'vitest';
import type { Answer } from './client.ts';

/** Asks for 3-D Secure in the way that is easiest to follow. */
export const asked = { '3DSECURE': 'yes', '3DSECUREDISPLAYMODE': 'raw' };

/** What the holder does on the bank's page that an answer with {@link asked} leads to; gives its TRANSACTIONID. */
export async function decide(
  { REDIRECTURL, REDIRECTPOSTPARAMS, TRANSACTIONID = '' }: Answer,
  decision: 'accept' | 'fail' | 'cancel' = 'accept',
): Promise<string> {
  const response = await request(`${REDIRECTURL}/decision`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `${REDIRECTPOSTPARAMS}&DECISION=${decision}`,
  });
  expect(response.statusCode).toBe(200);
  await response.body.dump();
  return TRANSACTIONID;
}
