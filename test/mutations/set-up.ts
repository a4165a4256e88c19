import type { Mutation } from './mutation.ts';

const packages = 'test/scripts/prepare/packages.test.ts';

/** What lets a command work at the first try, whatever was installed before. */
export const mutations: readonly Mutation[] = [
  {
    name: 'set-up: the packages are deleted under who runs on them',
    file: 'scripts/prepare/packages.mjs',
    replace: "const fresh = join(folder, '.packages-new');",
    with: 'const fresh = folder;',
    test: packages,
  },
  {
    name: 'set-up: packages of another lock file are taken for the right ones',
    file: 'scripts/prepare/installed.mjs',
    replace: 'Object.entries(installed).every(isWanted) &&',
    with: 'isWanted !== undefined &&',
    test: packages,
  },
  {
    name: 'set-up: a Node that does not run is taken for one',
    file: 'scripts/prepare/installed.mjs',
    replace: 'stdout?.trim() ===',
    with: 'stdout !== version ||',
    test: packages,
  },
  {
    name: 'set-up: who died while installing is waited for',
    file: 'scripts/prepare/packages.mjs',
    replace: '!isAlive(owner)',
    with: 'owner < 0',
    test: packages,
  },
];
