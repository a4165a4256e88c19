import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { backupFile, backupFolder, listBackups } from '../../../../main/ledger/backup/list.ts';
import { openLedger } from '../../../../main/ledger/ledger.ts';
import { threads } from '../../../threads.ts';
import { noon } from '../samples.ts';
import { makeFolder } from '../verify/story.ts';

// Each backup is made by a thread of its own.

const day = 24 * 60 * 60_000;

/** A ledger with a clock that can be set. */
async function open(clock: { at: number }) {
  const folder = makeFolder();
  const ledger = await openLedger(folder, threads, { now: () => clock.at });
  onTestFinished(() => ledger.close());
  return { folder, ledger };
}

it('a backup from the future, which a wrong clock made, puts off none and is not the newest', async () => {
  const clock = { at: noon + 400 * day };
  const { folder, ledger } = await open(clock);
  await ledger.backups.makeIfDue();
  clock.at = noon;
  await ledger.backups.makeIfDue();
  expect(listBackups(folder)).toHaveLength(2);
  expect(ledger.backups.newestAt()).toBe(noon);
});

it('fourteen from the future push none out, and none is made anew each hour', async () => {
  const clock = { at: noon };
  const { folder, ledger } = await open(clock);
  mkdirSync(backupFolder(folder));
  for (let days = 1; days <= 14; days += 1) writeFileSync(backupFile(folder, noon - days * day), 'of the past');
  for (let days = 1; days <= 14; days += 1) writeFileSync(backupFile(folder, noon + days * day), 'of the future');
  for (let hours = 0; hours < 24; hours += 1) {
    clock.at = noon + hours * (day / 24);
    await ledger.backups.makeIfDue();
  }
  const kept = listBackups(folder).map(({ at }) => (at - noon) / day);
  expect(kept.filter((days) => days > 0)).toHaveLength(14);
  expect(kept.filter((days) => days <= 0)).toEqual([0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -13]);
});
