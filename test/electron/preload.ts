import type * as Electron from 'electron';
import { CallRecord } from './record.ts';

type Listener = Parameters<Electron.IpcRenderer['on']>[1];

/** A recording fake of what a sandboxed preload sees of `electron`, with the page's world beyond the bridge. */
export interface FakePreload {
  readonly module: Partial<Record<keyof typeof Electron, unknown>>;
  readonly record: CallRecord;
  /** What the page finds on its global object. */
  readonly page: Readonly<Record<string, unknown>>;
  /** Sends from main, as `webContents.send` does. */
  tell(channel: string, ...args: readonly unknown[]): void;
  listenersOf(channel: string): number;
}

export function createFakePreload(answer: (message: unknown) => unknown = () => undefined): FakePreload {
  const record = new CallRecord();
  const page: Record<string, unknown> = {};
  const listeners = new Map<string, Set<Listener>>();
  const ipcRenderer = new FakeIpcRenderer(record, listeners, answer);
  return {
    module: {
      ipcRenderer,
      // A file that a script made lies nowhere: its path is empty.
      webUtils: {
        getPathForFile: ({ name }) => (name === '' ? '' : `/home/clerk/${name}`),
      } satisfies Electron.WebUtils,
      contextBridge: {
        exposeInMainWorld: (key, api) => {
          if (key in page)
            throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
          record.note('contextBridge.exposeInMainWorld', key);
          page[key] = cross(api);
        },
      } satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'>,
    },
    record,
    page,
    tell: (channel, ...args) => {
      const event = new FakeRendererEvent(ipcRenderer) as unknown as Electron.IpcRendererEvent;
      for (const listener of listeners.get(channel) ?? []) listener(event, ...args);
    },
    listenersOf: (channel) => listeners.get(channel)?.size ?? 0,
  };
}

/** An event that must never reach the page: it carries `ipcRenderer`. */
class FakeRendererEvent {
  readonly sender: FakeIpcRenderer;
  constructor(sender: FakeIpcRenderer) {
    this.sender = sender;
  }
}

class FakeIpcRenderer {
  private readonly record: CallRecord;
  private readonly listeners: Map<string, Set<Listener>>;
  private readonly answer: (message: unknown) => unknown;

  constructor(record: CallRecord, listeners: Map<string, Set<Listener>>, answer: (message: unknown) => unknown) {
    this.record = record;
    this.listeners = listeners;
    this.answer = answer;
  }

  async invoke(channel: string, ...args: readonly unknown[]): Promise<unknown> {
    this.record.note('ipcRenderer.invoke', channel, ...args);
    return this.answer(structuredClone(args[0]));
  }

  /** Gives itself back, as Electron's own does: what hands that on to the page hands on everything. */
  on(channel: string, listener: Listener): this {
    this.record.note('ipcRenderer.on', channel);
    this.listeners.set(channel, (this.listeners.get(channel) ?? new Set()).add(listener));
    return this;
  }

  off(channel: string, listener: Listener): this {
    this.record.note('ipcRenderer.off', channel);
    this.listeners.get(channel)?.delete(listener);
    return this;
  }
}

/**
 * Takes a value from one world to the other: plain data are copied and frozen, functions called across with their
 * arguments and results crossing as well, and an object with a class of its own is refused. Electron would pass its
 * members without their prototype; here it is a mistake to be seen.
 */
function cross(value: unknown): unknown {
  if (typeof value === 'function') return (...args: readonly unknown[]) => cross(value(...args.map(cross)));
  if (value instanceof Promise) return value.then(cross);
  if (typeof value !== 'object' || value === null) return value;
  // A file crosses as itself: Electron's own page on webUtils hands one over so.
  if (value instanceof File) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(cross));
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    throw new TypeError(`An object could not be cloned: ${value.constructor.name}`);
  }
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cross(inner)])));
}
