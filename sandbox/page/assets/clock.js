import { call } from './api.js';
import { announce, field, make } from './elements.js';
import { moment } from './format.js';

const minute = 60_000;
const steps = [
  ['1 minute', minute],
  ['15 minutes', 15 * minute],
  ['1 hour', 60 * minute],
  ['2 hours', 120 * minute],
  ['1 day', 1440 * minute],
  ['8 days', 8 * 1440 * minute],
];

/** The time that the gateway lives in: it only moves ahead, and what falls due on the way is executed. */
export async function clock({ refresh }) {
  const { now } = await call('clock');
  const move = async (body) => {
    try {
      const moved = await call('clock', { method: 'POST', body });
      announce(`It is ${moment(Date.parse(moved.now))} in Paris.`, 'done');
      await refresh();
    } catch (error) {
      announce(error.message, 'refused');
    }
  };
  const instant = make('input', { type: 'datetime-local', step: '1', 'data-key': 'instant', value: now.slice(0, 19) });
  const times = [
    ['Paris', 'Europe/Paris'],
    ['UTC', 'UTC'],
  ].map(([name, zone]) =>
    make('div', {}, make('p', { class: 'figure' }, moment(Date.parse(now), zone)), make('small', {}, name)),
  );
  return [
    make('div', { class: 'head' }, make('h1', {}, 'Clock')),
    make('div', { class: 'card times' }, times),
    make(
      'div',
      { class: 'card' },
      make('h2', {}, 'Advance'),
      make(
        'p',
        { class: 'muted' },
        'Scheduled captures, instalments, final results and notifications that fall due on the way are executed.',
      ),
      make(
        'div',
        { class: 'buttons' },
        steps.map(([name, milliseconds]) =>
          make(
            'button',
            { type: 'button', 'data-key': `advance-${milliseconds}`, onclick: () => move({ advance: milliseconds }) },
            name,
          ),
        ),
      ),
    ),
    make(
      'form',
      {
        class: 'card',
        onsubmit: (event) => {
          event.preventDefault();
          move({ moveTo: `${instant.value}Z` });
        },
      },
      make('h2', {}, 'Move to'),
      field('Instant in UTC', instant),
      make('div', { class: 'buttons' }, make('button', { 'data-key': 'move' }, 'Move the clock')),
    ),
  ];
}
