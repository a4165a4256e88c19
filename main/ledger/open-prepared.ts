import type { Journal } from '../ports/journal.ts';
import type { TeamBond } from '../ports/team-records.ts';
import type { OpenFeed } from './feed.ts';
import { type KeepingPorts, type Opened, type OpenPorts, openThreads } from './open-threads.ts';
import { type Preparing, prepareFirst, prepareMeanwhile } from './prepare.ts';
import { LedgerProblem } from './problem.ts';
import { takeFailure } from './rebuild/failed.ts';

export interface OpenPreparedPorts extends OpenPorts, KeepingPorts {
  readonly feed: OpenFeed;
  readonly onProgress: () => void;
  /** Awaited as soon as the ledger can be written, and before anybody else may; told which team it is of. */
  readonly onWritable: (journal: Journal, bond: TeamBond | null) => Promise<unknown>;
}

/**
 * Opens a ledger, and has it made anew where it must be before anything is written. Rows that can be read as they were are
 * shown meanwhile; where they cannot, nothing is: a desk without its open cases would look as if all were settled.
 */
export async function openPrepared(ports: OpenPreparedPorts): Promise<Preparing> {
  const { file } = ports;
  const first = await openSettled(ports);
  // One that can be written has been made anew since, whatever stood in the way once.
  const failure = takeFailure(file);
  if ('opened' in first) return preparedAlready(first.opened);
  if (failure !== undefined) throw new LedgerProblem('notPrepared', failure, file);
  const open = async () => {
    const again = await openSettled(ports);
    if ('opened' in again) return again.opened;
    throw new LedgerProblem('notPrepared', `${file} is stale although it was made anew.`, file);
  };
  const { meanwhile, because } = first.stale;
  if (meanwhile === 'readable') return prepareMeanwhile({ ...ports, because, open });
  await prepareFirst(ports);
  return preparedAlready(await open());
}

function preparedAlready({ views, writing, close }: Opened): Preparing {
  return { views, writing, stop: () => {}, close, preparation: () => null, whenPrepared: Promise.resolve() };
}

async function openSettled(ports: OpenPreparedPorts): ReturnType<typeof openThreads> {
  const answer = await openThreads(ports);
  if ('stale' in answer) return answer;
  try {
    const { writing, views } = answer.opened;
    await ports.onWritable(writing, await views.readBond());
    return answer;
  } catch (failure) {
    await answer.opened.close();
    throw failure;
  }
}
