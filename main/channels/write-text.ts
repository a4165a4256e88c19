import { open, rename, rm } from 'node:fs/promises';

/** The file has its name only once it is whole: one that stood there before is not lost by a full disk. */
export async function writeText(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
    await file.close();
    await rename(part, path);
  } catch (failure) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw failure;
  }
}
