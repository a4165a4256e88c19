import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TeamView } from '../../../contract/index.ts';
import type { HeadlessConsole, StartingConsole } from '../../faults/headless-console.ts';
import { settleAll } from './work.ts';
import type { SoakDesk, World } from './world.ts';

/**
 * All desks are back, what is open is looked up and settled, and each tells its team everything. Rejects when one of them does not
 * get that far.
 */
export async function endSoak(world: World, start: (desk: SoakDesk) => StartingConsole): Promise<void> {
  const open = await Promise.all(world.desks.map(async (desk) => ({ desk, console: await start(desk).opened })));
  await Promise.all(open.map(({ desk, console }) => settleAll({ world, desk, console })));
  await Promise.all(open.map(({ desk, console }) => tellAll(desk, console)));
  await Promise.all(open.map(({ console }) => console.close()));
}

/** So often a desk may find its engine busy. */
const mostTries = 100;

async function tellAll({ number, dataFolder }: SoakDesk, console: HeadlessConsole): Promise<void> {
  let told: unknown;
  for (let tries = 0; tries < mostTries; tries += 1) {
    await console.ask('team.exchange', {});
    const answer = await console.ask('team.describe', {});
    told = answer;
    if (answer.ok && (answer.value === null || isTold(answer.value.team))) return;
  }
  const log = readFileSync(join(dataFolder, 'console.log'), 'utf8').slice(-1_000);
  throw new Error(`Desk ${number} has not told its team everything: ${JSON.stringify(told)}\n${log}`);
}

function isTold({ state, untold }: TeamView): boolean {
  return state.kind === 'open' && untold === 0;
}
