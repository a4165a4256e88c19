import type { Feed } from '../ports/feed.ts';

/** Seals a ledger at quiet moments for as long as it is open. */
export interface Sealing {
  /** Seals what is not sealed yet, if the keychain answers in time; then nothing is sealed any more. */
  stop(): Promise<void>;
}

export interface SealingPorts {
  readonly feed: Feed;
  /** Writes nothing once it is told to stop, however late a keychain answers. */
  readonly seal: (signal: AbortSignal) => Promise<unknown>;
  /** Told of what kept it from being sealed. */
  readonly onFailed: (failure: unknown) => void;
}

/** In milliseconds: so long nothing has changed, and so long a keychain may think at the end, which may ask a person. */
const moments = { quiet: 5_000, patience: 2_000 } as const;

/** Without a keychain nothing is sealed, and nothing else happens: `verify` says so. */
export function keepSealed(
  { feed, seal, onFailed }: SealingPorts,
  { quiet, patience }: { readonly quiet: number; readonly patience: number } = moments,
): Sealing {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const over = new AbortController();
  const { signal } = over;
  const sealOnce = () => {
    running = running.then(() => (signal.aborted ? undefined : seal(signal))).catch(onFailed);
    return running;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(sealOnce, quiet).unref();
  };
  const forget = feed.listen(later);
  later();
  return {
    stop: async () => {
      forget();
      clearTimeout(timer);
      const late = Promise.withResolvers<void>();
      const waiting = setTimeout(late.resolve, patience);
      await Promise.race([sealOnce(), late.promise]);
      clearTimeout(waiting);
      // The file may be another's by the time that a person answers their keychain.
      over.abort();
    },
  };
}
