import { type BooksTally, soakWindow } from '../../test/soak/books/soak.ts';

/** So many guards a hundred operations that give them no reason are borne. */
const mostGuards = 5;

/** The window of a console that hears of a troubled book in troubled ways, held against that book after each step. */
export async function soakBooks(
  options: { runs: number; seed: number; headless: boolean; most?: number },
  say: (line: string) => void,
): Promise<BooksTally> {
  const began = performance.now();
  const { honest, ...tally } = await soakWindow({ ...options, say });
  say(JSON.stringify({ seed: options.seed, honest, seconds: Math.round((performance.now() - began) / 1000) }));
  return tally;
}

/** Every fault is one too many, and so is a guard that speaks to people until they do not listen any more. */
export function isTrue({ runs: _runs, guardsPerHundred, ...faults }: BooksTally): boolean {
  return Object.values(faults).every((count) => count === 0) && guardsPerHundred <= mostGuards;
}
