import { Kbd, TextInput, Tooltip } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../state/window.ts';
import { pressedKey } from '../ui/pressed-key.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { enterList, useHeldKeys } from './held-keys.ts';
import classes from './SearchBox.module.css';

/**
 * The one box: transaction, order, e-mail, client, amount. Every keystroke is a question of its own. `/` leads into it,
 * Escape empties it, the arrow leads to the rows.
 */
export function SearchBox() {
  const { t } = useTranslation();
  const { place, searchText, search, reading } = useWindow();
  const hold = useHeldKeys((held) => held.hold);
  const [typed, setTyped] = useState(searchText);
  const box = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => box.current?.select() });
  useEffect(() => setTyped((now) => (now.trim() === searchText ? now : searchText)), [searchText]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const key = pressedKey(event.nativeEvent);
    // The key that leads here is no part of a text that it would begin: whoever presses it may be here already.
    const whole = box.current?.selectionStart === 0 && box.current.selectionEnd === typed.length;
    if (key === '/' && whole) event.preventDefault();
    // The browser empties a search box as well, also while a character is composed.
    if (event.key === 'Escape') event.preventDefault();
    if (key === 'Escape') {
      setTyped('');
      search('');
    }
    if (key !== 'ArrowDown' || place !== 'lookup') return;
    event.preventDefault();
    if (enterList()) return;
    // Its rows are on their way: the box gives the keyboard away all the same, and what is pressed next waits for them.
    box.current?.blur();
    hold(key);
  };
  return (
    <TextInput
      ref={box}
      type="search"
      size="sm"
      aria-label={t('lookup.search')}
      aria-describedby={reading === 'beginnings' ? 'search-reading' : undefined}
      placeholder={t('lookup.searchHint')}
      leftSection={<Search size={15} aria-hidden />}
      rightSection={typed === '' ? <Kbd size="xs">/</Kbd> : reading === 'beginnings' ? <Reading /> : undefined}
      rightSectionWidth={reading === 'beginnings' ? 150 : undefined}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        search(currentTarget.value.trim());
      }}
      onKeyDown={onKeyDown}
    />
  );
}

/** Short words are read in another way than long ones, and whoever misses a row has to know. */
function Reading() {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('lookup.beginningsWhole')}>
      <span id="search-reading" className={classes.reading}>
        {t('lookup.beginnings')}
      </span>
    </Tooltip>
  );
}
