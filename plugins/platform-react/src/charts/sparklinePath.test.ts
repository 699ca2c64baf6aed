import { sparklinePath } from './sparklinePath';

describe('sparklinePath', () => {
  it('draws from 0 to the largest value', () => {
    expect(sparklinePath([0, 5, 10], 100, 24)).toEqual({
      path: 'M0,22L50,12L100,2',
      area: 'M0,22L50,12L100,2L100,24L0,24Z',
    });
  });

  it('leaves gaps, without an area below', () => {
    expect(sparklinePath([10, 10, null, 10, 10], 100, 24)).toEqual({
      path: 'M0,2L25,2M75,2L100,2',
      area: null,
    });
  });

  it('shows a value between gaps as a dash', () => {
    expect(sparklinePath([null, 10, null], 100, 24)?.path).toBe('M50,2h2');
  });

  it('draws one value as a level line and zeros at the foot', () => {
    expect(sparklinePath([4], 100, 24)?.path).toBe('M0,2h100');
    expect(sparklinePath([0, 0], 100, 24)?.path).toBe('M0,22L100,22');
  });

  it.each([[[]], [[null, null]]])('draws nothing for %j', values => {
    expect(sparklinePath(values, 100, 24)).toBeNull();
  });
});
