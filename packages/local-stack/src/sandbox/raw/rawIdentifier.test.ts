import { rawIdentifier } from './rawIdentifier';

describe('rawIdentifier', () => {
  it.each([
    ['raw_kingston_motors', 'raw_kingston_motors'],
    ['Café  Crème', 'Cafe_Creme'],
    ['metrics.cost-micros', 'metrics_cost_micros'],
    ['5 Star', '_5_Star'],
  ])('turns %p into %p', (name, identifier) => {
    expect(rawIdentifier(name)).toBe(identifier);
  });
});
