import { ShieldCheck } from 'lucide-react';
import classes from './AskNote.module.css';

/** Whose word is needed before this leaves, or why it cannot leave from here; by its id the last button is described. */
export function AskNote({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <div role="status" id={id} className={classes.note}>
      <ShieldCheck size={16} className={classes.icon} aria-hidden />
      <p>{text}</p>
    </div>
  );
}
