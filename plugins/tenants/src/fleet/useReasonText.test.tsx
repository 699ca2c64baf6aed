import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { useReasonText } from './useReasonText';

function Reason({ reason }: { reason: string }) {
  return <output>{useReasonText()(reason)}</output>;
}

describe('useReasonText', () => {
  it.each([
    ['source:google_ads/missed_slots', 'Google Ads sync: missed its slots'],
    ['marts/past_deadline', 'Marts: past its deadline'],
    ['sources/missed_slots', 'All syncs: missed their slots'],
    ['sources/past_deadline', 'All syncs: past their deadlines'],
    ['sources/never_loaded', 'All syncs: never loaded'],
    ['moon/eclipse', 'moon sync: eclipse'],
  ])('words %s', async (reason, words) => {
    renderInTestApp(<Reason reason={reason} />);
    expect(await screen.findByRole('status')).toHaveTextContent(words);
  });
});
