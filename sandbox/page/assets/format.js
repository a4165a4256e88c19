/** How amounts, moments and results read. */

const exponents = new Map();

/** Digits after the point of a currency. */
export function exponentOf(currency) {
  if (!exponents.has(currency)) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    exponents.set(currency, format.resolvedOptions().maximumFractionDigits);
  }
  return exponents.get(currency);
}

/** Minor units as an amount with its currency. */
export function money(minor, currency) {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(minor / 10 ** exponentOf(currency));
}

/** `12.50` or `12,50` in minor units; undefined for an empty text, NaN for what is no amount of this currency. */
export function minorOf(text, currency) {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return undefined;
  const exponent = exponentOf(currency);
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(trimmed) ?? [];
  if (whole === undefined || fraction.length > exponent) return Number.NaN;
  return Number(whole + fraction.padEnd(exponent, '0'));
}

/** Epoch milliseconds as `22 Nov 2026, 14:02:05` in a zone. */
export function moment(at, zone = 'Europe/Paris') {
  const parts = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  };
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: zone }).format(at);
}

/** `22 Nov, 14:02` in Paris, for tables; year and second stand in the panel. */
export function shortMoment(at) {
  const parts = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'Europe/Paris' }).format(at);
}

/** Status has a colour, a sign and a word. */
export function statusOf(row) {
  if (row.voidedBy !== null) return { tone: 'gone', sign: '○', word: 'Voided' };
  return toneOf(row.execcode);
}

export function toneOf(execcode = '') {
  if (execcode === '0000') return { tone: 'done', sign: '●', word: 'Done' };
  if (['0001', '0002', '0003', '5004'].includes(execcode))
    return { tone: 'waiting', sign: '◐', word: `Waiting · ${execcode}` };
  return { tone: 'refused', sign: '✕', word: execcode === '' ? 'No answer' : `Refused · ${execcode}` };
}

const names = { stopntimes: 'Stop n-times', getTransactions: 'Look-up', chargeback: 'Chargeback' };

export function operationName(operation) {
  return names[operation] ?? operation.charAt(0).toUpperCase() + operation.slice(1);
}
