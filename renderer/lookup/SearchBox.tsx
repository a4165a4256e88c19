import { Kbd, TextInput, Tooltip } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../state/window.ts';
import { pressedKey } from '../ui/pressed-key.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import { isElsewhere, useShortcuts } from '../ui/useShortcuts.ts';
import { enterList, enterOrOpen, openOnly, useHeldKeys } from './held-keys.ts';
import { boxId } from './question/edit-text.ts';
import classes from './SearchBox.module.css';

/**
 * The one box: transaction, order, e-mail, client, amount, and words for states, kinds and dates. Every keystroke is a question
 * of its own. `/` leads into it, Escape empties it, the arrow leads to the rows, Enter opens the only one. Most of what
 * is done begins here, so that it has the keyboard at the start.
 */
export function SearchBox() {
  const { t } = useTranslation();
  const { place, boxText, searchText, filters, search, setFilters, remember, reading } = useWindow();
  const hold = useHeldKeys((held) => held.hold);
  const box = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => box.current?.select() });
  useDigits(() => box.current?.select());
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    const key = pressedKey(event.nativeEvent);
    const { selectionStart, selectionEnd } = event.currentTarget;
    // The key that leads here is no part of a text that it would begin: whoever presses it may be here already.
    const whole = selectionStart === 0 && selectionEnd === event.currentTarget.value.length;
    if (key === '/' && whole) event.preventDefault();
    // The browser empties a search box as well, also while a character is composed.
    if (event.key === 'Escape') event.preventDefault();
    if (key === 'Escape') {
      // With nothing to empty it gives the keyboard away, and single keys act again.
      if (boxText === '') box.current?.blur();
      search('');
    }
    if (key === 'Backspace' && selectionStart === 0 && selectionEnd === 0 && filters.length > 0) {
      event.preventDefault();
      setFilters(filters.slice(0, -1));
    }
    if ((key !== 'ArrowDown' && key !== 'Enter') || place !== 'lookup') return;
    event.preventDefault();
    remember(searchText);
    if (key === 'Enter' ? enterOrOpen() : enterList()) return;
    // Its rows are on their way: the box gives the keyboard away all the same, and what is pressed next waits for them.
    box.current?.blur();
    hold(key === 'Enter' ? openOnly : key);
  };
  return (
    <TextInput
      ref={box}
      id={boxId}
      autoFocus
      type="search"
      size="sm"
      aria-label={t('lookup.search')}
      aria-describedby={reading === 'beginnings' ? 'search-reading' : undefined}
      placeholder={t('lookup.searchHint')}
      leftSection={<Search size={15} aria-hidden />}
      rightSection={boxText === '' ? <Kbd size="xs">/</Kbd> : reading === 'beginnings' ? <Reading /> : undefined}
      rightSectionWidth={reading === 'beginnings' ? 150 : undefined}
      value={boxText}
      onChange={({ currentTarget }) => search(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

/** A digit begins a search from wherever nobody types: an amount, an order, the end of a card. The browser types it. */
function useDigits(enterBox: () => void): void {
  const latest = useRef(enterBox);
  latest.current = enterBox;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      if (!useSingleKeys.getState().on) return;
      if (/^\d$/.test(pressedKey(event) ?? '')) latest.current();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
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
