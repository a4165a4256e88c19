import { vi } from 'vitest';
import type { LedgerProblem } from '../../../../main/ledger/problem.ts';
import type { Places } from '../../../../main/places.ts';
import { createFakeConsole, type FakeConsole } from '../console.ts';

/** What the console was given when it was put together. */
export interface Boot {
  readonly running: FakeConsole;
  /** One entry for each console that was put together: what the host said about itself. */
  readonly about: readonly unknown[];
  /** Everything written to standard output since. */
  output(): string;
}

/**
 * Puts a fake console in the real one's place for every module that is loaded from here on; `failing` makes it the
 * one that cannot be opened.
 */
export function fakeTheConsole(failing = false): Boot {
  const running = createFakeConsole();
  const about: unknown[] = [];
  vi.doMock('../../../../main/console.ts', () => ({
    createConsole: async (ports: { about: unknown }) => {
      about.push(ports.about);
      // Of the class that the freshly loaded modules know.
      const { LedgerProblem: Problem } = (await import('../../../../main/ledger/problem.ts')) as {
        LedgerProblem: typeof LedgerProblem;
      };
      if (failing) throw new Problem('fromTheFuture', 'It is newer than this program.');
      return running;
    },
  }));
  const written = vi.spyOn(process.stdout, 'write').mockImplementation((...words: unknown[]) => {
    const done = words.at(-1);
    if (typeof done === 'function') done();
    return true;
  });
  return { running, about, output: () => written.mock.calls.map(([text]) => String(text)).join('') };
}

const nowhere = new URL('file:///nowhere');

/** Nothing behind these places is ever opened. */
export const noPlaces: Places = {
  pageFolder: '/nowhere',
  preloadFolder: '/nowhere',
  threads: { writer: nowhere, reader: nowhere, checkpointer: nowhere, rebuilder: nowhere },
  exportReader: nowhere,
  demoGateway: nowhere,
};
