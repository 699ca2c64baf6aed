import { matchesEntityTag } from './matchesEntityTag';

it.each([
  ['W/"a"', 'W/"a"', true],
  ['"a"', 'W/"a"', true],
  ['"b", W/"a"', 'W/"a"', true],
  ['*', 'W/"a"', true],
  ['W/"b"', 'W/"a"', false],
  ['', 'W/"a"', false],
  [undefined, 'W/"a"', false],
])('%p against %p: %p', (ifNoneMatch, etag, matches) => {
  expect(matchesEntityTag(ifNoneMatch, etag)).toBe(matches);
});
