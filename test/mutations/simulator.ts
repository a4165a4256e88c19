import type { Mutation } from './mutation.ts';

/** The checks that keep the simulator honest: a shop that is right against it must be right against the gateway. */
export const mutations: readonly Mutation[] = [
  {
    name: 'simulator: who came before the demonstration was read waits for ever',
    file: 'sandbox/http/door.ts',
    replace: 'for (const socket of waiting) lead(server, socket);',
    with: '',
    test: 'test/sandbox/embedded-begin.test.ts',
  },
  {
    name: 'simulator: what falls due waits until somebody asks the demonstration for something',
    file: 'sandbox/embedded-begin.ts',
    replace: 'const resting = setTimeout(load, rest);',
    with: 'const resting = setTimeout(() => {}, rest);',
    test: 'test/sandbox/embedded-begin.test.ts',
  },
  {
    name: 'simulator: a chain counts what was undone',
    file: 'sandbox/book/open.ts',
    replace: `      rows.forget();
      // A full disk`,
    with: '      // A full disk',
    test: 'test/sandbox/book/kept.property.test.ts',
  },
  {
    name: 'simulator: what is due is overlooked once it was done and undone',
    file: 'sandbox/book/agenda.ts',
    replace: 'if (!database.inTransaction) quietUntil ??=',
    with: 'quietUntil ??=',
    test: 'test/sandbox/book/kept.property.test.ts',
  },
  {
    name: 'simulator: a fast reader takes another form than the one for every form',
    file: 'sandbox/requests/plain-form.ts',
    replace: 'if (path.length === 1 && /(?:\\]|%5D)=/i.test(part)) return undefined;',
    with: '',
    test: 'test/sandbox/requests/form.test.ts',
  },
  {
    name: 'simulator: a plan may end on the card’s last valid day',
    file: 'sandbox/checks/amounts.ts',
    replace: 'return last.day < expiry ||',
    with: 'return last.day <= expiry ||',
    test: 'test/sandbox/operations/split.test.ts',
  },
  {
    name: 'simulator: the hosted form takes a card from the shop and shows it again',
    file: 'sandbox/hosted-form/invitation.ts',
    replace: 'misplaced: lists.excluded ?? []',
    with: 'misplaced: []',
    test: 'test/sandbox/hosted-form/page.test.ts',
  },
  {
    name: 'simulator: the hosted form pays after it has expired',
    file: 'sandbox/hosted-form/hosted-form.ts',
    replace: 'if (isOver(attempt, at)) return {',
    with: 'if (false as boolean) return {',
    test: 'test/sandbox/hosted-form/page.test.ts',
  },
  {
    name: 'simulator: a server may leave out what a form may hide',
    file: 'sandbox/checks/hidden.ts',
    replace: "const hidden = caller.channel === 'FORM' ? hiddenIn(fields) : [];",
    with: 'const hidden = hiddenIn(fields);',
    test: 'test/sandbox/hosted-form/page.test.ts',
  },
  {
    name: 'simulator: a second edit is executed while the first is worked on',
    file: 'sandbox/service.ts',
    replace: "if (busyKey !== undefined && busy.has(busyKey)) return refuse('2017');",
    with: '',
    test: 'test/sandbox/operations/concurrency.test.ts',
  },
  {
    name: 'simulator: what is wrong with a secret is said with the secret',
    file: 'sandbox/accounts/explain-problems.ts',
    replace: "isSecret ? '' : ",
    with: '',
    test: 'test/sandbox/accounts/from-outside.test.ts',
  },
];
