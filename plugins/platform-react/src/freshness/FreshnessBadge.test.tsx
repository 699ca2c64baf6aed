import { freshnessStateSchema } from '@adinsights/plugin-platform-common';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { FreshnessBadge } from './FreshnessBadge';

describe('FreshnessBadge', () => {
  it('has a word and an icon of its own for each state', async () => {
    const { container } = renderInTestApp(
      <>
        {freshnessStateSchema.options.map(state => (
          <FreshnessBadge key={state} state={state} />
        ))}
      </>,
    );
    for (const word of ['Fresh', 'Late', 'Stale', 'Missing', 'Paused']) {
      expect(await screen.findByText(word)).toBeInTheDocument();
    }
    const icons = Array.from(
      container.querySelectorAll('[data-state] svg'),
      icon => icon.innerHTML,
    );
    expect(new Set(icons).size).toBe(5);
  });
});
