import { useTranslation } from 'react-i18next';
import { FileButton } from '../app/FileButton.tsx';
import { bridge } from '../bridge.ts';
import type { Sought } from './list/page.ts';

/** Writes what the list shows to a file. */
export function ListFileButton({ sought, rows }: { readonly sought: Sought; readonly rows: string }) {
  const { t } = useTranslation();
  return <FileButton what={t('lookup.exportWhole', { rows })} write={() => bridge.lists.write(sought)} />;
}
