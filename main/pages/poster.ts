/**
 * The page that a link leads to, to be put on the merchant's site once. It reads the form behind `#`, shows order and amount, and
 * posts it to one gateway alone, when its button is pressed: a link that says another place is shown as broken. It holds no key and
 * asks no server.
 */
export function buildPoster(gatewayUrl: string): string {
  const gateway = JSON.stringify(new URL(gatewayUrl).origin).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'">
<title>…</title>
<style>
body { font: 18px/1.5 system-ui, sans-serif; color: #1b1b1f; background: #fff; margin: 0; }
main { max-width: 28rem; margin: 12vh auto; padding: 0 1.5rem; }
button { font: inherit; padding: .6rem 1.4rem; border: 0; border-radius: .4rem; color: #fff; background: #1f3a5f; }
</style>
</head>
<body>
<main>
<p id="about">This link is incomplete. / Ce lien est incomplet.</p>
<form id="form" method="post" accept-charset="utf-8" hidden><button id="go"></button></form>
</main>
<script>
const gateway = ${gateway};
const code = location.hash.slice(1).replaceAll('-', '+').replaceAll('_', '/');
const told = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(code), (sign) => sign.charCodeAt(0))));
if (new URL(told.url).origin === gateway) {
  const form = document.getElementById('form');
  for (const [name, value] of told.fields) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  form.action = told.url;
  form.hidden = false;
  document.documentElement.lang = told.language;
  document.title = told.title;
  document.getElementById('go').textContent = told.goOn;
  document.getElementById('about').textContent = told.orderId + ' · ' + told.amount;
}
</script>
</body>
</html>
`;
}
