import { ask, type Kind, type Question } from './question.ts';
import type { Sample } from './sample.ts';

/** The shortest and the longest piece of an e-mail address that is looked for. */
const fragments = [3, 4, 5, 6, 7, 8] as const;

/** Common among the invented customers, so that any page is full at once. */
const commonWords = ['gmail', 'martin', 'marie', 'hotmail', 'dubois', 'orange.fr', 'bernard'] as const;

const accented = [
  'Chloé Lefèvre',
  'Hélène',
  'Sánchez',
  'Nguyễn',
  'Jürgen',
  'Quéméner',
  'Émilie André',
  'Noël',
] as const;

/** Each character group of these stands in many rows, the whole in none: no customer has such an address. */
const absentWords = ['@gmail.fr', 'orange.com', '@free.net', 'laposte.fr', 'hotmail.net', '@live.fr'] as const;

const absentTrigrams = ['zqxj', 'qzxw', 'jqzv', 'xqzk', 'wqxz', 'vqjx'] as const;

/** The kind that a program may not know yet. */
export const rangesName = 'ranges of amounts';

/** Everything that people look for, by kinds; the samples are rows that are there. `rows`: how many there are at all. */
export function mixQuestions(samples: readonly Sample[], rows: number): readonly Kind[] {
  return [
    usual(
      'ids',
      samples.map(({ transactionId }) => ask(transactionId)),
    ),
    usual(
      'orders',
      samples.map(({ orderId }) => ask(orderId)),
    ),
    ...fragments.map((length) =>
      usual(
        `e-mail, ${length} characters`,
        samples.map(({ email }, index) => ask(fragmentOf(email, length, index))),
      ),
    ),
    usual(
      'e-mail, whole',
      samples.map(({ email }) => ask(email)),
    ),
    usual('accented names', accented.map(ask)),
    { name: 'common words', trait: 'common', questions: commonWords.map(ask) },
    // One customer's name and the provider of thousands.
    usual(
      'pairs, rare and common',
      samples.map(({ email }) => ask(email.replace('@', ' '))),
    ),
    usual('pairs, common and common', ['marie martin', 'gmail dubois', 'jean bernard', 'orange.fr marie'].map(ask)),
    usual('one character', ['m', 'd', 'j', 'é', '4'].map(ask)),
    usual('two characters', ['ma', 'du', 'mo', 'le', 'cm', 'ém'].map(ask)),
    usual(
      'amounts',
      samples.map(({ minor }) => ({ text: (minor / 100).toFixed(2), amounts: [{ minor, digits: 2 }] })),
    ),
    usual(
      rangesName,
      samples.map(({ minor }, index) => range(minor, index)),
    ),
    { name: 'misses, absent trigrams', trait: 'absentTrigram', questions: absentTrigrams.map(ask) },
    { name: 'misses, common trigrams', trait: 'absence', questions: absentWords.map(ask) },
    ...deepKinds(rows),
  ];
}

function usual(name: string, questions: readonly Question[]): Kind {
  return { name, trait: 'usual', questions };
}

/** From the part before the @, where addresses differ, or as far behind it as the length asks for. */
function fragmentOf(email: string, length: number, index: number): string {
  const latest = Math.max(0, Math.min(email.indexOf('@'), email.length) - length);
  return email.slice(index % (latest + 1)).slice(0, length);
}

/** Of a euro, and of a hundred. */
function range(minor: number, index: number): Question {
  return { text: '', amounts: [], ranges: [{ from: minor, to: minor + (index % 2 === 0 ? 100 : 10_000), digits: 2 }] };
}

/** In a smaller ledger as deep as there are rows for. */
function deepKinds(rows: number): readonly Kind[] {
  return [100_000, 500_000].map((depth) => ({
    name: `page ${depth / 1000} k deep`,
    trait: 'deep',
    questions: ['', ...commonWords.slice(0, 3)].map((text) => ({
      ...ask(text),
      depth: Math.min(depth, Math.floor((rows * depth) / 1_000_000)),
    })),
  }));
}
