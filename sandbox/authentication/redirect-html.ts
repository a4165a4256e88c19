/** Where the sandbox's bank answers: the page, and under it the holder's decision. */
export const bankPath = '/3dsecure/bank';

/** Where the page of a redirect payment, or of a mandate, stands. */
export const methodPath = '/redirection/page';

const popup = 'be2bill3dsecure';

/** A page that sends the browser on to the bank by itself, in the frame that the display mode names (S3:198–204). */
export function redirectHtml(url: string, token: string, displayMode: string): string {
  const target = targetOf(displayMode);
  const opening = displayMode === 'popup' ? `window.open('', '${popup}', 'width=480,height=640');` : '';
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Processing payment ...</title></head>
<body>
<form id="redirect" method="post" action="${escapeHtml(url)}" target="${target}">
<input type="hidden" name="MD" value="${escapeHtml(token)}">
<noscript><button type="submit">Continue to your bank</button></noscript>
</form>
<script>${opening}document.getElementById('redirect').submit();</script>
</body>
</html>
`;
}

/** Text that may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function targetOf(displayMode: string): string {
  switch (displayMode) {
    case 'top':
      return '_top';
    case 'popup':
      return popup;
    default:
      return '_self';
  }
}
