/** Builds elements without a word of HTML: what a request carried can never become markup. */

/** `make('button', { class: 'quiet', onclick }, 'Close')`; what is undefined, null or false is left out. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** A list of names and what they hold; what is empty is left out. */
export function facts(pairs, properties = {}) {
  const filled = pairs.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return make(
    'dl',
    { class: 'facts', ...properties },
    filled.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]),
  );
}

/** A field with its label above it. */
export function field(label, control, hint) {
  const id = `field-${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  control.id = id;
  return make('div', { class: 'field' }, make('label', { for: id }, label), control, hint && make('small', {}, hint));
}

/** What an empty place teaches; a text, or several pieces of one. */
export function empty(title, text) {
  return make('div', { class: 'empty' }, make('h2', {}, title), make('p', {}, text));
}

/** Says it to everybody, also to those who do not see the page. */
export function announce(text, tone = 'plain') {
  const place = document.getElementById('announcement');
  place.textContent = text;
  place.dataset.tone = tone;
}

/** The panel at the side, for the row of this key; Escape closes it and the focus goes back to that row. */
export function openPanel(key, title, children) {
  const panel = document.getElementById('panel');
  panel.dataset.back = key;
  const close = make(
    'button',
    { type: 'button', class: 'quiet close', 'aria-label': 'Close', onclick: closePanel },
    '✕',
  );
  const heading = make('h2', { tabindex: '-1' }, title);
  panel.replaceChildren(make('div', { class: 'panelHead' }, heading, close), ...children.filter(Boolean));
  panel.hidden = false;
  heading.focus();
}

export function closePanel() {
  const panel = document.getElementById('panel');
  if (panel.hidden) return;
  panel.hidden = true;
  panel.replaceChildren();
  for (const row of document.querySelectorAll('tr.selected')) row.classList.remove('selected');
  document.querySelector(`[data-key="${CSS.escape(panel.dataset.back ?? '')}"]`)?.focus();
}
