/** What is read off a key that goes down; React's event carries it as its `nativeEvent`. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'isComposing' | 'keyCode'>;

/** What browsers report for a key that composes, also where they do not say `isComposing`. */
const composing = 229;

/**
 * The key that a press stands for, or null for one that composes a character and belongs to what composes it. Letters are
 * small ones, whatever Caps Lock says. A layout that gives another script is read by the key's place on the keyboard: `к`
 * is `r`, and so is what has the place of `/`.
 */
export function pressedKey({ key, code, shiftKey, isComposing, keyCode }: Pressed): string | null {
  if (isComposing || keyCode === composing) return null;
  if (/^[A-Za-z]$/.test(key)) return key.toLowerCase();
  // More than one sign is a key's name, such as `Escape`; what is ASCII is the layout's own.
  if ([...key].length !== 1 || /^[\p{ASCII}]$/u.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter.toLowerCase();
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return key;
}
