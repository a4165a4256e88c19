import { writeHead } from './head.ts';

/**
 * The page that a link leads to, to be put on the merchant's site once. It reads the form behind `#`, shows order and amount, and
 * posts it to one gateway alone, when its button is pressed: a link that says another place is shown as broken. It holds no key and
 * asks no server.
 */
export function buildPoster(gatewayUrl: string): string {
  const gateway = JSON.stringify(new URL(gatewayUrl).origin).replaceAll('<', '\\u003c');
  return `${writeHead({ language: 'en', title: '…', policy: "script-src 'unsafe-inline'; " })}
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
