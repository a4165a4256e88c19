import { generateSecret } from './accounts/secret.ts';
import type { AccountSettings } from './accounts/settings.ts';
import { openBook } from './book/open.ts';
import { demoShops } from './demo/accounts.ts';
import type { EmbeddedData, EmbeddedShop } from './embedded-messages.ts';
import { openDoor } from './http/door.ts';
import type { Sandbox } from './index.ts';

/** A sandbox that can say where it is, and whose code may have to be read before it answers. */
export interface Begun {
  readonly url: string;
  readonly shops: readonly EmbeddedShop[];
  /** Rejects where it cannot answer; then it never will. */
  load(): Promise<Sandbox>;
  close(): Promise<void>;
}

/** In milliseconds: what fell due meanwhile is done by then, though nobody has come. */
const longestRest = 3_000;

/** A console that starts has nothing to ask of the demonstration for a while: that one alone need not be read at once. */
export function begin(data: EmbeddedData, rest = longestRest): Promise<Begun> {
  const isPlainDemonstration = data.demo === true && data.accounts === undefined && data.now === undefined;
  return isPlainDemonstration ? beginDemonstration(data, rest) : beginWhole(data);
}

async function beginWhole(data: unknown): Promise<Begun> {
  const [{ startSandbox }, { embeddedDataSchema }] = await Promise.all([
    import('./index.ts'),
    import('./embedded-messages.ts'),
  ]);
  const sandbox = await startSandbox(embeddedDataSchema.parse(data));
  return {
    url: sandbox.url,
    shops: sandbox.accounts.map(toShop),
    load: async () => sandbox,
    close: sandbox.close,
  };
}

/** Opens its book, which may be unfit, and its port; what answers is read once somebody comes, or a little later. */
async function beginDemonstration({ file, processingMilliseconds }: EmbeddedData, rest: number): Promise<Begun> {
  const book = openBook(file);
  const shops = demoShops.map(({ rows: _, ...shop }) => ({
    ...shop,
    method: 'card' as const,
    secret: generateSecret(),
  }));
  const loadBehind = async (): Promise<Sandbox> => {
    const [{ startBehind }, { demoAccounts }] = await Promise.all([
      import('./index.ts'),
      import('./demo/account-settings.ts'),
    ]);
    const secrets = new Map<string, string>(shops.map(({ identifier, secret }) => [identifier, secret]));
    const accounts = demoAccounts((identifier) => secrets.get(identifier) ?? '');
    return startBehind(door, { book, accounts, demo: true, processingMilliseconds });
  };
  let loading: Promise<Sandbox> | undefined;
  const load = () => {
    clearTimeout(resting);
    loading ??= loadBehind();
    return loading;
  };
  const door = await openDoor(load);
  const resting = setTimeout(load, rest);
  return {
    url: door.url,
    shops,
    load,
    close: async () => {
      clearTimeout(resting);
      if (loading) return (await loading).close();
      await door.close();
      book.close();
    },
  };
}

function toShop({ identifier, label, secret, method, currency, zone, credit }: AccountSettings): EmbeddedShop {
  return { identifier, label, secret, method, currency, zone, credit };
}
