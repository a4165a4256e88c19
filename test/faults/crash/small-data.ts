import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fillDisk, mountDisk } from '../../small-disk.ts';

/** Where the console keeps its data: on a small disk that can be filled, where this user may have one. */
export interface SmallData {
  readonly dataFolder: string;
  /** Takes all the room that is left; does nothing where the disk is everybody's. */
  fill(): void;
  makeRoom(): void;
  close(): void;
}

const megabytes = 160;

export function openSmallData(folder: string): SmallData {
  const disk = mountDisk(megabytes);
  const dataFolder = join(disk?.folder ?? folder, 'data');
  const filler = join(disk?.folder ?? folder, 'filler');
  mkdirSync(dataFolder, { mode: 0o700 });
  return {
    dataFolder,
    fill: () => disk && fillDisk(filler),
    makeRoom: () => rmSync(filler, { force: true }),
    close: () => disk?.unmount(),
  };
}
