import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const PAGE = new URL('../../../src/sandbox/page/', import.meta.url);

it('every value that the page’s styles name is given somewhere', () => {
  const files = readdirSync(PAGE, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(css|tsx?)$/.test(name));
  const all = files.map((name) => readFileSync(new URL(name, PAGE), 'utf8')).join('\n');
  const named = new Set(all.match(/(?<=var\()--[\w-]+/g));
  const given = new Set(all.match(/--[\w-]+(?=['"]?\]?:)/g));
  expect([...named].filter((name) => !given.has(name))).toEqual([]);
});
