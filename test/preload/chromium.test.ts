import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Bridge, bridgeName, channels, lentFile, lentHand, lentReceive, lentSend } from '../../contract/index.ts';
import { channelSamples } from '../contract-samples.ts';
import { expectedVerbs, findVerb, readVerbs } from './verbs.ts';

const wireName = '__playwright__binding__';
const names = [lentSend, lentHand, lentFile, lentReceive, bridgeName, wireName];
const page = globalThis as unknown as Record<string, unknown>;
const before = new Set(Object.getOwnPropertyNames(globalThis));

/** A page, as far as this preload knows one: the global object, and nothing on it that is not deleted afterwards. */
async function runPreload({ lent = true, wire }: { readonly lent?: boolean; readonly wire?: unknown } = {}) {
  const sent: string[] = [];
  const send = async (message: string) => {
    sent.push(message);
    return '{"ok":true,"value":1}';
  };
  if (lent) page[lentSend] = send;
  if (wire) page[wireName] = wire;
  // What the preload defines for good could not be taken away again: here each definition stays removable.
  const define = Object.defineProperty;
  const defined: Record<string, PropertyDescriptor> = {};
  vi.spyOn(Object, 'defineProperty').mockImplementation((target, name, descriptor) => {
    if (target !== globalThis) return define(target, name, descriptor);
    defined[String(name)] = descriptor;
    return define(target, name, { ...descriptor, configurable: true });
  });
  vi.resetModules();
  await import('../../preload/chromium.ts');
  vi.restoreAllMocks();
  return { sent, defined, bridge: page[bridgeName] as Bridge };
}

afterEach(() => {
  for (const name of names) delete page[name];
});

const tell = (message: string) => (page[lentReceive] as (message: string) => void)(message);
const event = '{"kind":"transactionsChanged","chains":"many"}';

describe('the Chromium preload', () => {
  it('gives the page the verbs of the table, and listen, frozen', async () => {
    const { bridge } = await runPreload();
    expect(readVerbs(bridge)).toEqual({ ...expectedVerbs(), listen: 'function', handFile: 'function' });
    expect(Object.isFrozen(bridge)).toBe(true);
    for (const noun of Object.values(bridge)) if (typeof noun === 'object') expect(Object.isFrozen(noun)).toBe(true);
  });

  it('takes what main lent off the page, and leaves nothing that the page could replace', async () => {
    const { defined } = await runPreload();
    expect(lentSend in page).toBe(false);
    expect(Object.keys(defined).toSorted()).toEqual([lentFile, lentReceive, bridgeName].toSorted());
    for (const descriptor of Object.values(defined)) {
      expect([descriptor.writable ?? false, descriptor.configurable ?? false]).toEqual([false, false]);
    }
    expect(Object.keys(page)).not.toContain(lentReceive);
  });

  it('holds a file for main to take while it is handed over, and no longer', async () => {
    const taken: unknown[] = [];
    page[lentHand] = async () => {
      taken.push((page[lentFile] as () => unknown)());
      return 'a name';
    };
    const { bridge } = await runPreload();
    expect(lentHand in page).toBe(false);
    const file = new File(['x'], 'export.csv');
    expect(await bridge.handFile(file)).toBe('a name');
    expect(taken).toEqual([file]);
    expect((page[lentFile] as () => unknown)()).toBeUndefined();
  });

  it('adds nothing else to the page', async () => {
    await runPreload();
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
    // zod keeps its registry on the global object; there is nothing of ours in it.
    expect(added.filter((name) => !name.startsWith('__zod_')).toSorted()).toEqual(
      [lentFile, lentReceive, bridgeName].toSorted(),
    );
  });

  it('does nothing where main lent nothing', async () => {
    const { bridge, defined } = await runPreload({ lent: false });
    expect([bridge, defined]).toEqual([undefined, {}]);
  });

  it('sends each verb’s question as one string', async () => {
    const { sent, bridge } = await runPreload();
    for (const name of Object.keys(channels) as (keyof typeof channelSamples)[]) {
      const input = channelSamples[name];
      expect(await findVerb(bridge, name)(input)).toEqual({ ok: true, value: 1 });
      expect(JSON.parse(sent.at(-1) ?? '')).toEqual({ channel: name, input });
    }
  });

  it('hands events over as data until it is told to stop', async () => {
    const { bridge } = await runPreload();
    const heard: unknown[][] = [];
    const stop = bridge.listen((...args: unknown[]) => heard.push(args));
    bridge.listen(() => heard.push(['second']));
    tell(event);
    expect(heard).toEqual([[{ kind: 'transactionsChanged', chains: 'many' }], ['second']]);
    stop();
    tell(event);
    expect(heard).toHaveLength(3);
  });

  it('lets through to Playwright’s wire what is JSON of an object, and nothing else', async () => {
    const passed: unknown[] = [];
    await runPreload({ wire: (payload: unknown) => passed.push(payload) });
    const wire = page[wireName] as (payload: unknown) => void;
    for (const payload of ['{"name":"x","seq":1,"serializedArgs":[]}', '[]']) wire(payload);
    for (const payload of ['null', '1', 'true', '"text"']) expect(() => wire(payload)).not.toThrow();
    for (const payload of ['', 'garbage', '{', undefined, {}]) expect(() => wire(payload)).toThrow(SyntaxError);
    expect(passed).toEqual(['{"name":"x","seq":1,"serializedArgs":[]}', '[]']);
  });
});
