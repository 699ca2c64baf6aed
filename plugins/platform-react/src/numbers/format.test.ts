import {
  formatAmount,
  formatAxisMoney,
  formatCompactMoney,
  formatCompactNumber,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRatio,
} from './format';

/** No-break spaces read as plain ones in the tables below. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

describe('money', () => {
  it.each([
    [1_240_113.5, 'JMD', 'JMD 1,240,113.50', '1,240,113.50', 'JMD 1.24 M'],
    [
      9_876_543_210.12,
      'JMD',
      'JMD 9,876,543,210.12',
      '9,876,543,210.12',
      'JMD 9.88 B',
    ],
    [3_974.4, 'USD', 'USD 3,974.40', '3,974.40', 'USD 3,974'],
    [99_999.4, 'USD', 'USD 99,999.40', '99,999.40', 'USD 99,999'],
    [100_000, 'USD', 'USD 100,000.00', '100,000.00', 'USD 100 K'],
    [13.62, 'USD', 'USD 13.62', '13.62', 'USD 13.62'],
    [0, 'JMD', 'JMD 0.00', '0.00', 'JMD 0'],
    [-42.5, 'USD', '-USD 42.50', '-42.50', '-USD 42.50'],
    [1_500, 'JPY', 'JPY 1,500', '1,500', 'JPY 1,500'],
  ])('writes %p %s', (value, currency, exact, amount, compact) => {
    expect(plain(formatMoney(value, currency))).toBe(exact);
    expect(plain(formatAmount(value, currency))).toBe(amount);
    expect(plain(formatCompactMoney(value, currency))).toBe(compact);
  });

  it.each([
    [65, 'USD 65'],
    [0.5, 'USD 0.50'],
    [2_600, 'USD 2,600'],
    [600_000_000, 'USD 600 M'],
  ])('writes the tick %p without idle cents', (value, text) => {
    expect(plain(formatAxisMoney(value, 'USD'))).toBe(text);
  });
});

describe('counts and ratios', () => {
  it.each([
    [formatNumber(1_240_113), '1,240,113'],
    [formatNumber(0.333), '0.33'],
    [formatCompactNumber(99_999), '99,999'],
    [formatCompactNumber(4_983_609), '4.98 M'],
    [formatRatio(2.314), '2.31×'],
    [formatRatio(0), '0.00×'],
    [formatPercent(0.0181), '1.8 %'],
    [formatPercent(0.0181, 2), '1.81 %'],
    [formatPercent(1), '100.0 %'],
  ])('writes %s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });
});

it.each([null, undefined, NaN, Infinity])(
  'shows a dash for %p, never zero',
  value => {
    expect([
      formatMoney(value, 'JMD'),
      formatAmount(value, 'JMD'),
      formatCompactMoney(value, 'JMD'),
      formatNumber(value),
      formatCompactNumber(value),
      formatRatio(value),
      formatPercent(value),
    ]).toEqual(Array(7).fill('–'));
  },
);
