import { expect, it } from 'vitest';
import { neededModules } from './needed-modules.ts';

it('every way to need a module is found', () => {
  const source = `
    import one from 'one'; import 'two'; export { a } from 'three'; export * from 'four';
    const five = await import('five'); const six = __require('six'); const seven = require("seven");
  `;
  expect(neededModules(source)).toEqual(['five', 'four', 'one', 'seven', 'six', 'three', 'two']);
});

it('a name in a text or in a comment, and one that is made at run time, are not', () => {
  const source = `// import 'one'
    const text = "require('two')"; const own = { require: (name) => name }; own.require('three'); import(text); export const a = 1;`;
  expect(neededModules(source)).toEqual([]);
});
