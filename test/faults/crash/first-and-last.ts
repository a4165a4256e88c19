import type { HeadlessConsole } from '../headless-console.ts';
import { handOver, learnMandate, sell, settle } from './acts.ts';
import { createDice } from './chance.ts';
import { checkPage, tellOfPages } from './pages.ts';
import type { World } from './world.ts';

/** Something to work on, and the compiled program kept for the next starts. */
export async function stockUp(world: World, console: HeadlessConsole): Promise<void> {
  const life = { world, console, dice: createDice(0, 0) };
  for (let count = 0; count < 6; count += 1) await sell(life);
  await learnMandate(life);
  await handOver(life);
  await console.close();
}

/** Every open case is looked up, and what a look-up cannot tell is settled by a person; each page is asked for again. */
export async function clearUp(world: World, console: HeadlessConsole): Promise<void> {
  const open = await console.ask('operations.list', { only: 'toSettle', limit: 500 });
  for (const { operationId } of open.ok ? open.value : []) await console.ask('cases.look', { operationId });
  const left = await console.ask('operations.list', { only: 'toSettle', limit: 500 });
  for (const _case of left.ok ? left.value : []) await settle({ world, console });
  for (const operationId of world.pages.keys()) await checkPage(world, console, operationId);
  await tellOfPages(world, console);
}
