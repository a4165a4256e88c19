import { describe, expect, it, vi } from 'vitest';
import { askChannel, type Bridge, bridgeName, channels, handChannel, tellChannel } from '../../contract/index.ts';
import { channelSamples } from '../contract-samples.ts';
import { createFakePreload } from '../electron/preload.ts';
import { expectedVerbs, findVerb, readVerbs } from './verbs.ts';

/** Runs the preload over a fake Electron, and gives what the page has then. */
async function runPreload(answer: (message: unknown) => unknown = () => '{"ok":true,"value":1}') {
  const fake = createFakePreload(answer);
  vi.resetModules();
  vi.doMock('electron', () => fake.module);
  await import('../../preload/electron.ts');
  return { fake, bridge: fake.page[bridgeName] as Bridge };
}

const event = '{"kind":"transactionsChanged","chains":"many"}';

describe('the Electron preload', () => {
  it('gives the page one object: the verbs of the table, and listen', async () => {
    const { fake, bridge } = await runPreload();
    expect(Object.keys(fake.page)).toEqual([bridgeName]);
    expect(readVerbs(bridge)).toEqual({ ...expectedVerbs(), listen: 'function', handFile: 'function' });
    expect(fake.record.names).toEqual(['contextBridge.exposeInMainWorld']);
  });

  it('sends each verb’s question as one string on the one channel', async () => {
    const { fake, bridge } = await runPreload();
    for (const name of Object.keys(channels) as (keyof typeof channelSamples)[]) {
      const input = channelSamples[name];
      expect(await findVerb(bridge, name)(input)).toEqual({ ok: true, value: 1 });
      const [channel, message, ...more] = fake.record.of('ipcRenderer.invoke').at(-1) ?? [];
      expect([channel, JSON.parse(String(message)), more]).toEqual([askChannel, { channel: name, input }, []]);
    }
  });

  it('has no way to send on a channel of the page’s choice', async () => {
    const { fake, bridge } = await runPreload();
    const odd = { channel: 'secret.forget', input: { accountId: 'SHOP' } };
    await findVerb(bridge, 'console.describe')(odd);
    const [, message] = fake.record.of('ipcRenderer.invoke').at(-1) ?? [];
    expect(JSON.parse(String(message))).toEqual({ channel: 'console.describe', input: odd });
  });

  it('gives main the path of a file that a person chose, and the page a name; null for one that lies nowhere', async () => {
    const { fake, bridge } = await runPreload((message) => (message === '' ? '' : 'a name'));
    expect(await bridge.handFile(new File(['x'], 'export.csv'))).toBe('a name');
    expect(fake.record.of('ipcRenderer.invoke').at(-1)).toEqual([handChannel, '/home/clerk/export.csv']);
    expect(await bridge.handFile(new File(['x'], ''))).toBeNull();
  });

  it('hands events over as data, without Electron’s own event', async () => {
    const { fake, bridge } = await runPreload();
    const heard: unknown[][] = [];
    bridge.listen((...args: unknown[]) => heard.push(args));
    fake.tell(tellChannel, event);
    expect(heard).toEqual([[{ kind: 'transactionsChanged', chains: 'many' }]]);
  });

  it('does not hand over an event that the contract does not know', async () => {
    const { fake, bridge } = await runPreload();
    const heard: unknown[] = [];
    bridge.listen((known) => heard.push(known));
    for (const text of ['{"kind":"other"}', '{"kind":"transactionsChanged","chains":"many","more":1}', 'no JSON']) {
      expect(() => fake.tell(tellChannel, text)).toThrow();
    }
    expect(heard).toEqual([]);
  });

  it('stops listening when it is told to, each listener by itself, and gives nothing back', async () => {
    const { fake, bridge } = await runPreload();
    const heard: string[] = [];
    const stopFirst = bridge.listen(() => heard.push('first'));
    bridge.listen(() => heard.push('second'));
    expect(fake.listenersOf(tellChannel)).toBe(2);
    expect(stopFirst()).toBeUndefined();
    expect(stopFirst()).toBeUndefined();
    fake.tell(tellChannel, event);
    expect(heard).toEqual(['second']);
    expect(fake.listenersOf(tellChannel)).toBe(1);
  });

  it('gives a refusal as data', async () => {
    const { bridge } = await runPreload(() => '{"ok":false,"refusal":{"code":"unknownChannel"}}');
    expect(await bridge.console.describe({})).toEqual({ ok: false, refusal: { code: 'unknownChannel' } });
  });
});
