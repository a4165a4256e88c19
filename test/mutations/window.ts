import type { Mutation } from './mutation.ts';

const keys = 'renderer/ui/pressed-key.ts';
const pressed = 'test/renderer/ui/pressed-key.test.ts';

/** Without these a key acts on another row than the one that is meant, or on none, or a text is read the wrong way round. */
export const mutations: readonly Mutation[] = [
  {
    name: 'window: rows of an older question count for the newer one',
    file: 'renderer/lookup/list/page.ts',
    replace:
      'if (one.text !== other.text || one.meaning !== other.meaning || one.grouping !== other.grouping) return false;',
    with: 'if (one.meaning !== other.meaning || one.grouping !== other.grouping) return false;',
    test: 'test/renderer/lookup/same-list.test.ts',
  },
  {
    name: 'window: behind midnight the rows of today are those of yesterday',
    file: 'renderer/lookup/list/page.ts',
    replace: 'one.text !== other.text || one.meaning !== other.meaning ||',
    with: 'one.text !== other.text ||',
    test: 'test/renderer/lookup/same-list.test.ts',
  },
  {
    name: 'window: the answer to an older question is shown under the newer one',
    file: 'renderer/lookup/list/latest.ts',
    replace: 'if (!waiting) take(value);',
    with: 'take(value);',
    test: 'test/renderer/lookup/latest.test.ts',
  },
  {
    name: 'window: r refunds the row of an older question',
    file: 'renderer/lookup/held-keys.ts',
    replace: String.raw`return moving.has(key) || /^\p{L}$/u.test(key);`,
    with: 'return moving.has(key);',
    test: 'test/renderer/lookup/held-keys.test.ts',
  },
  {
    name: 'keys: one that composes a character is ours',
    file: keys,
    replace: 'if (isComposing || keyCode === composing) return null;',
    with: '',
    test: pressed,
  },
  {
    name: 'keys: with Caps Lock they are others',
    file: keys,
    replace: 'if (/^[A-Za-z]$/.test(key)) return key.toLowerCase();',
    with: '',
    test: pressed,
  },
  {
    name: 'keys: in another script they are dead',
    file: keys,
    replace: 'if (letter) return letter.toLowerCase();',
    with: '',
    test: pressed,
  },
  {
    name: 'window: a sign that turns a key around is not named',
    file: 'renderer/ui/visible-text.ts',
    replace: 'return { text: sign, mark: ',
    with: 'return { text: sign, mark: code !== sign ? null : ',
    test: 'test/renderer/ui/visible-text.test.tsx',
  },
  {
    name: 'window: a second press writes a second time',
    file: 'renderer/ui/useOneAtATime.ts',
    replace: '    if (useUnderWay.getState().names.includes(name)) return;\n',
    with: '',
    test: 'test/renderer/ui/one-at-a-time.test.tsx',
  },
  {
    name: 'window: what was typed in rehearsal stands filled in in production',
    file: 'renderer/state/draft-key.ts',
    replace: 'draftKey(environment, what,',
    with: "draftKey('test', what,",
    test: 'test/renderer/state/drafts.test.tsx',
  },
  {
    name: 'window: a question that is too long is cut to another one',
    file: 'renderer/state/window.ts',
    replace: '  const searchText = joinQuestion(filters, boxText);',
    with: '  const searchText = joinQuestion(filters, boxText).slice(0, longestQuestion);',
    test: 'test/renderer/lookup/chips.test.tsx',
  },
  {
    name: 'window: chips read the box apart from the filters',
    file: 'renderer/lookup/question/useChips.ts',
    replace: 'useQuestion(searchText)',
    with: 'useQuestion(boxText)',
    test: 'test/renderer/lookup/chips.test.tsx',
  },
];
