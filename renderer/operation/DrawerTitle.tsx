import { EnvironmentBadge } from '../environment/EnvironmentBadge.tsx';
import { useAccount } from '../state/console.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './OperationDrawer.module.css';

interface DrawerTitleProps {
  readonly title: string;
  readonly accountId: string;
}

/** The environment goes along: the band behind the drawer is dimmed. */
export function DrawerTitle({ title, accountId }: DrawerTitleProps) {
  const account = useAccount(accountId);
  return (
    <span className={classes.title}>
      <span className={classes.name}>{title}</span>
      <EnvironmentBadge environment={account?.environment ?? 'production'} />
      <ForeignText className={classes.account} text={account?.label ?? ''} />
    </span>
  );
}
