import { member } from '../__testUtils__/waveFixtures';
import { memberEnding, modelFailure } from './waveOutcome';

const traces = {
  published: new Set(['published', 'contradictory']),
  failedRules: new Map([
    ['held-back', ['missing_currency', 'negative_spend']],
    ['contradictory', ['negative_spend']],
  ]),
};

describe('memberEnding', () => {
  it.each([
    ['published', 'succeeded', undefined],
    [
      'held-back',
      'degraded',
      {
        code: 'quality',
        message: 'Held back by quality rules: missing_currency, negative_spend',
        rules: ['missing_currency', 'negative_spend'],
      },
    ],
    [
      'contradictory',
      'degraded',
      {
        code: 'quality',
        message: 'Held back by quality rules: negative_spend',
        rules: ['negative_spend'],
      },
    ],
  ])('a tenant that was %s ends %s', (tenantId, outcome, failure) => {
    const { stepId, attempt } = member(tenantId);
    expect(memberEnding(member(tenantId), traces)).toEqual({
      stepId,
      attempt,
      outcome,
      ...(failure && { failure }),
    });
  });

  it('knows nothing of a tenant without a trace', () => {
    expect(memberEnding(member('left-out'), traces)).toBeUndefined();
  });
});

describe('modelFailure', () => {
  const node = (name: string, message: string | null) => ({
    ...{ node: `model.adinsights.${name}`, status: 'error', seconds: 1 },
    message,
  });

  it('names every node with what it said', () => {
    expect(
      modelFailure([
        node('campaign_daily', '  column "spend" does not exist\n'),
        node('members', null),
      ]),
    ).toEqual({
      code: 'model_error',
      message:
        'model.adinsights.campaign_daily: column "spend" does not exist; model.adinsights.members: failed',
      rules: [],
    });
  });

  it('is short enough for a ledger', () => {
    const { message } = modelFailure([node('a', 'x'.repeat(5_000))]);
    expect(message).toHaveLength(2_000);
  });
});
