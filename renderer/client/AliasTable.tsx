import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClientAliasView, ClientView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import classes from './ClientPage.module.css';

/** What of a customer's may be charged: the alias, its card as far as it is told, and what may be done with it. */
export function AliasTable({ view }: { readonly view: ClientView }) {
  const { t } = useTranslation();
  if (view.aliases.length === 0) return <p className={classes.none}>{t('client.noAlias')}</p>;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          {(['alias', 'card', 'expiry', 'lastUse'] as const).map((head) => (
            <th key={head} scope="col">
              {t(`client.${head}`)}
            </th>
          ))}
          <th scope="col">
            <span className={classes.hidden}>{t('client.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {view.aliases.map((alias) => (
          <AliasRow key={alias.alias} view={view} alias={alias} />
        ))}
      </tbody>
    </table>
  );
}

function AliasRow({ view, alias }: { readonly view: ClientView; readonly alias: ClientAliasView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { charge, askHolder, openOperation } = useWindow();
  const { client, clientEmail } = view;
  const { accountId } = view.key;
  const { transactionId, card, expiry } = alias;
  // Several aliases have the same buttons: whoever hears them needs to know which one they are of.
  const label = (action: string) => t('client.ofAlias', { action, alias: alias.alias });
  return (
    <tr>
      <td className="identifier">
        <ForeignText text={alias.alias} />
      </td>
      <td>{card ? <ForeignText className="identifier" text={card} /> : alias.mandate ? t('client.mandate') : '–'}</td>
      <td className="numeric">{expiry ? <ForeignText text={expiry} /> : t('client.notTold')}</td>
      <td className="numeric" title={formats.exactMoment(alias.lastUsedAt)}>
        {formats.moment(alias.lastUsedAt)}
      </td>
      <td>
        <div className={classes.actions}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={label(t('action.payment'))}
            onClick={() => charge({ operation: 'payment', split: false, view, alias })}
          >
            {t('action.payment')}
          </Button>
          {alias.mandate === null && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={label(t('action.plan'))}
              onClick={() => charge({ operation: 'payment', split: true, view, alias })}
            >
              {t('action.plan')}
            </Button>
          )}
          {alias.mandate === null && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={label(t('action.authorization'))}
              onClick={() => charge({ operation: 'authorization', split: false, view, alias })}
            >
              {t('action.authorization')}
            </Button>
          )}
          {alias.mandate === null && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={label(t('page.askShort'))}
              onClick={() =>
                askHolder({
                  accountId,
                  transactionId,
                  orderId: alias.proposedOrderId,
                  client,
                  clientEmail,
                  card,
                  hasAlias: true,
                })
              }
            >
              {t('page.askShort')}
            </Button>
          )}
          {alias.mandate === null && view.mayCredit && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={label(t('action.credit'))}
              onClick={() => openOperation('credit', { accountId, transactionId })}
            >
              {t('action.credit')}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
