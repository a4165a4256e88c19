/** Speaks to the control API with the token that the link of `npm run sandbox` brought. */

const kept = 'sandboxToken';

/** Takes the token out of the address, where it would stay in the history, and keeps it as long as the tab lives. */
export function takeToken() {
  const given = /^#token=([0-9a-zA-Z_-]+)$/.exec(location.hash)?.[1];
  if (!given) return;
  sessionStorage.setItem(kept, given);
  history.replaceState(null, '', location.pathname);
}

export function keepToken(token) {
  sessionStorage.setItem(kept, token);
}

/** What the API refuses, in its own words; 401 means that the token is missing or wrong. */
export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** The JSON that stands at a path of the API. */
export async function call(path, { method = 'GET', body } = {}) {
  const response = await fetch(`api/${path}`, {
    method,
    headers: { authorization: `Bearer ${sessionStorage.getItem(kept) ?? ''}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError('The gateway does not answer. Is it still running?', 0);
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(answer.error ?? `HTTP ${response.status}`, response.status);
  return answer;
}

/** A path for one account, or for all of them. */
export function ofAccount(path, identifier) {
  return identifier === '' ? path : `${path}?identifier=${encodeURIComponent(identifier)}`;
}
