import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a display of its own can be made for the windows of a test. */
export const hasXvfb =
  process.platform === 'linux' &&
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'Xvfb')));

/**
 * Starts a display that nobody sees, without a window manager, and makes it the one that programs started from here
 * on use. `atEnd` is handed what stops it.
 */
export async function openDisplay(
  { width, height }: { readonly width: number; readonly height: number },
  atEnd: (clean: () => void) => void,
): Promise<void> {
  const screen = ['-screen', '0', `${width}x${height}x24`];
  const server = spawn('Xvfb', ['-displayfd', '1', ...screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const before = process.env['DISPLAY'];
  atEnd(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, 'DISPLAY');
    else process.env['DISPLAY'] = before;
    server.kill();
  });
  const [number] = (await once(server.stdout, 'data')) as [Buffer];
  process.env['DISPLAY'] = `:${number.toString().trim()}`;
}
