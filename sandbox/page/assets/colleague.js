import { call } from './api.js';
import { announce, field, make } from './elements.js';
import { minorOf, money } from './format.js';

/** What a colleague finds on a transaction in the extranet, by its operation; the gateway's rules decide the rest. */
const deeds = {
  payment: ['refund', 'void', 'chargeback'],
  capture: ['refund', 'void', 'chargeback'],
  authorization: ['capture', 'void'],
  refund: ['void'],
  credit: ['void'],
};

const words = { refund: 'Refund', capture: 'Capture', void: 'Void', chargeback: 'Charge back' };

/** An amount, empty for all that there is, and a button for each deed. */
export function colleagueForm(row, done) {
  const possible = deeds[row.operation] ?? [];
  if (possible.length === 0) return make('p', { class: 'muted' }, 'Nothing can be done to this one.');
  const amount = make('input', {
    inputmode: 'decimal',
    autocomplete: 'off',
    placeholder: money(row.amount, row.currency),
  });
  const result = make('p', { class: 'result', role: 'status' });
  const act = async (operation) => {
    const minor = operation === 'void' ? undefined : minorOf(amount.value, row.currency);
    if (Number.isNaN(minor)) {
      result.dataset.tone = 'refused';
      result.textContent = `This is no amount in ${row.currency}.`;
      amount.focus();
      return;
    }
    const { identifier, transactionId } = row;
    const body = { identifier, operation, transactionId, ...(minor === undefined ? {} : { amount: minor }) };
    const answer = await call('extranet', { method: 'POST', body }).catch((error) => ({ MESSAGE: error.message }));
    const accepted = answer.EXECCODE === '0000';
    const text = `${words[operation]}: ${answer.EXECCODE ?? 'not sent'} · ${answer.MESSAGE}`;
    announce(text, accepted ? 'done' : 'refused');
    if (accepted) await done();
    else {
      result.dataset.tone = 'refused';
      result.textContent = text;
    }
  };
  const buttons = possible.map((operation) =>
    make(
      'button',
      { type: 'button', 'data-key': `deed-${operation}`, onclick: () => act(operation) },
      words[operation],
    ),
  );
  const takesAmount = possible.some((operation) => operation !== 'void');
  return make(
    'div',
    { class: 'deeds' },
    takesAmount && field('Amount', amount, 'Empty: all that there is. A void is always whole.'),
    make('div', { class: 'buttons' }, buttons),
    result,
  );
}
