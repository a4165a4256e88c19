import { call } from './api.js';
import { facts, make } from './elements.js';

/** The accounts with their settings; secrets stay in the gateway. */
export async function accounts({ identifier }) {
  const all = await call('accounts');
  const shown = all.filter((account) => identifier === '' || account.identifier === identifier);
  const cards = shown.map(({ identifier: name, label, currency, zone, ...settings }) =>
    make(
      'section',
      { class: 'card' },
      make('h2', {}, label),
      make('p', { class: 'muted' }, make('code', {}, name), ` · ${currency} · ${zone}`),
      facts(Object.entries(settings).map(([setting, value]) => [wordsOf(setting), textOf(value)])),
    ),
  );
  return [
    make('div', { class: 'head' }, make('h1', {}, 'Accounts'), make('span', { class: 'count' }, `${shown.length}`)),
    make('div', { class: 'cards' }, cards),
  ];
}

/** `captureDays` reads `Capture days`. */
function wordsOf(setting) {
  const words = setting.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function textOf(value) {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
