import { useTranslation } from 'react-i18next';
import type { ClientAliasView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { Notice } from '../ui/Notice.tsx';

/** What whoever collects by a mandate has to know before: it may be dead, and the payer has to be told before (rules.md H54). */
export function MandateNotice({ mandate }: { readonly mandate: NonNullable<ClientAliasView['mandate']> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const day = formats.day(mandate.aliveUntil);
  return (
    <>
      <Notice>{t('collection.about')}</Notice>
      <Notice>{t('collection.toldBefore')}</Notice>
      <Notice>{t(mandate.isAlive ? 'collection.alive' : 'collection.dead', { day })}</Notice>
    </>
  );
}
