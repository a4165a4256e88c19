import { Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../state/window.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';

/** The one box: transaction, order, e-mail, client, amount. `/` leads into it, Escape empties it. */
export function SearchBox() {
  const { t } = useTranslation();
  const { searchText, search } = useWindow();
  const [typed, setTyped] = useState(searchText);
  const box = useRef<HTMLInputElement>(null);
  const searchSoon = useDebouncedCallback(search, 120);
  useShortcuts({ '/': () => box.current?.select() });
  useEffect(() => setTyped(searchText), [searchText]);
  return (
    <TextInput
      ref={box}
      type="search"
      size="sm"
      aria-label={t('lookup.search')}
      placeholder={t('lookup.searchHint')}
      leftSection={<Search size={15} aria-hidden />}
      rightSection={typed === '' ? <Kbd size="xs">/</Kbd> : undefined}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        searchSoon(currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') search(typed.trim());
        if (event.key === 'Escape') search('');
        if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus();
      }}
    />
  );
}
