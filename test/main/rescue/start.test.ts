import { cpSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { buildBridge } from '../../../contract/index.ts';
import type { RunningConsole } from '../../../main/console.ts';
import type { Host } from '../../../main/hosts/host.ts';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { takeOwnership } from '../../../main/ledger/owner.ts';
import { findPlaces, type Places } from '../../../main/places.ts';
import { runConsole } from '../../../main/run.ts';
import { fillDisk, mountSmallDisk } from '../../small-disk.ts';
import { threads } from '../../threads.ts';
import { takeImport } from '../ledger/samples.ts';
import { killWriter, mortalWriter } from '../ledger/threads/kill.ts';
import { writeStoryOnce } from '../ledger/verify/story.ts';
import { makeFolder, sitDown } from './samples.ts';

// Each test starts threads or programs of its own, some several times.

const copyStory = await writeStoryOnce();

/** Starts the console as `main/index.ts` does, in a host whose window is closed as soon as it is open. */
async function start(
  dataFolder: string,
  presses: readonly string[],
  onShow: (times: number) => void = () => {},
  {
    own = {},
    onOpen = () => {},
    whenClosed = async () => {},
  }: {
    readonly own?: Partial<Places['threads']>;
    readonly onOpen?: (running: RunningConsole) => void;
    readonly whenClosed?: Host['whenClosed'];
  } = {},
) {
  const person = sitDown(presses);
  let opened = 0;
  let shows = 0;
  const host: Host = {
    about: person.ports.host.about,
    becomeOnlyInstance: async () => true,
    becomeReady: async () => {},
    proxyFor: async () => undefined,
    openWindow: async (opening: Promise<RunningConsole>) => {
      onOpen(await opening);
      opened += 1;
    },
    closeWindow: async () => {},
    showFailure: async (title, text, choices) => {
      shows += 1;
      onShow(shows);
      return person.ports.host.showFailure(title, text, choices);
    },
    whenClosed,
    end: async () => {},
    quit: async () => {},
  };
  // Without the demo gateway, which these tests are not about.
  if (statSync(dataFolder, { throwIfNoEntry: false })?.isDirectory()) chooseEnvironment(dataFolder);
  const places = findPlaces(new URL('../../../main/places.ts', import.meta.url).href);
  await runConsole(host, { dataFolder }, { ...places, threads: { ...threads, ...own } });
  return { shown: person.shown, opened };
}

function chooseEnvironment(dataFolder: string): void {
  const file = join(dataFolder, 'preferences.json');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ environment: 'test' }));
}

/** A data folder whose rehearsal environment has a ledger in it. */
function makeDataFolder(): { readonly dataFolder: string; readonly folder: string; readonly file: string } {
  const dataFolder = makeFolder();
  const folder = join(dataFolder, 'test');
  cpSync(copyStory().folder, folder, { recursive: true });
  return { dataFolder, folder, file: join(folder, 'ledger.sqlite') };
}

describe('a start that', () => {
  it('nothing is in the way of shows no screen', async () => {
    const { dataFolder } = makeDataFolder();
    expect(await start(dataFolder, [])).toEqual({ shown: [], opened: 1 });
  });

  it('meets a ledger of a newer program says so, and leaves it alone', async () => {
    const { dataFolder, file } = makeDataFolder();
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();
    const { shown, opened } = await start(dataFolder, []);
    expect([shown.map(({ title }) => title), opened]).toEqual([['The ledger is from a newer program'], 0]);
    expect(shown[0]?.text).toContain(file);
    const after = new Database(file, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(99);
    after.close();
  });

  it('finds a file where the data folder should be says so, and goes on once it is moved away', async () => {
    const dataFolder = join(makeFolder(), 'data');
    writeFileSync(dataFolder, 'something of somebody’s');
    const { shown, opened } = await start(dataFolder, ['Try again', 'Try again'], (times) => {
      if (times === 2) rmSync(dataFolder);
    });
    expect(shown.map(({ title }) => title)).toEqual(Array(2).fill('The data folder is not a folder'));
    expect(shown[0]?.text).toContain(`File: ${dataFolder}`);
    expect(opened).toBe(1);
  });

  it('finds a file where an environment’s folder should be says so, too', async () => {
    const dataFolder = makeFolder();
    writeFileSync(join(dataFolder, 'test'), '');
    const { shown } = await start(dataFolder, []);
    expect(shown).toMatchObject([{ title: 'The data folder is not a folder' }]);
    expect(shown[0]?.text).toContain(join(dataFolder, 'test'));
  });

  it('finds the ledger locked by another program says so, and opens it once that is gone', async () => {
    const { dataFolder, file } = makeDataFolder();
    const other = new Database(file);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    const { shown, opened } = await start(dataFolder, ['Try again'], () => other.close());
    expect([shown.map(({ title }) => title), opened]).toEqual([['The ledger is locked'], 1]);
  });

  it('finds the ledger open in another console says so', async () => {
    const { dataFolder, folder } = makeDataFolder();
    const held = takeOwnership(folder);
    const { shown, opened } = await start(dataFolder, ['Try again'], () => held.release());
    expect([shown.map(({ title }) => title), opened]).toEqual([['The ledger is open already'], 1]);
  });

  it('finds the ledger damaged says so, and opens its backup when it is told to', async () => {
    const { dataFolder, folder, file } = makeDataFolder();
    const ledger = await openLedger(folder, threads);
    await ledger.backups.makeIfDue();
    await ledger.close();
    writeFileSync(file, 'rubbish '.repeat(1000));
    const { shown, opened } = await start(dataFolder, ['Restore the last good backup']);
    expect([shown.map(({ title }) => title), opened]).toEqual([['The ledger is damaged'], 1]);
  });

  it('finds the ledger gone says so instead of beginning a new one', async () => {
    const { dataFolder, folder, file } = makeDataFolder();
    const ledger = await openLedger(folder, threads);
    await ledger.backups.makeIfDue();
    await ledger.close();
    rmSync(file);
    const { shown, opened } = await start(dataFolder, []);
    expect([shown.map(({ title }) => title), opened]).toEqual([['The ledger is gone'], 0]);
  });

  it('cannot read the list of accounts says so, and sets it aside when it is told to', async () => {
    const { dataFolder } = makeDataFolder();
    writeFileSync(join(dataFolder, 'accounts.json'), '{"accounts":');
    const { shown, opened } = await start(dataFolder, ['Set the list aside']);
    expect([shown.map(({ title }) => title), opened]).toEqual([['The list of accounts cannot be read'], 1]);
  });
});

describe('a full disk', () => {
  it('keeps the console from starting with a screen of its own, and no longer once there is room', async (context) => {
    const dataFolder = mountSmallDisk();
    if (!dataFolder) return context.skip('This user may not mount a small disk.');
    cpSync(copyStory().folder, join(dataFolder, 'test'), { recursive: true });
    chooseEnvironment(dataFolder);
    const filler = join(dataFolder, 'filler');
    fillDisk(filler);
    const { shown } = await start(dataFolder, ['Try again', 'Try again'], (times) => {
      if (times === 2) rmSync(filler);
    });
    expect(shown.slice(0, 2).map(({ title }) => title)).toEqual(Array(2).fill('The disk is full'));
    expect(shown[0]?.text).toContain(dataFolder);
  });

  it('under an open ledger refuses what cannot be written down, and loses nothing', async () => {
    const folder = makeFolder();
    cpSync(copyStory().folder, folder, { recursive: true });
    const file = join(folder, 'ledger.sqlite');
    const database = new Database(file);
    database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
    const write = () => database.exec(`INSERT INTO texts VALUES ('large', x'00', '${'x'.repeat(100_000)}')`);
    expect(write).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    database.close();
    const ledger = await openLedger(folder, threads);
    expect(await ledger.views.listOperations('all', 10)).toHaveLength(2);
    await ledger.close();
  });
});

describe('a console whose ledger cannot be kept open', () => {
  it('closes its window and says why, and opens anew when the person wants it', async () => {
    const { dataFolder, file } = makeDataFolder();
    let killing: NodeJS.Timeout | undefined;
    const stillOpen = new Promise<void>(() => {});
    let closings = 0;
    const { shown, opened } = await start(dataFolder, ['Try again'], () => clearInterval(killing), {
      own: { writer: mortalWriter },
      whenClosed: async () => {
        closings += 1;
        if (closings > 1) return;
        killing = setInterval(() => killWriter(file), 20);
        // For as long as the person is concerned.
        await stillOpen;
      },
    });
    expect([shown.map(({ text }) => text.includes(file)), opened]).toEqual([[true], 2]);
  });

  it('for want of room after a withdrawal lets go of it, and opens it once there is room', async () => {
    const { dataFolder, folder, file } = makeDataFolder();
    const ledger = await openLedger(folder, threads);
    const { importId } = await takeImport(ledger);
    await ledger.close();
    let running: RunningConsole | undefined;
    const stillOpen = new Promise<void>(() => {});
    const makeRoom = () => {
      rmSync(`${file}.noRoom`, { force: true });
      writeFileSync(`${file}.go`, '');
    };
    const { shown, opened } = await start(dataFolder, ['Try again'], makeRoom, {
      own: { rebuilder: new URL('../ledger/rebuild/held-rebuilder.ts', import.meta.url) },
      onOpen: (console) => {
        running = console;
      },
      whenClosed: async () => {
        if (existsSync(`${file}.go`) || !running) return;
        writeFileSync(`${file}.noRoom`, '');
        const { imports } = buildBridge({ send: running.receive, listen: running.listen });
        expect(await imports.withdraw({ importId })).toMatchObject({ ok: true });
        await stillOpen;
      },
    });
    expect([shown.map(({ title }) => title), opened]).toEqual([['There is no room to prepare the ledger'], 2]);
  });
});
