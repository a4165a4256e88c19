import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasElectron, planLaunch, requirement } from '../e2e/electron.ts';

const root = join(import.meta.dirname, '../..');

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-launch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A program in Electron's place that writes down its words and ends. */
function makeRecorder(folder: string): () => string[] {
  const [program, words] = [join(folder, 'electron'), join(folder, 'words')];
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${words}'\nexit 1\n`);
  chmodSync(program, 0o755);
  return () => readFileSync(words, 'utf8').trim().split('\n');
}

/** Has Playwright launch it. */
function launch(plan: object, environment: NodeJS.ProcessEnv = {}): void {
  const words = [join(import.meta.dirname, 'launch-once.ts'), JSON.stringify(plan)];
  spawnSync(process.execPath, words, { cwd: root, env: { ...process.env, ...environment } });
}

describe.skipIf(process.platform === 'win32')('Playwright', () => {
  it('starts Electron with its loader, and the console’s own words behind the folder', () => {
    const folder = makeFolder();
    const recorded = makeRecorder(folder);
    launch(planLaunch(root, '/data', true), { ELECTRON_OVERRIDE_DIST_PATH: folder });
    const words = recorded();
    expect(words[words.indexOf('-r') + 1]).toMatch(/electron[/\\]loader\.js$/);
    expect(words.slice(words.indexOf(root))).toEqual([root, '--no-sandbox', '--data', '/data']);
  });

  it('would leave the loader out if it were told where the binary is', () => {
    const folder = makeFolder();
    const recorded = makeRecorder(folder);
    const executablePath = join(folder, 'electron');
    launch({ ...planLaunch(root, '/data', true), executablePath });
    expect(recorded()).not.toContain('-r');
  });
});

describe('where Electron’s binary is not', () => {
  it('its tests are skipped, but have failed where it must be', () => {
    const empty = makeFolder();
    expect(hasElectron(empty, {})).toBe(false);
    expect(() => hasElectron(empty, { [requirement]: '1' })).toThrow(requirement);
  });
});

describe('the workflow', () => {
  const workflow = readFileSync(join(root, '.github/workflows/test.yml'), 'utf8');
  const commands = [...workflow.matchAll(/^\s+(?:- )?run: (.*)$/gm)].map(([, command = '']) => command);
  const position = (part: string) => commands.findIndex((command) => command.includes(part));

  it('sets up by the project’s own way, and fetches Electron after it: what comes first is deleted by the other', () => {
    expect(position('node scripts/prepare.mjs test')).toBeGreaterThanOrEqual(0);
    expect(position('node node_modules/electron/install.js')).toBeGreaterThan(
      position('node scripts/prepare.mjs test'),
    );
    expect(position('npm test')).toBeGreaterThan(position('node node_modules/electron/install.js'));
    expect(workflow).not.toMatch(/npm (ci|install|rebuild)/);
  });

  it('cannot be green by skipping what it is there for', () => {
    expect(workflow).toMatch(new RegExp(`^env:\\n {2}${requirement}: '1'$`, 'm'));
  });

  it('starts files that are there', () => {
    for (const file of ['scripts/prepare.mjs', 'node_modules/electron/install.js']) {
      expect(existsSync(join(root, file)), file).toBe(true);
    }
  });
});
