import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, refuse } from '../../contract/index.ts';
import { writeTime } from './list-file/columns.ts';
import { readWholeList } from './list-file/whole-list.ts';
import { writeList } from './list-file/write-list.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { readSought } from './question.ts';

/** The list that is on the screen, as a file. */
export function handleLists(ports: HandlerPorts): HandlersOf<'lists'> {
  const { rooms, clock, timeZone, describe } = ports;
  return {
    'lists.write': async ({ text, order, grouping = 'flat' }) => {
      const { ledger, findAccount, environment } = rooms.current();
      const { version } = await describe();
      const reading = { now: clock.now(), findAccount, zone: timeZone };
      const path = await choosePath(
        ports,
        `be2bill-${environment}-${writeTime(reading.now, timeZone).slice(0, 19)}.csv`,
      );
      if (path === null) return accept({ saved: null });
      try {
        const sought = { ...readSought(text, ports), byChain: grouping === 'chains' };
        const list = await readWholeList(ledger.views, { sought, order });
        const head = { version, environment, text, grouping };
        return accept({ saved: { path, rows: await writeList(path, { head, ...list }, reading) } });
      } catch (failure) {
        const problem = problemOf(failure);
        if (problem === undefined) throw failure;
        return refuse({ code: 'fileNotWritten', problem });
      }
    },
  };
}

/** Where a person wants it; where the program that shows the window has no way to ask, a folder beside the ledger. */
async function choosePath({ saveFile, dataFolder }: HandlerPorts, suggested: string): Promise<string | null> {
  // A colon is no part of a name everywhere.
  const name = suggested.replaceAll(':', '-');
  if (saveFile) return saveFile(name);
  const folder = join(dataFolder, 'lists');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, name);
}

/** What the disk said; undefined for what is no fault of a disk. */
function problemOf(failure: unknown): 'full' | 'notWritable' | undefined {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT' || code === 'EBUSY'
    ? 'notWritable'
    : undefined;
}
