import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { failureNote, installedAt, longestFetch, note } from './electron.ts';

/* Runs Electron's own installer behind a start that may be over before it; what became of it stands in its folder. */
const [packageFolder = ''] = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [join(packageFolder, 'install.js')], {
  stdio: 'ignore',
  timeout: longestFetch,
  killSignal: 'SIGKILL',
});
if (!installedAt(packageFolder)) {
  note(join(packageFolder, failureNote), String(Date.now()));
  process.exitCode = status || 1;
}
