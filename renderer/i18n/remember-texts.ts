import type { TFunction } from 'i18next';

/** A text into which nothing is put is looked up once: each row of a list has the same few. */
export function rememberTexts(t: TFunction): TFunction {
  const texts = new Map<unknown, unknown>();
  return new Proxy(t, {
    apply: (_, self, words) => {
      const [key, ...options] = words;
      if (options.length > 0) return Reflect.apply(t, self, words);
      if (!texts.has(key)) texts.set(key, Reflect.apply(t, self, words));
      return texts.get(key);
    },
  });
}
