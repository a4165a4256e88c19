/** The largest file that is read, in bytes. */
export const largestFile = 2_000_000;

/** A file as text, or why it is not read. */
export type ReadFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: 'tooLarge' | 'unreadable' };

/** Reads a file that a person chose or dropped, in the page: main never gets a path. */
export async function readFile(file: File): Promise<ReadFile> {
  if (file.size > largestFile) return { ok: false, problem: 'tooLarge' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? { ok: false, problem: 'unreadable' } : { ok: true, text };
  } catch {
    return { ok: false, problem: 'unreadable' };
  }
}
