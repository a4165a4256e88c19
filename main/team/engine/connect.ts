import { checkServerIdentity } from 'node:tls';
import type { Client } from 'pg';
import { EngineFailure, readFailure } from './state.ts';

/** Where a seat finds its engine. */
export interface EngineAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** The seat's login role, and its password: never part of a URL, which logs and lists of processes would show. */
  readonly role: string;
  readonly password: string;
  /** PEM of who vouches for the server; null for the authorities of this system. */
  readonly authority: string | null;
}

/** In milliseconds. */
export interface EnginePatience {
  readonly connecting: number;
  /** A connection that said nothing for so long is dead for us: it is destroyed, never used again. */
  readonly answering: number;
}

export const usualPatience: EnginePatience = { connecting: 10_000, answering: 20_000 };

/** What one statement brought. */
export interface Reply {
  readonly rows: readonly unknown[];
  /** Warnings and notices that came with it, such as that a standby did not confirm. */
  readonly notices: readonly string[];
}

export interface EngineConnection {
  /** One statement, one commit, each in its turn. Rejects with an EngineFailure; after a time-out the connection is gone. */
  ask(text: string, values: readonly unknown[]): Promise<Reply>;
  isOpen(): boolean;
  /** Calls the listener with what each notification of a channel that this connection listens to bears, but for its own. */
  onNotification?(listener: (said: string) => void): void;
  close(): void;
}

/**
 * Connects over TLS to a server whose certificate is valid for its very name, and logs in by SCRAM bound to that TLS connection.
 * A server that asks for the password itself, or lets anybody in without one, gets nothing. On this machine alone TLS may lack.
 */
export async function connectEngine(address: EngineAddress, patience = usualPatience): Promise<EngineConnection> {
  const { host, port, database, role, password, authority } = address;
  const usesTls = authority !== null || !loopback.has(host);
  let mechanisms: readonly string[] = [];
  // A desk of no team needs none of it.
  const { default: postgres } = await import('pg');
  const client: Client = new postgres.Client({
    host,
    port,
    database,
    user: role,
    // Asked for in the moment in which it is needed, and handed out for SCRAM alone.
    password: () => {
      if (mechanisms.length === 0) throw new EngineFailure({ kind: 'notTrusted', cause: 'asksForPassword' });
      if (usesTls && !mechanisms.includes('SCRAM-SHA-256-PLUS')) {
        throw new EngineFailure({ kind: 'notTrusted', cause: 'noChannelBinding' });
      }
      return password;
    },
    enableChannelBinding: true,
    ssl: usesTls ? trust(host, authority) : false,
    connectionTimeoutMillis: patience.connecting,
    keepAlive: true,
    application_name: 'be2bill-console',
    // Settings of this computer's environment must not reach the session.
    // Compiling a statement takes longer than any of ours.
    options: '-c search_path=pg_catalog -c statement_timeout=0 -c lock_timeout=0 -c jit=off',
  });
  client.connection.prependListener('authenticationSASL', (message: { readonly mechanisms: readonly string[] }) => {
    mechanisms = message.mechanisms;
  });
  let isOpen = true;
  let notices: string[] = [];
  client.on('error', () => {
    isOpen = false;
  });
  client.on('end', () => {
    isOpen = false;
  });
  client.on('notice', ({ message }) => notices.push(message ?? ''));
  const close = () => {
    isOpen = false;
    client.connection.stream.destroy();
  };
  try {
    await client.connect();
    if (mechanisms.length === 0) throw new EngineFailure({ kind: 'notTrusted', cause: 'asksForPassword' });
  } catch (failure) {
    close();
    throw readFailure(failure);
  }
  const askNow = async (text: string, values: readonly unknown[]): Promise<Reply> => {
    if (!isOpen) throw new EngineFailure({ kind: 'unreachable', cause: 'connectionLost' });
    notices = [];
    const waiting = setTimeout(close, patience.answering);
    try {
      const { rows } = await client.query(text, [...values]);
      return { rows, notices };
    } catch (failure) {
      throw isOpen ? readFailure(failure) : lost(failure);
    } finally {
      clearTimeout(waiting);
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    // What a statement was answered, and how long it took, is its own: the driver's queue would mix them.
    ask: (text, values) => {
      const next = last.then(() => askNow(text, values));
      last = next.catch(() => undefined);
      return next;
    },
    isOpen: () => isOpen,
    onNotification: (listener) => {
      // Of the server's process for this connection; the types of the driver lack it.
      const own = (client as Client & { readonly processID?: number }).processID;
      client.on('notification', ({ processId, payload }) => {
        if (processId !== own) listener(payload ?? '');
      });
    },
    close,
  };
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

function trust(host: string, authority: string | null) {
  return {
    ...(authority === null ? {} : { ca: authority }),
    minVersion: 'TLSv1.2' as const,
    rejectUnauthorized: true,
    checkServerIdentity: (_name: string, certificate: Parameters<typeof checkServerIdentity>[1]) =>
      checkServerIdentity(host, certificate),
  };
}

/** What the server itself said before it went away is kept: it may have refused, not vanished. */
function lost(failure: unknown): EngineFailure {
  const read = readFailure(failure);
  return read.trouble.kind === 'broken'
    ? new EngineFailure({ kind: 'unreachable', cause: 'connectionLost' }, failure)
    : read;
}
