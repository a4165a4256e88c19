import { spawn } from 'node:child_process';

const programs: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer.exe' };

/** Shows a folder in the system's own program for files. Where there is none nothing happens: the screen names it, too. */
export function openFolder(folder: string, platform: NodeJS.Platform = process.platform): void {
  const child = spawn(programs[platform] ?? 'xdg-open', [folder], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}
