import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

/** Something to know before going on; not an error. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes.notice}>
      <Info size={16} className={classes.icon} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
