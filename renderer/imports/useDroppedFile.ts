import { useEffect } from 'react';
import { useWindow } from '../state/window.ts';
import { useImport } from './store.ts';

/** A file may be dropped anywhere on the window, save where a place takes it for itself. */
export function useDroppedFile(): void {
  useEffect(() => {
    const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const allow = (event: DragEvent) => {
      if (hasFile(event)) event.preventDefault();
    };
    const take = (event: DragEvent) => {
      if (event.defaultPrevented || !hasFile(event)) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      useWindow.getState().goTo('imports');
      void useImport.getState().offer(file);
    };
    addEventListener('dragover', allow);
    addEventListener('drop', take);
    return () => {
      removeEventListener('dragover', allow);
      removeEventListener('drop', take);
    };
  }, []);
}
