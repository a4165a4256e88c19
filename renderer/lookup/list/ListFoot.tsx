import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format.ts';
import classes from './ListFoot.module.css';

interface ListFootProps {
  readonly searchedBackTo: number;
  readonly searching: boolean;
  /** The list begins with its oldest row, and is searched from there on. */
  readonly oldestFirst: boolean;
}

/** How far a search has come that does not answer all at once. */
export function ListFoot({ searchedBackTo, searching, oldestFirst }: ListFootProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className={classes.foot} role="status">
      {searching && <Loader size={12} aria-hidden />}
      {t(oldestFirst ? 'lookup.searchedUpTo' : 'lookup.searchedBackTo', { day: formats.date(searchedBackTo) })}
    </p>
  );
}
