import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format.ts';
import classes from './ListFoot.module.css';

/** How far back a search has come that does not answer all at once. */
export function ListFoot({ searchedBackTo, searching }: { searchedBackTo: number; searching: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className={classes.foot} role="status">
      {searching && <Loader size={12} aria-hidden />}
      {t('lookup.searchedBackTo', { day: formats.date(searchedBackTo) })}
    </p>
  );
}
