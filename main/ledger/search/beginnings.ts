import { quote } from './terms.ts';
import { isWordCharacter } from './word-characters.ts';

/**
 * Whether a short word stands at the beginning of a word of a text, both folded. One that begins with a sign stands wherever
 * it occurs: no word goes on there.
 */
export function beginsWord(text: string, short: string): boolean {
  for (let at = text.indexOf(short); at >= 0; at = text.indexOf(short, at + 1)) {
    if (!isWordCharacter(firstOf(short)) || !isWordCharacter(lastOf(text.slice(0, at)))) return true;
  }
  return false;
}

/** Whether a text, folded as the word is, holds it with no character of a word before it or behind. */
export function hasWord(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, behind] = [lastOf(text.slice(0, at)), firstOf(text.slice(at + word.length) || ' ')];
    if (!isWordCharacter(before) && !isWordCharacter(behind)) return true;
  }
  return false;
}

/** What the index of words is asked for, so that no row is missed where {@link hasWord} holds; null where nothing is indexed. */
export function matchWord(word: string): string | null {
  const parts: string[] = [];
  let part = '';
  for (const character of `${word} `) {
    if (isWordCharacter(character)) part += character;
    else if (part !== '') {
      parts.push(quote(part));
      part = '';
    }
  }
  return parts.length === 0 ? null : parts.join(' AND ');
}

/**
 * What the index of words is asked for, so that no row is missed where {@link beginsWord} holds; null when a short word
 * has no character that is indexed. Behind `a-` a word ends: it is sought whole.
 */
export function matchBeginnings(shorts: readonly string[]): string | null {
  const asked = shorts.map(matchBeginning).filter((match) => match !== null);
  return asked.length === 0 ? null : asked.join(' AND ');
}

function matchBeginning(short: string): string | null {
  const indexed = [...short].filter(isWordCharacter).join('');
  if (indexed === '') return null;
  return isWordCharacter(lastOf(short)) ? `${quote(indexed)} *` : quote(indexed);
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x20);
}

/** The last code point; a space before a text's beginning. */
function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? ' ';
}
