// Runs before every command, on Node 20 and with nothing installed yet: plain JavaScript, no packages. It writes to
// stderr only, because the first line on stdout belongs to the command that follows.
import { buildWhenStale } from './prepare/build.mjs';
import { installLibraries } from './prepare/libraries.mjs';
import { installPackages } from './prepare/packages.mjs';

const needs = {
  start: { libraries: ['window', 'keychain'], build: true },
  tour: { libraries: ['window'], build: true },
  sandbox: { libraries: [], build: false },
  headless: { libraries: ['keychain'], build: false },
  build: { libraries: [], build: false },
  check: { libraries: [], build: false },
  ledger: { libraries: [], build: false },
  mutate: { libraries: [], build: false },
  test: { libraries: ['window', 'keychain', 'testing'], engine: true, build: true },
  dist: { libraries: [], build: true },
  bench: { libraries: ['window'], build: true },
};

const command = process.argv[2] ?? '';
if (!Object.hasOwn(needs, command)) {
  process.stderr.write(`prepare.mjs takes one of: ${Object.keys(needs).join(', ')}\n`);
  process.exit(2);
}

try {
  await installPackages();
  installLibraries(needs[command].libraries);
  // By itself: where it cannot be had, nothing else is kept away with it, and what needs it says that it was skipped.
  if (needs[command].engine) installLibraries(['engine']);
  if (needs[command].build) buildWhenStale();
} catch (failure) {
  process.stderr.write(`${failure.message}\n`);
  process.exit(1);
}
