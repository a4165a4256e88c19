import type { LogPart, Replica } from '../ports/replica.ts';
import type { Views } from '../ports/views.ts';
import { writePart } from './engine/parts.ts';
import type { TeamPart } from './engine/words.ts';
import { listFacts } from './facts.ts';
import type { ToldPlace } from './memory.ts';
import type { TeamRun } from './run.ts';

export interface TellingPorts {
  readonly run: TeamRun;
  readonly replica: Replica;
  readonly views: Pick<Views, 'findRow'>;
}

/** Tells this desk's own log, part by part in its order, with the facts that its rows are. */
export interface Telling {
  /** Tells everything that stands in the log; resolves with whether there was anything. */
  tellAll(): Promise<boolean>;
  /** Hands over the lines that the engine has not got, and lets nobody else tell until the work is done. */
  withLines<Result>(work: (part: TeamPart) => Promise<Result>): Promise<Result>;
  /** Up to where the engine has the log; undefined where that is not known. */
  place(): ToldPlace | undefined;
  /** The engine said so itself. */
  learn(place: ToldPlace): void;
  /** Nobody knows what an engine has that did not answer: it is asked before anything more is told. */
  forget(): void;
}

/** So much in one call: a claim waits for one of them at most. */
const most = { lines: 200, rows: 400 };

/** What would take longer goes in smaller parts; one line, or one row, is never too much. */
const mostBytes = 4 * 1024 * 1024;

/** A claim takes along what this many calls can tell; a longer log goes on being told behind it. */
const callsBeforeClaim = 3;

export function createTelling({ run, replica, views }: TellingPorts): Telling {
  let told: ToldPlace | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: two parts of the same place may end at different rows. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const readPart = async (): Promise<LogPart> => {
    told ??= await run.heartbeat();
    const { deskId } = await replica.readHead();
    const from = { deskId, sequence: told.sequence, rows: told.rows };
    for (let reach = most; ; reach = halve(reach)) {
      const part = await replica.readOwn(from, reach);
      if (sizeOf(part) <= mostBytes || (reach.lines === 1 && reach.rows === 1)) return part;
    }
  };
  /** True while there is more. */
  const tellPart = async (): Promise<boolean> => {
    const part = await readPart();
    if (isEmpty(part)) return false;
    const place = told;
    told = undefined;
    const answer = await run.tell(writePart(part), await listFacts(part.packs, views));
    told = answer.verdict === 'taken' ? answer : place;
    return answer.verdict === 'taken';
  };
  return {
    tellAll: async () => {
      let hasTold = false;
      while (await inTurn(tellPart)) hasTold = true;
      return hasTold;
    },
    withLines: (work) =>
      inTurn(async () => {
        for (let call = 1; call < callsBeforeClaim && movesChains(await readPart()); call += 1) await tellPart();
        const part = await readPart();
        // What went along with a claim is said once more with the next part, which changes nothing.
        return work(movesChains(part) ? nothing : writePart(part));
      }),
    place: () => told,
    learn: ({ sequence, rows }) => {
      told = { sequence, rows };
    },
    forget: () => {
      told = undefined;
    },
  };
}

const nothing: TeamPart = { texts: [], packs: [], lines: [] };

/** Rows are facts, and a withdrawal takes facts back: neither goes along with a claim. */
function movesChains({ packs, lines }: LogPart): boolean {
  return packs.length > 0 || lines.some(({ body }) => Buffer.from(body).includes('"importWithdrawn"'));
}

function sizeOf({ lines, packs, texts }: LogPart): number {
  const rows = packs.flatMap((pack) => pack.rows);
  const sizes = [...lines, ...rows, ...texts].map(({ body }) => body?.length ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0);
}

function halve({ lines, rows }: typeof most): typeof most {
  return { lines: Math.ceil(lines / 2), rows: Math.ceil(rows / 2) };
}

function isEmpty({ lines, packs }: LogPart): boolean {
  return lines.length === 0 && packs.length === 0;
}
