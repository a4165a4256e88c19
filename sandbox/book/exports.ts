import type { Database } from 'better-sqlite3';

/** Where an export stands: acknowledged, at its destination, or not to be brought there. */
export type ExportState = 'pending' | 'delivered' | 'failed';

/** An export that was acknowledged (protocol.md §10.2–10.4). */
export interface ExportOrder {
  /** `W` and this number is its REQUESTID. */
  readonly id: number;
  readonly identifier: string;
  readonly operation: string;
  /** The parameters as they came, without HASH. */
  readonly request: Readonly<Record<string, unknown>>;
  /** CALLBACKURL, or `mailto:` and MAILTO. */
  readonly destination: string;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly state: ExportState;
  /** The file's name; empty until it was made. */
  readonly report: string;
  /** The file itself, for those that went to the outbox. */
  readonly content: Buffer | null;
  /** What the destination said, or why it was not reached. */
  readonly explanation: string;
}

type Stored = Omit<ExportOrder, 'request'> & { readonly request: string };

/** The exports that were asked for. */
export function createExports(database: Database) {
  const insert = database.prepare(`
    INSERT INTO exports (identifier, operation, request, destination, madeAt)
    VALUES (@identifier, @operation, @request, @destination, @madeAt)`);
  const pending = database.prepare<[string], Stored>(`
    SELECT * FROM exports
    WHERE state = 'pending' AND identifier IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 1`);
  const update = database.prepare(`
    UPDATE exports SET state = @state, report = @report, content = @content, explanation = @explanation
    WHERE id = @id`);
  const anyPending = database.prepare<[], 1>(`SELECT 1 FROM exports WHERE state = 'pending' LIMIT 1`).pluck();
  /** Asked after every answer, and hardly ever the case: false only when it is certain that there is none. */
  let mayBePending = true;
  const every = database.prepare<[], Stored>('SELECT * FROM exports ORDER BY id');
  return {
    /** Gives the order's number. */
    add: (order: Pick<ExportOrder, 'identifier' | 'operation' | 'request' | 'destination' | 'madeAt'>): number => {
      mayBePending = true;
      return Number(insert.run({ ...order, request: JSON.stringify(order.request) }).lastInsertRowid);
    },
    /** The oldest one that has not gone out, of the accounts that are served. */
    firstPending: (identifiers: readonly string[]): ExportOrder | undefined => {
      if (!mayBePending) return undefined;
      const found = pending.get(JSON.stringify(identifiers));
      mayBePending = found !== undefined || anyPending.get() === 1;
      return found && fromStored(found);
    },
    conclude: (id: number, end: Pick<ExportOrder, 'state' | 'report' | 'content' | 'explanation'>): void => {
      update.run({ id, ...end });
    },
    all: (): readonly ExportOrder[] => every.all().map(fromStored),
  };
}

function fromStored(stored: Stored): ExportOrder {
  return { ...stored, request: JSON.parse(stored.request) };
}
