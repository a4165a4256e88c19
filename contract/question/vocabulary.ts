import { plainWord } from './plain-word.ts';

export type Language = 'en' | 'fr';

/** Words of each value, in the forms that people type; `·` marks an ending that may be left out. */
export type Words<Value extends string> = Readonly<Record<Value, Readonly<Record<Language, string>>>>;

/** What a text names, in the language or in English; undefined for another one. */
export interface Vocabulary<Value extends string> {
  find(text: string, language: Language): Value | undefined;
}

export function vocabularyOf<Value extends string>(words: Words<Value>): Vocabulary<Value> {
  const known: Record<Language, Map<string, Value>> = { en: new Map(), fr: new Map() };
  for (const value of Object.keys(words) as Value[]) {
    for (const language of ['en', 'fr'] as const) {
      for (const form of namesOf(words[value][language]).flatMap(formsOf)) known[language].set(form, value);
    }
  }
  return {
    find: (text, language) => {
      const plain = plainWord(text);
      return known[language].get(plain) ?? known.en.get(plain);
    },
  };
}

/** The names of one value, with the marks of their endings. */
export function namesOf(words: string): string[] {
  return words.split(', ');
}

/** `payé·e·s`: payé, payée, payés, payées; each word of a name can have endings of its own. */
function formsOf(name: string): string[] {
  let forms = [''];
  for (const [index, word] of name.split(' ').entries()) {
    const [stem = '', ...endings] = word.split('·');
    const chosen = [stem];
    for (const ending of endings) chosen.push(...chosen.map((form) => form + ending));
    forms = forms.flatMap((form) => chosen.map((next) => `${form}${index > 0 ? ' ' : ''}${next}`));
  }
  return forms.map(plainWord);
}
