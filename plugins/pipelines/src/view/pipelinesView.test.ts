import { parseView, viewParams } from './pipelinesView';

const defaults = parseView(new URLSearchParams());

describe('the view in the address', () => {
  it.each([
    '',
    'tenant=kingston-motors&hours=24',
    'state=failed&cursor=abc',
    'tab=connections&sync=late',
  ])('survives the way out and back: %s', query => {
    const view = parseView(new URLSearchParams(query));
    expect(viewParams(view).toString()).toBe(query);
  });

  it.each(['hours=7', 'state=great', 'sync=fine', 'tab=moon', 'tenant='])(
    'falls back where it cannot be read: %s',
    query => {
      expect(parseView(new URLSearchParams(query))).toEqual(defaults);
    },
  );
});
