import type { Link } from './chain.ts';
import type { Row } from './row.ts';

/** So many chains are kept: those that are edited now, not those of years. */
const mostKept = 5000;

/**
 * Chains as the book has them, so that an edit need not read the rows before it: one process owns the book. Whatever is undone
 * makes all of them forgotten.
 */
export function createChains(read: (chain: number) => readonly Link[]) {
  const kept = new Map<number, Link[]>();
  const keep = (chain: number, links: Link[]): Link[] => {
    if (kept.size >= mostKept) kept.clear();
    kept.set(chain, links);
    return links;
  };
  return {
    of: (chain: number): readonly Link[] => kept.get(chain) ?? keep(chain, [...read(chain)]),
    /** A row has come to be. */
    add: ({ sequence, chain, operation, reference, amount, execcode, voidedBy }: Row): void => {
      const link = { sequence, operation, reference, amount, execcode, voidedBy };
      if (sequence === chain) keep(chain, [link]);
      else kept.get(chain)?.push(link);
    },
    /** A row is no longer what it was. */
    change: (chain: number, sequence: number, change: Partial<Link>): void => {
      const links = kept.get(chain);
      const index = links?.findIndex((link) => link.sequence === sequence) ?? -1;
      const link = links?.[index];
      if (links && link) links[index] = { ...link, ...change };
    },
    forget: (): void => kept.clear(),
  };
}
