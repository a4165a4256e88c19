import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyHouse } from './mutate/copy-house.ts';
import { listMutations, mutate } from './mutate/mutations.ts';
import { runTest } from './mutate/run-test.ts';

/** `npm run mutate -- [words]`: only mutations whose name holds the words. */
const wanted = process.argv.slice(2).join(' ');
const root = join(import.meta.dirname, '..');
const mutations = (await listMutations(root)).filter(({ name }) => name.includes(wanted));
const house = mkdtempSync(join(tmpdir(), 'be2bill-mutants-'));
let caught = 0;

try {
  copyHouse(root, house);
  const sound = new Set<string>();
  for (const mutation of mutations) {
    const { name, file, test } = mutation;
    // A test that fails anyhow notices nothing.
    if (!sound.has(test) && runTest(house, test) === 'passed') sound.add(test);
    const original = readFileSync(join(house, file), 'utf8');
    writeFileSync(join(house, file), mutate(original, mutation));
    const result = sound.has(test) ? runTest(house, test) : 'broken';
    writeFileSync(join(house, file), original);
    if (result === 'failed') caught += 1;
    console.log(`${result === 'failed' ? 'caught  ' : 'SURVIVED'}  ${name}  (${test}: ${result})`);
  }
} finally {
  rmSync(house, { recursive: true, force: true });
}

console.log(JSON.stringify({ mutations: mutations.length, caught, survived: mutations.length - caught }));
process.exitCode = caught === mutations.length && caught > 0 ? 0 : 1;
