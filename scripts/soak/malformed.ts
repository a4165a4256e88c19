import { runInChild } from '../../test/sandbox/malformed/in-child.ts';

/** Above this the heap has grown from the half to the end, and not only breathed. */
const flat = 1.1;

/** Malformed requests, body after body, in a process of their own. */
export async function soakMalformed(
  { bodies, seed }: { bodies: number; seed: number },
  say: (line: string) => void,
): Promise<object> {
  const began = performance.now();
  const { heap, ...tally } = await runInChild(bodies, seed, say);
  const [half, end] = heap;
  const heapRatio = Number((end / half).toFixed(3));
  if (heapRatio > flat) throw new Error(`The heap grew: ${half} bytes at the half, ${end} at the end.`);
  return { ...tally, heapRatio, seed, seconds: Math.round((performance.now() - began) / 1000) };
}
