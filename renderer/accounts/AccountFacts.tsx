import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../contract/index.ts';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';

/** What can be said of an account in a line; `label` heads the page and is not among them. */
export const accountFacts = [
  'environment',
  'host',
  'identifier',
  'currency',
  'signing',
  'apiKeyId',
  'notificationKey',
  'creditMode',
  'paymentMethod',
  'voidZone',
  'captureDays',
  'exportLagMinutes',
  'extraData',
  'clientIp',
  'clientUserAgent',
  'pageUrl',
] as const;
type AccountFact = (typeof accountFacts)[number];

interface AccountFactsProps {
  readonly account: AccountView;
  readonly facts: readonly AccountFact[];
}

/** An account in lines of label and value, in the words of the form. */
export function AccountFacts({ account, facts }: AccountFactsProps) {
  const { t } = useTranslation();
  const code = (text: string) => <ForeignText className="identifier" text={text} />;
  const { signing } = account;
  const values: Record<AccountFact, { readonly label: string; readonly value: ReactNode }> = {
    environment: { label: t('accounts.where.environment'), value: t(`environment.${account.environment}`) },
    host: { label: t('accounts.host'), value: code(account.host) },
    identifier: { label: t('accounts.identifier'), value: code(account.identifier) },
    currency: { label: t('accounts.currency'), value: account.currency },
    signing: { label: t('secret.purpose.signing'), value: t(`accounts.signing.${signing.kind}`) },
    apiKeyId: { label: t('accounts.apiKeyId'), value: signing.kind === 'apiKey' && code(signing.apiKeyId) },
    notificationKey: {
      label: t('secret.purpose.notifications'),
      value: t(`accounts.notificationKey.${account.notificationKey}`),
    },
    creditMode: { label: t('accounts.creditMode.label'), value: t(`accounts.creditMode.${account.creditMode}`) },
    paymentMethod: {
      label: t('accounts.paymentMethod.label'),
      value: t(`accounts.paymentMethod.${account.paymentMethod}`),
    },
    voidZone: { label: t('accounts.voidZone'), value: account.voidZone },
    captureDays: { label: t('accounts.captureDays'), value: t('accounts.days', { count: account.captureDays }) },
    exportLagMinutes: {
      label: t('accounts.exportLag'),
      value: t('accounts.minutes', { count: account.exportLagMinutes }),
    },
    extraData: { label: t('accounts.extraData.label'), value: t(`accounts.extraData.${account.extraData}`) },
    clientIp: { label: t('accounts.clientIp'), value: code(account.clientIp) },
    clientUserAgent: { label: t('accounts.clientUserAgent'), value: code(account.clientUserAgent) },
    pageUrl: { label: t('accounts.pageUrl'), value: account.pageUrl !== '' && code(account.pageUrl) },
  };
  return <Facts facts={facts.map((fact) => values[fact]).filter(({ value }) => value !== false)} />;
}
