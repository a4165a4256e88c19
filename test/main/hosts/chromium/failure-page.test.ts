import { expect, it } from 'vitest';
import { failurePage, readChoice } from '../../../../main/hosts/chromium/failure-page.ts';

it('a failure is shown as text, whatever stands in it', () => {
  const { status, headers, body } = failurePage('A & B', '<script>alert(1)</script> "quoted"');
  const text = body.toString('utf8');
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(text).not.toMatch(/<script/);
  expect(text).toContain('<h1>A &#38; B</h1><p>&#60;script&#62;alert(1)&#60;/script&#62; "quoted"</p>');
});

it('choices are links without a script, and their URLs are read back', () => {
  const text = failurePage('Title', 'One\n\nTwo', { choices: ['Restore <it>', 'Quit'] }).body.toString('utf8');
  expect(text).toContain('<p>One</p><p>Two</p>');
  expect(text).toContain('<p><a href="/choice/0">Restore &#60;it&#62;</a></p>');
  expect(text).not.toMatch(/<script/);
  const choices = ['/choice/1?', '/choice/12', '/', '/choice/', '/choice/x', '/choice/1/2'];
  expect(choices.map((path) => readChoice(`https://console.invalid${path}`))).toEqual([
    1,
    12,
    ...Array(4).fill(undefined),
  ]);
});

it('a failure is on the person’s own ground, under the policy of every page', () => {
  const { headers, body } = failurePage('A', 'B', { theme: 'dark' });
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '') ?? [];
  expect(nonce.length).toBeGreaterThan(20);
  expect(body.toString('utf8')).toContain('<meta name="color-scheme" content="dark" />');
  expect(body.toString('utf8').match(/<style [^>]*>/g)).toEqual(Array(2).fill(`<style nonce="${nonce}">`));
});
