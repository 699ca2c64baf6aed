import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { metricsFixture, metricsIn } from '../__testUtils__/metricsFixture';
import { FreshnessBanner } from './FreshnessBanner';

type Props = Parameters<typeof FreshnessBanner>[0];

async function bannerText(props: Partial<Props>): Promise<string> {
  renderInTestApp(
    <FreshnessBanner
      metrics={metricsFixture}
      isPast={false}
      onRetry={() => {}}
      onBackToNow={() => {}}
      {...props}
    />,
  );
  const banner = await screen.findByRole('region', {
    name: 'How fresh the numbers are',
  });
  return banner.textContent ?? '';
}

describe('FreshnessBanner', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date('2025-10-14T06:24:00-05:00'),
      doNotFake: ['queueMicrotask', 'setTimeout', 'setInterval'],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('gives the times of the server in the zone of the tenant', async () => {
    const text = await bannerText({});
    expect(text).toMatch(/^Fresh/);
    expect(text).toContain('Data as of 06:12 (12 min ago)');
    expect(text).toContain('snapshot made 06:14');
    expect(text).toContain('next expected 07:00');
  });

  it.each([
    [
      'late',
      'source:meta/past_deadline',
      'Late',
      'Meta source: past its deadline',
    ],
    ['stale', 'marts/missed_slots', 'Stale', 'Warehouse: missed its slots'],
    [
      'late',
      'sources/past_deadline',
      'Late',
      'All sources: past their deadlines',
    ],
    [
      'stale',
      'sources/missed_slots',
      'Stale',
      'All sources: missed their slots',
    ],
    ['stale', 'sources/never_loaded', 'Stale', 'All sources: never loaded'],
    ['paused', 'tenant_suspended', 'Paused', 'The tenant is suspended'],
    ['stale', 'moon/eclipse', 'Stale', 'moon/eclipse'],
  ] as const)('%s because of %s', async (state, reason, word, words) => {
    const text = await bannerText({ metrics: metricsIn(state, reason) });
    expect(text).toMatch(new RegExp(`^${word}`));
    expect(text).toContain(words);
  });

  it('says when the first numbers are expected while all are missing', async () => {
    const text = await bannerText({
      metrics: {
        ...metricsIn('missing', 'snapshot/never_loaded'),
        snapshot_generated_at: null,
        dataAsOf: null,
      },
    });
    expect(text).toMatch(/^Missing/);
    expect(text).toContain('The first are expected 07:00');
    expect(text).not.toContain('Data as of');
  });

  it('labels demo numbers whatever their freshness', async () => {
    const text = await bannerText({
      metrics: { ...metricsIn('late', 'x'), dataset: 'demo' },
    });
    expect(text).toMatch(/^Demo/);
    expect(text).toContain('not those of Blue Mountain Coffee');
    expect(screen.queryByText('Why?')).not.toBeInTheDocument();
  });

  it('says that filtered numbers come from the warehouse', async () => {
    const text = await bannerText({
      metrics: { ...metricsFixture, snapshotId: null },
    });
    expect(text).toContain('filtered numbers, read from the warehouse 06:14');
  });

  it('puts doubt about the server before the state of the data', async () => {
    const text = await bannerText({
      error: new TypeError('Failed to fetch'),
      confirmedAt: new Date('2025-10-14T06:21:00-05:00'),
    });
    expect(text).toMatch(/^Offline/);
    expect(text).toContain('the last numbers it gave, 3 min ago');
    expect(screen.getByRole('button', { name: 'Try now' })).toBeEnabled();
  });

  it('tells a refusal from silence', async () => {
    const error = await ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: { name: 'Error', message: 'column is gone' },
          response: { statusCode: 500 },
        }),
        { status: 500, headers: { 'content-type': 'application/json' } },
      ),
    );
    const text = await bannerText({ error, confirmedAt: new Date() });
    expect(text).toMatch(/^Not refreshed/);
    expect(text).toContain('column is gone');
  });

  it('leads back from an older snapshot', async () => {
    const text = await bannerText({ isPast: true });
    expect(text).toMatch(/^As seen/);
    expect(text).toContain('as they stood Tue 14 Oct 06:14');
    expect(text).not.toContain('next expected');
    expect(screen.getByRole('button', { name: 'Back to now' })).toBeEnabled();
  });
});
