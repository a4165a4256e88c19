import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installedAt } from '../../scripts/start/electron.ts';

/** Set where Electron's binary must be: there a test that finds none has failed. */
export const requirement = 'BE2BILL_REQUIRE_ELECTRON';

/** Whether the tests on Electron can run. Throws where they may not be skipped. */
export function hasElectron(root: string, environment: NodeJS.ProcessEnv = process.env): boolean {
  const binary = installedAt(join(root, 'node_modules', 'electron'));
  if (binary !== undefined && existsSync(binary)) return true;
  if (environment[requirement]) {
    throw new Error(`Electron's binary is not in ${root}, and ${requirement} says that it must be.`);
  }
  return false;
}

/**
 * How Playwright starts the console in Electron. It finds the binary by itself: told where that is, it leaves its loader
 * out, which takes the debugger's words out of `argv` and lets a test in before the app is ready. Chromium's switch for
 * root stands behind the folder, where Electron no longer looks for a program.
 */
export function planLaunch(
  root: string,
  dataFolder: string,
  isRoot: boolean = process.getuid?.() === 0,
): { readonly args: string[]; readonly cwd: string } {
  return { args: [root, ...(isRoot ? ['--no-sandbox'] : []), '--data', dataFolder], cwd: root };
}
