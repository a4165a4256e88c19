import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type AuditFilter, type AuditLineView, auditAreas } from '../../contract/index.ts';
import type { Audit, AuditKind, AuditPlace } from '../ports/audit.ts';
import type { Administered } from '../ports/team.ts';
import { toAdministeredLines } from './views/administered.ts';
import { toAuditLine } from './views/audit.ts';

export interface AuditTrailPorts {
  readonly audit: Audit;
  /** What was done at the team's engine, as far as this desk knows. */
  readonly administered: readonly Administered[];
  /** IANA: of the days of a filter. */
  readonly zone: string;
}

/** Lines newest first, and where to go on; null at the beginning of everything. */
export interface TrailPage {
  readonly lines: readonly AuditLineView[];
  readonly next: string | null;
  readonly reachedAt: number | null;
}

/** So many pieces of a log are looked through for one answer, before it is told how far that was. */
const mostPieces = 10;

const placeSchema = z.strictObject({
  /** Null once every log is at its beginning. */
  place: z.record(z.uuid(), z.int()).nullable(),
  /** The last line of what was administered that was shown, or would have been: what comes before it is still to come. */
  until: z.strictObject({ at: z.number(), number: z.int() }).nullable(),
});
type Place = z.infer<typeof placeSchema>;

/** Undefined for what no page has handed out. */
export function readTrailPlace(text: string): Place | undefined {
  try {
    return placeSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A page of who did what: lines of every desk's log, and between them what was administered at the engine. */
export async function readTrail(
  { audit, administered, zone }: AuditTrailPorts,
  filter: AuditFilter,
  after: Place | null,
  limit: number,
): Promise<TrailPage> {
  const { area, who, about } = filter;
  const [from, to] = readDays(filter, zone);
  const question = { kinds: kindsOf(area), who, about, from, to, limit };
  const lines: AuditLineView[] = [];
  let place: AuditPlace | null = after === null || area === 'rights' ? null : after.place;
  let isOver = area === 'rights' || (after !== null && after.place === null);
  let reachedAt: number | null = null;
  for (let piece = 0; piece < mostPieces && lines.length < limit && !isOver; piece += 1) {
    const page = await audit.readAudit({ ...question, after: place, limit: limit - lines.length });
    lines.push(...page.lines.map(toAuditLine));
    reachedAt = page.reachedAt ?? reachedAt;
    place = page.next;
    isOver = place === null;
  }
  const until = after?.until ?? null;
  const rights = toAdministeredLines(administered)
    .map((line, index) => ({ line, at: line.at, number: administered[index]?.number ?? 0 }))
    .filter(({ line: { what } }) => area === null || auditAreas[what] === area)
    .filter(({ at }) => (from === null || at >= from) && (to === null || at < to))
    .filter((one) => until === null || isBefore(one, until))
    .filter(
      ({ line: { actor, subject, detail } }) =>
        fits(who, actor) && (about === '' || [subject, ...detail.split(', ')].includes(about)),
    )
    .toSorted((one, other) => (isBefore(one, other) ? 1 : -1));
  // Where logs go on, what was administered before their last line comes with a later page.
  const floor = isOver ? null : findFloor(reachedAt, until);
  const shown = isOver ? rights.slice(0, limit) : rights.filter((one) => floor !== null && !isBefore(one, floor));
  const last = shown.at(-1);
  const reached = isOver && last ? { at: last.at, number: last.number } : floor;
  const isWhole = isOver && shown.length === rights.length;
  return {
    lines: [...lines, ...shown.map(({ line }) => line)].toSorted((one, other) => other.at - one.at),
    next: isWhole ? null : JSON.stringify({ place, until: reached } satisfies Place),
    reachedAt,
  };
}

/** One line of what was administered: several can be of one moment, and are told apart by their numbers. */
interface Moment {
  readonly at: number;
  readonly number: number;
}

/** Whether a line comes later in the list, which begins with the newest. */
function isBefore(one: Moment, other: Moment): boolean {
  return one.at === other.at ? one.number < other.number : one.at < other.at;
}

/** The whole of a log's last moment is due. It may be later than what a page reached: a clock that was set back lets a log's lines rise. */
function findFloor(reachedAt: number | null, until: Moment | null): Moment | null {
  if (reachedAt === null || (until !== null && until.at <= reachedAt)) return until;
  return { at: reachedAt, number: Number.MIN_SAFE_INTEGER };
}

const fits = (who: string, name: string) => name.toLocaleLowerCase().includes(who.toLocaleLowerCase());

function kindsOf(area: AuditFilter['area']): readonly AuditKind[] | null {
  if (area === null) return null;
  return Object.entries(auditAreas).flatMap(([what, of]) => (of === area && isKind(what) ? [what] : []));
}

/** What administrators did stands in no log. */
const isKind = (what: string): what is AuditKind => !what.startsWith('admin');

/** From the first moment of a day to the first of the day behind the last one. */
function readDays({ from, to }: AuditFilter, zone: string): readonly [number | null, number | null] {
  const begin = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds;
  return [
    from === null ? null : begin(Temporal.PlainDate.from(from)),
    to === null ? null : begin(Temporal.PlainDate.from(to).add({ days: 1 })),
  ];
}
