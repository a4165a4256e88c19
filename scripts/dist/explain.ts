/** What a failed download knows of itself; `got` raises it, under Electron's and electron-builder's downloads alike. */
interface FailedDownload extends Error {
  readonly options: { readonly url: URL };
}

/**
 * One line for a failure to make the packages. What has to be fetched, Electron's binary and the tools that write
 * installers, is named by its address, since nothing here can be mended but the way to it.
 */
export function explainFailure(failure: unknown): string {
  if (!(failure instanceof Error)) return `The packages were not made: ${String(failure)}`;
  const address = isFailedDownload(failure) ? failure.options.url.href : undefined;
  const reason = failure.message.split('\n', 1)[0]?.trim() || failure.name;
  return address === undefined
    ? `The packages were not made: ${reason}`
    : `The packages were not made: ${address} could not be fetched (${reason}).`;
}

function isFailedDownload(failure: Error): failure is FailedDownload {
  if (!('options' in failure) || typeof failure.options !== 'object' || failure.options === null) return false;
  return 'url' in failure.options && failure.options.url instanceof URL;
}
