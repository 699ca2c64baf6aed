import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useRef } from 'react';
import { SWRConfig } from 'swr';
import { z } from 'zod';
import { correlationIdOf, isUnreachable, messageOf } from './failure';
import { useResource } from './useResource';

const schema = z.object({ value: z.number() });

function Probe() {
  const resource = useResource('plugin://metrics/thing', schema);
  const first = useRef<object>();
  useEffect(() => {
    first.current ??= resource.data;
  });
  const { data, error } = resource;
  return (
    <>
      <output>{data ? `value ${data.value}` : 'nothing'}</output>
      <p>{data && first.current === data ? 'same object' : 'other object'}</p>
      <p>{error ? `error: ${messageOf(error)}` : 'no error'}</p>
      <p>{isUnreachable(error) ? 'unreachable' : 'reachable'}</p>
      <p>reference {correlationIdOf(error) ?? 'none'}</p>
      <button onClick={resource.reload}>reload</button>
    </>
  );
}

function renderProbe(answers: Array<(headers: Headers) => Response>) {
  let asked = 0;
  const fetch = async (_: unknown, init?: RequestInit) => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    return answer(new Headers(init?.headers));
  };
  renderInTestApp(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <Probe />
    </SWRConfig>,
    { apis: [[fetchApiRef, { fetch }]] },
  );
}

const good = (value: unknown) => () =>
  new Response(JSON.stringify({ value }), { headers: { etag: '"v1"' } });

describe('useResource', () => {
  it('keeps the last good data when a refetch fails, and says so', async () => {
    renderProbe([
      good(7),
      () =>
        new Response(
          JSON.stringify({
            error: {
              name: 'ServiceUnavailableError',
              message: 'database down',
            },
            response: { statusCode: 503 },
          }),
          {
            status: 503,
            headers: {
              'content-type': 'application/json',
              'x-correlation-id': 'abc123',
            },
          },
        ),
    ]);
    expect(await screen.findByText('value 7')).toBeInTheDocument();
    expect(screen.getByText('no error')).toBeInTheDocument();
    await userEvent.click(screen.getByText('reload'));
    expect(await screen.findByText('error: database down')).toBeInTheDocument();
    expect(screen.getByText('value 7')).toBeInTheDocument();
    expect(screen.getByText('unreachable')).toBeInTheDocument();
    expect(screen.getByText('reference abc123')).toBeInTheDocument();
  });

  it('asks conditionally and keeps the object on 304', async () => {
    const conditions: Array<string | null> = [];
    renderProbe([
      good(7),
      headers => {
        conditions.push(headers.get('if-none-match'));
        return new Response(null, { status: 304 });
      },
    ]);
    await screen.findByText('value 7');
    await userEvent.click(screen.getByText('reload'));
    await waitFor(() => expect(conditions).toEqual(['"v1"']));
    expect(await screen.findByText('same object')).toBeInTheDocument();
    expect(screen.getByText('no error')).toBeInTheDocument();
  });

  it('does not take an answer of another shape', async () => {
    renderProbe([good('seven')]);
    expect(
      await screen.findByText(/error: .*expected number/s),
    ).toBeInTheDocument();
    expect(screen.getByText('nothing')).toBeInTheDocument();
    expect(screen.getByText('reachable')).toBeInTheDocument();
  });

  it('says at once that the browser is offline', async () => {
    renderProbe([good(7)]);
    await screen.findByText('value 7');
    const online = jest
      .spyOn(navigator, 'onLine', 'get')
      .mockReturnValue(false);
    act(() => {
      window.dispatchEvent(new Event('offline'));
    });
    expect(screen.getByText('unreachable')).toBeInTheDocument();
    expect(screen.getByText('value 7')).toBeInTheDocument();
    online.mockRestore();
  });
});
