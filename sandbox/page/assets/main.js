import { accounts } from './accounts.js';
import { ApiError, call, keepToken, takeToken } from './api.js';
import { clock } from './clock.js';
import { announce, closePanel, field, make } from './elements.js';
import { faults } from './faults.js';
import { moment } from './format.js';
import { notifications } from './notifications.js';
import { requests } from './requests.js';
import { transactions } from './transactions.js';

const places = { transactions, requests, notifications, faults, clock, accounts };
const content = document.getElementById('content');
const account = document.getElementById('account');

/** How often the page looks again, in milliseconds. */
const pulse = 2000;
let shown = '';

function current() {
  const name = location.hash.slice(1);
  return Object.hasOwn(places, name) ? name : 'transactions';
}

/** Draws the place again where it has changed, and leaves the focus where it was. */
async function refresh({ anew = false } = {}) {
  const name = current();
  const drawn = await places[name]({ identifier: account.value, refresh: () => refresh({ anew: true }) });
  if (name !== current()) return;
  const copy = drawn.map((element) => element.textContent).join('\n') + name + account.value;
  if (copy === shown && !anew) return;
  shown = copy;
  const key = content.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const scrolled = content.querySelector('.scroll')?.scrollTop ?? 0;
  content.replaceChildren(...drawn);
  content.querySelector('.scroll')?.scrollTo(0, scrolled);
  if (key) content.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function drawPlaces() {
  const links = Object.keys(places).map((name) =>
    make(
      'a',
      { href: `#${name}`, 'aria-current': name === current() && 'page' },
      name.charAt(0).toUpperCase() + name.slice(1),
    ),
  );
  document.getElementById('places').replaceChildren(...links);
}

async function drawClock() {
  const { now } = await call('clock');
  document.getElementById('now').textContent = `${moment(Date.parse(now))} Paris`;
}

async function drawAccounts() {
  const known = await call('accounts');
  const options = known.map(({ identifier, label }) =>
    make('option', { value: identifier }, `${label} · ${identifier}`),
  );
  account.append(...options);
}

/** Without a token there is nothing to see, and one thing to do. */
function askForToken(message) {
  const token = make('input', { autocomplete: 'off', spellcheck: 'false', required: true });
  const submit = (event) => {
    event.preventDefault();
    keepToken(token.value.trim().replace(/^.*#token=/, ''));
    begin();
  };
  content.replaceChildren(
    make(
      'form',
      { class: 'card narrow', onsubmit: submit },
      make('h1', {}, 'Open with the link'),
      make(
        'p',
        {},
        'When it starts, npm run sandbox prints a link to this page. It carries the token without which the gateway shows nothing. Open that link, or paste it here.',
      ),
      message && make('p', { class: 'result', 'data-tone': 'refused', role: 'alert' }, message),
      field('Link or token', token),
      make('div', { class: 'buttons' }, make('button', {}, 'Open')),
    ),
  );
}

function isTyping() {
  const { activeElement } = document;
  return content.contains(activeElement) && /^(input|select|textarea)$/i.test(activeElement.tagName);
}

async function beat() {
  if (document.visibilityState === 'visible') {
    try {
      await drawClock();
      // A form is not taken away from under somebody's hands.
      if (!['faults', 'clock'].includes(current()) && !isTyping()) await refresh();
    } catch (error) {
      announce(error.message, 'refused');
    }
  }
  setTimeout(beat, pulse);
}

async function begin() {
  try {
    await drawAccounts();
  } catch (error) {
    askForToken(error instanceof ApiError && error.status === 401 ? undefined : error.message);
    return;
  }
  document.getElementById('gateway').textContent = location.host;
  drawPlaces();
  await refresh({ anew: true });
  await beat();
}

addEventListener('hashchange', async () => {
  if (/^#token=/.test(location.hash)) location.reload();
  closePanel();
  drawPlaces();
  await refresh({ anew: true });
  content.focus();
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closePanel();
  if (event.key === '/' && !isTyping() && document.querySelector('.search')) {
    event.preventDefault();
    document.querySelector('.search').focus();
  }
});
account.addEventListener('change', () => {
  closePanel();
  refresh({ anew: true });
});

takeToken();
begin();
