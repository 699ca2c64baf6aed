import { campaign, metricsFixture } from '../__testUtils__/metricsFixture';
import { csvOf } from './csv';
import { exportFile, EXPORTS } from './exports';

describe('csvOf', () => {
  it.each([
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@sum', "'@sum"],
    [-1.5, '-1.5'],
    [1_234_567.891, '1234567.891'],
    [null, ''],
  ])('writes %j as %s', (value, text) => {
    expect(csvOf([['head', row => row]], [value])).toBe(`head\r\n${text}\r\n`);
  });
});

describe('exportFile', () => {
  it('holds the campaigns with their exact numbers', () => {
    const rows = [campaign('c-9', 'Carnival, "fête"', 1_234.56)];
    const { name, text } = exportFile('campaigns', {
      ...metricsFixture,
      campaign: { ...metricsFixture.campaign, rows },
    });
    expect(name).toBe(
      'blue-mountain-coffee_live_2025-10-13_2025-10-14_campaigns.csv',
    );
    const [head, row] = text.split('\r\n');
    expect(head).toMatch(/^id,campaign,platform,status,.*,spend_JMD,/);
    expect(row).toMatch(/^c-9,"Carnival, ""fête""",meta,ACTIVE,,,,1234.56,/);
  });

  it.each([...EXPORTS])('writes one line per row of %s', id => {
    const rows = {
      campaigns: 2,
      trend: 2,
      creatives: 1,
      budget: 1,
      parishes: 2,
    };
    const lines = exportFile(id, metricsFixture).text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(rows[id] + 1);
  });
});
