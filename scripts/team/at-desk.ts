import { existsSync, readFileSync } from 'node:fs';
import type { ConsoleTeam } from '../../main/console.ts';
import { openHeadless } from '../../main/hosts/headless/open.ts';
import { findPlaces } from '../../main/places.ts';
import { readJoinFile } from '../../main/team/seat/join-file.ts';
import type { Environment } from '../../protocol/environment.ts';
import { explainJoining, explainStaying } from './explain.ts';
import { findEnvironment } from './find-environment.ts';

/** Takes the seat of a join file; false with a sentence where something keeps it from being done. */
export async function join(file: string, dataFolder: string): Promise<boolean> {
  const text = readFileSync(file, 'utf8');
  const environment = readJoinFile(text)?.environment ?? 'sandbox';
  return atDesk(dataFolder, async ({ team }) => {
    const joined = await team.join(environment, text);
    if (joined.kind === 'refused') return say(false, explainJoining(joined));
    const { seat, state, untold } = joined.standing;
    say(true, `${seat.person} sits at ${seat.desk}. ${file} is of no use any more: delete it.`);
    const tail = untold === 0 ? '' : `, ${untold} lines and rows are still to be told`;
    return say(true, `The team is ${state.kind}${tail}.`);
  });
}

export async function leave(dataFolder: string, named: Environment | undefined): Promise<boolean> {
  const environment = findEnvironment(dataFolder, named);
  return atDesk(dataFolder, async ({ team }) => {
    const left = await team.leave(environment);
    if (left.kind === 'alone') return say(true, `The ledger of ${environment} is of no team.`);
    if (left.kind === 'stays') return say(false, explainStaying(left));
    return say(true, `The desk has left: its ledger, its file and the keys of its accounts are of no team any more.`);
  });
}

/** Opens the console of a data folder without a window, and does something there. */
export async function atDesk(dataFolder: string, work: (console: ConsoleTeam) => Promise<boolean>): Promise<boolean> {
  if (!existsSync(dataFolder)) throw new Error(`${dataFolder} is not there: open the console there once.`);
  const places = findPlaces(new URL('../../main/places.ts', import.meta.url).href);
  const said = { dataFolder, demo: false, production: true, now: undefined, patience: undefined, keychain: true };
  const opening = await openHeadless(said, { places, environment: process.env });
  if (opening.kind === 'closed') return say(false, `${dataFolder} was not opened: ${opening.why}`);
  try {
    return await work(opening.running);
  } finally {
    await opening.running.close();
  }
}

/** Says a sentence; gives whether it is done. */
export function say(isDone: boolean, sentence: string): boolean {
  if (isDone) console.log(sentence);
  else console.error(sentence);
  return isDone;
}
