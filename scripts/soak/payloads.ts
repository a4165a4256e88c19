import { type PayloadTally, runPayloads } from '../../test/main/contract-fuzz/run.ts';

/** Random payloads at the contract's boundary, of a whole console in this process. */
export async function soakPayloads(
  { payloads, seed }: { payloads: number; seed: number },
  say: (line: string) => void,
): Promise<PayloadTally & { seed: number; seconds: number }> {
  const began = performance.now();
  const tally = await runPayloads({ payloads, seed, say });
  return { ...tally, seed, seconds: Math.round((performance.now() - began) / 1000) };
}
