import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { ErrorPanel } from './ErrorPanel';

async function failure() {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message: 'the warehouse does not answer' },
        response: { statusCode: 500 },
      }),
      {
        status: 500,
        headers: {
          'content-type': 'application/json',
          traceparent:
            '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        },
      },
    ),
  );
}

describe('ErrorPanel', () => {
  it('says what failed, why, what works, what to do, and the reference', async () => {
    renderInTestApp(
      <ErrorPanel
        title="The numbers could not be read"
        stillWorks="Loading goes on."
        whatToDo="Try again in a minute."
        error={await failure()}
        onRetry={() => {}}
      />,
    );
    const panel = await screen.findByRole('alert');
    for (const words of [
      'The numbers could not be read',
      'the warehouse does not answer',
      'Loading goes on.',
      'Try again in a minute.',
      'Try again',
      'If it lasts, pass on the reference.',
      '4bf92f3577b34da6a3ce929d0e0e4736',
    ]) {
      expect(panel).toHaveTextContent(words);
    }
    expect(
      screen.getByRole('button', { name: 'Copy reference' }),
    ).toBeInTheDocument();
  });

  it('has words of its own when there was no answer, and no reference', async () => {
    renderInTestApp(
      <ErrorPanel
        title="It failed"
        whatToDo="Wait."
        error={new TypeError('Failed to fetch')}
      />,
    );
    const panel = await screen.findByRole('alert');
    expect(panel).toHaveTextContent('The server cannot be reached.');
    expect(panel).not.toHaveTextContent(/Failed to fetch|reference/);
  });

  it('leaves out what it is not given', async () => {
    renderInTestApp(<ErrorPanel title="It failed" />);
    expect(await screen.findByRole('alert')).toHaveTextContent(/^It failed$/);
  });
});
