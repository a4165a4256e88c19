/** Marks that are seen by nobody: direction, joiners, a soft hyphen, a byte order mark in the middle of a text. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** How sources and spreadsheets write that there is nothing. */
const nothing = new Set([
  '',
  'null',
  '(null)',
  'nil',
  'none',
  'undefined',
  'nan',
  'n/a',
  'na',
  '#n/a',
  '\\n',
  '-',
  '–',
  '—',
]);

/** Whether a cell says nothing, in whatever spelling. For money that is never the same as zero. */
export function isAbsent(text: string): boolean {
  return nothing.has(text.replace(invisible, '').trim().toLowerCase());
}

/** Whether a cell says that something is not so, or nothing at all; a date of zeros is a database's word for none. */
export function saysNo(text: string): boolean {
  return isAbsent(text) || /^(?:0|no|n|non|false|[0/-]{8,10}(?: [0:]{5,8})?)$/i.test(text.trim());
}
