import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../contract/index.ts';
import type { WrittenFolder } from '../ledger/erase/find-written.ts';
import type { HandlerPorts } from './ports.ts';

/** Where a file goes that a person asked for: its name, and the folder of such files beside the ledger. An invitation names no customer. */
export interface Suggested {
  readonly name: string;
  readonly folder: WrittenFolder | 'invitations';
}

/** Where a person wants it; where the program that shows the window has no way to ask, a folder beside the ledger. */
export async function choosePath(
  { saveFile, dataFolder }: Pick<HandlerPorts, 'saveFile' | 'dataFolder'>,
  suggested: Suggested,
): Promise<string | null> {
  // What stands in an id or a time is no part of a name everywhere.
  const name = suggested.name.replace(/[^\w.-]/g, '-');
  if (saveFile) return saveFile(name);
  const folder = join(dataFolder, suggested.folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, name);
}

/** Refuses what the disk did not take; throws what is no fault of a disk. */
export function refuseUnwritten(failure: unknown): ReturnType<typeof refuse> {
  const problem = problemOf(failure);
  if (problem === undefined) throw failure;
  return refuse({ code: 'fileNotWritten', problem });
}

function problemOf(failure: unknown): 'full' | 'notWritable' | undefined {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT' || code === 'EBUSY'
    ? 'notWritable'
    : undefined;
}
