import { join } from 'node:path';
import { build, type CliOptions } from 'electron-builder';
import { configureBuildCommand, createYargs } from 'electron-builder/out/builder.js';
import { explainFailure } from './dist/explain.ts';
import { chooseSigning } from './dist/mac-signing.ts';

const root = join(import.meta.dirname, '..');
// electron-builder finds its file, and the hook that the file names, from where it is started.
process.chdir(root);

// Its own words: none makes the packages of this computer's system; `--linux deb --arm64` just that one.
const options: CliOptions = await configureBuildCommand(createYargs()).strict().parse(process.argv.slice(2));
try {
  const files = await build({ ...options, ...withSigning(options) });
  for (const file of files) console.log(`Made ${file}`);
} catch (failure) {
  // At once: a failed download leaves a timer of half a minute, and electron-builder's own clearing up ends with 0.
  process.stderr.write(`${explainFailure(failure)}\n`, () => process.exit(1));
}

/** The words of the command line go first: they may name a certificate. */
function withSigning({ config }: CliOptions): Pick<CliOptions, 'config'> {
  const signing = chooseSigning(process.env);
  if (Object.keys(signing).length === 0 || typeof config === 'string') return {};
  return { config: { ...config, mac: { ...signing, ...config?.mac } } };
}
