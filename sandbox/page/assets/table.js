import { make } from './elements.js';

/** A sign, a colour and a word. */
export function badge({ tone, sign, word }) {
  return make('span', { class: `badge ${tone}` }, make('span', { 'aria-hidden': 'true' }, sign), ` ${word}`);
}

/**
 * A table whose first cell of each row opens it. Columns: `{ title, cell(row), kind }`, kind `number` or `id`.
 * Arrow keys walk from row to row.
 */
export function table(label, columns, rows, { keyOf, open }) {
  const head = make(
    'tr',
    {},
    columns.map(({ title, kind }) => make('th', { scope: 'col', class: kind }, title)),
  );
  const body = rows.map((row) => {
    const cells = columns.map(({ cell, kind }, index) => {
      const content = cell(row);
      if (index > 0) return make('td', { class: kind }, content);
      const button = make('button', { type: 'button', class: 'row', 'data-key': keyOf(row) }, content);
      return make('td', { class: kind }, button);
    });
    const select = (event) => {
      for (const other of event.currentTarget.parentElement.children) other.classList.remove('selected');
      event.currentTarget.classList.add('selected');
      open(row);
    };
    return make('tr', { class: isOpen(keyOf(row)) && 'selected', onclick: select }, cells);
  });
  return make(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label, onkeydown: walk },
    make('table', {}, make('caption', {}, label), make('thead', {}, head), make('tbody', {}, body)),
  );
}

function isOpen(key) {
  const panel = document.getElementById('panel');
  return !panel.hidden && panel.dataset.back === String(key);
}

function walk(event) {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll('button.row')];
  const next = rows[rows.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
