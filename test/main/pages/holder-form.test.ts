import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildHolderPage, readPostParameters } from '../../../main/pages/holder-form.ts';

const head = { language: 'fr', orderId: 'W-2', amount: '25,00 €' };

/** What a browser reads out of an attribute. */
const undoEntities = (text: string) =>
  text.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));

describe('the page for the merchant’s own site', () => {
  it('carries each field as it was signed, whatever stands in it, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[A-Z0-9_[\]-]{1,12}$/), fc.string())), (fields) => {
        const html = buildHolderPage({ url: 'https://gate.example/front/form/process', fields }, head);
        const read = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
        expect(read.map(([, name = '', value = '']) => [undoEntities(name), undoEntities(value)])).toEqual(fields);
        expect(
          html.match(/<(?!\/?(?:html|head|meta|title|style|body|main|h1|p|strong|form|input|button)\b|!)/g),
        ).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it('has no script, goes nowhere before its button is pressed, and speaks the language of the request', () => {
    const html = buildHolderPage(
      { url: 'https://gate.example/pay', fields: [['A', '"><script>alert(1)</script>']] },
      head,
    );
    expect(html).not.toContain('<script');
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('<button>Continuer</button>');
    expect(html).toContain('Commande W-2');
    expect(buildHolderPage({ url: 'https://gate.example/pay', fields: [] }, { ...head, language: 'xx' })).toContain(
      'Continue',
    );
  });
});

describe('REDIRECTPOSTPARAMS', () => {
  it('is a form body, encoded or as it is', () => {
    expect(readPostParameters('PaReq=a%2Bb%3D&MD=12')).toEqual([
      ['PaReq', 'a+b='],
      ['MD', '12'],
    ]);
    expect(readPostParameters('PaReq=a+b==&MD=')).toEqual([
      ['PaReq', 'a+b=='],
      ['MD', ''],
    ]);
    expect(readPostParameters('MD')).toEqual([['MD', '']]);
    expect(readPostParameters('')).toEqual([]);
  });
});
