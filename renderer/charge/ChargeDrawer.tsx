import { useTranslation } from 'react-i18next';
import type { Charge, ClientAliasView, ClientView } from '../../contract/index.ts';
import { HolderNeeded } from '../page/HolderNeeded.tsx';
import { useDraftKey } from '../state/draft-key.ts';
import { useWindow } from '../state/window.ts';
import { ChargeFrame } from './ChargeFrame.tsx';
import { ChargeReview } from './ChargeReview.tsx';
import { ChargeWhat } from './ChargeWhat.tsx';

interface ChargeDrawerProps {
  readonly operation: Charge;
  /** Whether a payment is made in instalments. */
  readonly split: boolean;
  readonly view: ClientView;
  readonly alias: ClientAliasView;
}

/** A payment or an authorization by alias, in three steps over the client's page. */
export function ChargeDrawer({ operation, split, view, alias }: ChargeDrawerProps) {
  const { t } = useTranslation();
  const { charge } = useWindow();
  const keyOf = useDraftKey();
  const kind = split ? 'plan' : operation;
  const close = () => charge(null);
  return (
    <ChargeFrame
      title={alias.mandate ? t('collection.name') : t(`charge.name.${kind}`)}
      accountId={view.key.accountId}
      formKey={keyOf(kind, view.key.accountId, alias.alias)}
      review={(props) => <ChargeReview {...props} isMandate={alias.mandate !== null} />}
      onClose={close}
      besideResult={(operation, prepared) => (
        <HolderNeeded operation={operation} prepared={prepared} view={view} alias={alias} />
      )}
    >
      {(charging, refusal) => (
        <ChargeWhat
          operation={operation}
          split={split}
          view={view}
          alias={alias}
          charging={charging}
          refusal={refusal}
          onCancel={close}
        />
      )}
    </ChargeFrame>
  );
}
