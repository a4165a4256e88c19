import { createHash, randomUUID } from 'node:crypto';
import { digestEvent } from '../../../../main/ledger/events/digest.ts';
import type {
  ChainTouch,
  ErasableText,
  LogLine,
  LogPart,
  LogPlace,
  Replica,
  ReviewedChain,
  RowPack,
} from '../../../../main/ports/replica.ts';

interface KeptLog {
  readonly lines: LogLine[];
  readonly packs: RowPack[];
  readonly texts: Map<string, ErasableText>;
  touches: number;
}

/** A desk's replica that lasts as long as the test, and holds each part to what the port promises. */
export interface KeptReplica extends Replica {
  readonly deskId: string;
  /** Writes a line, with a text of its own where one is given. */
  addLine(body?: string | Readonly<Record<string, unknown>>, text?: string): void;
  /** Rows that a source tells. */
  addRows(rows: readonly Readonly<Record<string, unknown>>[]): void;
  /** What is here of a desk: its lines, its rows and its texts, as texts. */
  show(deskId: string): { readonly lines: string[]; readonly rows: string[]; readonly texts: (string | null)[] };
  readonly touches: ChainTouch[];
  /** How many lines were here whenever what was taken back was ended. */
  readonly ends: readonly number[];
  /** What a review has seen; a test may set it. */
  readonly reviewed: Map<string, ReviewedChain>;
  /** An older copy of it: without its last lines and rows. */
  copy(lines: number, packs: number): KeptReplica;
}

/** A told row of a payment of 100.00 EUR, or what a test makes of it. */
export function toldRow(transactionId: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    accountId: 'SHOP',
    transactionId,
    referenceId: null,
    operation: 'payment',
    orderId: `O-${transactionId}`,
    amountMinor: 10_000,
    currency: 'EUR',
    execcode: '0000',
    voidedBy: null,
    happenedAt: Date.now() + 60_000,
    ...more,
  };
}

export function keepReplica(
  deskId: string,
  logs = new Map<string, KeptLog>(),
  touches: ChainTouch[] = [],
): KeptReplica {
  const logOf = (desk: string): KeptLog => {
    const known = logs.get(desk) ?? { lines: [], packs: [], texts: new Map(), touches: 0 };
    logs.set(desk, known);
    return known;
  };
  const own = logOf(deskId);
  const reviewed = new Map<string, ReviewedChain>();
  const rowsIn = ({ packs }: KeptLog) => packs.reduce((sum, { rows }) => sum + rows.length, 0);

  const take = (part: LogPart): void => {
    for (const text of part.texts) logOf(text.deskId).texts.set(text.textId, text);
    for (const line of part.lines) {
      const log = logOf(line.deskId);
      if (line.sequence <= log.lines.length) continue;
      const wanted = digestEvent({ ...line, body: Buffer.from(line.body) });
      const follows =
        line.sequence === log.lines.length + 1 && line.previousDigest === (log.lines.at(-1)?.digest ?? '');
      if (!follows || wanted !== line.digest) throw new Error(`Line ${line.sequence} does not follow.`);
      if (log.packs.some(({ afterSequence }) => afterSequence >= line.sequence))
        throw new Error('Rows came too early.');
      log.lines.push(line);
    }
    for (const pack of part.packs) {
      const log = logOf(pack.deskId);
      if (pack.number <= rowsIn(log)) continue;
      if (pack.number !== rowsIn(log) + 1 || pack.afterSequence > log.lines.length)
        throw new Error('Rows are missing.');
      for (const { person } of pack.rows)
        if (person && !log.texts.has(person.textId)) throw new Error('Nobody is named.');
      log.packs.push(pack);
    }
  };

  const ends: number[] = [];
  return {
    deskId,
    ends,
    touches,
    reviewed,
    addLine: (body = randomUUID(), text) => {
      const previous = own.lines.at(-1)?.digest ?? '';
      const bytes = Buffer.from(JSON.stringify(typeof body === 'string' ? { body } : body));
      const line = {
        sequence: own.lines.length + 1,
        eventId: randomUUID(),
        schemaVersion: 2,
        actor: 'a.clerk',
        recordedAt: 1_790_000_000_000,
        previousDigest: previous,
      };
      if (text !== undefined) addText(own, deskId, `page-${line.sequence}`, text);
      own.lines.push({ ...line, deskId, body: bytes, digest: digestEvent({ ...line, deskId, body: bytes }) });
    },
    addRows: (rows) => {
      const number = rowsIn(own) + 1;
      const logged = rows.map((row, index) => {
        const textId = `person-${deskId}-${number + index}`;
        return { body: JSON.stringify(row), person: { textId, digest: addText(own, deskId, textId, `who ${index}`) } };
      });
      own.packs.push({ deskId, number, afterSequence: own.lines.length, importId: 'import', rows: logged });
    },
    show: (desk) => {
      const { lines, packs, texts } = logOf(desk);
      return {
        lines: lines.map(({ body }) => Buffer.from(body).toString()),
        rows: packs.flatMap(({ rows }) => rows.map(({ body }) => body)),
        texts: [...texts.values()].map(({ body }) => body).toSorted(),
      };
    },
    copy: (lines, packs) => {
      const older = { lines: own.lines.slice(0, lines), packs: own.packs.slice(0, packs), texts: new Map(own.texts) };
      return keepReplica(deskId, new Map([...logs, [deskId, { ...older, touches: own.touches }]]), [...touches]);
    },
    readHead: async () => {
      const last = own.lines.at(-1);
      return { deskId, sequence: own.lines.length, digest: last?.digest ?? '', rows: rowsIn(own) };
    },
    readOwn: async (from, most) => {
      const lines = own.lines.slice(from.sequence, from.sequence + most.lines);
      const end = from.sequence + lines.length;
      const packs: RowPack[] = [];
      let rows = 0;
      for (const pack of own.packs) {
        if (pack.number <= from.rows || pack.afterSequence > end) continue;
        if (rows >= most.rows) break;
        packs.push(pack);
        rows += pack.rows.length;
      }
      const left = own.packs.find(({ number }) => number > from.rows + rows);
      const whole = lines.filter(({ sequence }) => !left || sequence <= left.afterSequence);
      const named = new Set([
        ...packs.flatMap((pack) => pack.rows.flatMap(({ person }) => person?.textId ?? [])),
        ...whole.map(({ sequence }) => `page-${sequence}`),
      ]);
      return { texts: [...own.texts.values()].filter(({ textId }) => named.has(textId)), packs, lines: whole };
    },
    findDigests: async (lines) => lines.map((line) => logs.get(line.deskId)?.lines[line.sequence - 1]?.digest ?? null),
    readNewestLines: async () =>
      [...logs].flatMap(([desk, { lines }]) => {
        const last = lines.at(-1);
        return desk === deskId || !last ? [] : [{ deskId: desk, sequence: last.sequence, digest: last.digest }];
      }),
    readPlaces: async () =>
      [...logs].map(([desk, log]): LogPlace => {
        return { deskId: desk, sequence: log.lines.length, rows: rowsIn(log), touches: log.touches };
      }),
    store: async (part) => take(part),
    project: async () => ({ settled: [], isMore: false }),
    takeTouches: async (more) => {
      for (const touch of more) {
        const log = logOf(touch.deskId);
        if (touch.number <= log.touches) continue;
        if (touch.number !== log.touches + 1) throw new Error('A touch is missing.');
        log.touches = touch.number;
        touches.push(touch);
      }
    },
    endTakenBack: async () => {
      ends.push(own.lines.length);
      return [];
    },
    readReviewed: async (operationId) => reviewed.get(operationId) ?? { ids: [operationId], seenVersion: 0 },
  };
}

function addText(log: KeptLog, deskId: string, textId: string, body: string): string {
  const salt = Buffer.from('salt');
  log.texts.set(textId, { deskId, textId, salt, body });
  return createHash('sha256').update(salt).update(body).digest('hex');
}
