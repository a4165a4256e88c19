import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../app/FileButton.tsx';
import { bridge } from '../bridge.ts';
import type { Sought } from './list/page.ts';

/** Writes what the list shows to a file. */
export const ListFileButton = memo(function ListFileButton({
  sought: { text, order, grouping },
  rows,
}: {
  readonly sought: Sought;
  readonly rows: string;
}) {
  const { t } = useTranslation();
  const write = () => bridge.lists.write({ text, order, grouping });
  return <FileButton what={t('lookup.exportWhole', { rows })} write={write} />;
});
