import { parseLogLine } from './logLine';

const info = {
  invocation_id: '4d5c',
  level: 'info',
  msg: 'Running with dbt=1.12.6',
  name: 'MainReportVersion',
};

describe('parseLogLine', () => {
  it('reads what is the same in every line', () => {
    const line = JSON.stringify({
      data: { version: '=1.12.6' },
      info: { ...info, code: 'A001', ts: '2026-03-10T12:00:00Z' },
    });
    expect(parseLogLine(line)).toEqual(info);
  });

  it.each([
    ['nothing', ''],
    ['a traceback', 'Traceback (most recent call last):'],
    ['half a line', '{"info": {"level": "error"'],
    ['JSON of something else', '{"level": "error"}'],
    ['a line without an invocation', JSON.stringify({ info: { msg: 'x' } })],
  ])('leaves %s alone', (_, line) => {
    expect(parseLogLine(line)).toBeUndefined();
  });
});
