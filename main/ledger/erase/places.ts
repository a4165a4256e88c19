import type { ReadableDatabase } from '../database/open.ts';
import { type Identity, mentions } from './sought.ts';

/** Where texts of people stand, in every version of the file: a backup may be of any. */
const places = [
  { what: 'persons', table: 'people', column: 'body' },
  { what: 'lines of the log', table: 'events', column: 'body' },
  { what: 'texts', table: 'texts', column: 'body' },
  { what: 'texts', table: 'notes', column: 'body' },
  { what: 'texts', table: 'order_notes', column: 'body' },
  { what: 'requests', table: 'attempts', column: 'parameters' },
  { what: 'refused notifications', table: 'refused_notifications', column: 'parameters' },
  {
    what: 'transactions',
    table: 'transactions',
    column: `json_object('client', client, 'clientEmail', client_email)`,
  },
] as const;

/** What of a database holds a person, in words; empty for one that holds nothing of them. */
export function findPlaces(database: ReadableDatabase, identity: Identity): string[] {
  const tables = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  const holding = places.filter((place) => tables.includes(place.table) && holds(database, place, identity));
  return [...new Set(holding.map(({ what }) => what))];
}

function holds(database: ReadableDatabase, { table, column }: (typeof places)[number], identity: Identity): boolean {
  const texts = database
    .prepare<[], string>(`SELECT CAST(${column} AS TEXT) FROM ${table} WHERE ${column} IS NOT NULL`)
    .pluck()
    .iterate();
  for (const text of texts) if (mentions(identity, text)) return true;
  return false;
}
