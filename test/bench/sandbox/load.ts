import type { Pool } from 'undici';

const path = '/front/service/rest/process';
const headers = { 'content-type': 'application/x-www-form-urlencoded' };

/** Posts every body, so many at a time, and gives the answers in the order of the bodies. */
export async function postAll(pool: Pool, bodies: readonly string[], atOnce: number): Promise<readonly string[]> {
  const answers = new Array<string>(bodies.length);
  let next = 0;
  const work = async () => {
    for (let index = next++; index < bodies.length; index = next++) {
      const response = await pool.request({ method: 'POST', path, headers, body: bodies[index] ?? '' });
      answers[index] = await response.body.text();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}

/** The same, and how many a second. */
export async function measure(
  pool: Pool,
  bodies: readonly string[],
  atOnce: number,
): Promise<{ readonly answers: readonly string[]; readonly perSecond: number }> {
  const began = performance.now();
  const answers = await postAll(pool, bodies, atOnce);
  return { answers, perSecond: (bodies.length * 1000) / (performance.now() - began) };
}
