import { open, rename, rm } from 'node:fs/promises';
import { accept } from '../../contract/index.ts';
import { choosePath, refuseUnwritten } from './choose-path.ts';
import { writeTime } from './list-file/columns.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';

/** A letter to a customer, as a text file. What stands in it is the person's: nothing is added. */
export function handleLetters(ports: HandlerPorts): HandlersOf<'letters'> {
  const { clock, timeZone } = ports;
  return {
    'letters.write': async ({ transactionId, text }) => {
      const name = `letter-${transactionId}-${writeTime(clock.now(), timeZone).slice(0, 19)}.txt`;
      try {
        const path = await choosePath(ports, { name, folder: 'letters' });
        if (path === null) return accept({ saved: null });
        await writeText(path, text);
        return accept({ saved: { path } });
      } catch (failure) {
        return refuseUnwritten(failure);
      }
    },
  };
}

/** The file has its name only once it is whole: one that stood there before is not lost by a full disk. */
async function writeText(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(text.endsWith('\n') ? text : `${text}\n`);
    await file.sync();
    await file.close();
    await rename(part, path);
  } catch (failure) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw failure;
  }
}
