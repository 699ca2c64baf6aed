import { demoTenants } from '../tenants';
import { noiseBetween } from './noise';
import { AccountTheme, themeOf } from './theme';

/** The part of a source's configuration that shapes its made-up account. */
export interface SandboxAccountSettings {
  currency?: string;
  timezone?: string;
  /** Multiplies the spend; 1 when absent. */
  scale?: number;
}

/** An ad account as its platform knows it. */
export interface AccountProfile {
  provider: 'meta' | 'google_ads';
  accountId: string;
  name: string;
  currency: string;
  timezone: string;
  theme: AccountTheme;
  /** Mean daily spend in the account's currency. */
  dailySpend: number;
  /** What one US dollar is in the account's currency, for sizes only. */
  unitsPerUsd: number;
}

// Only sizes depend on these; the warehouse converts by its own rates.
const unitsPerUsd: Record<string, number> = { USD: 1, JMD: 158, EUR: 0.9 };

/**
 * The profile of any account: a demo tenant's has its tenant's theme, any
 * other one is made up from its id.
 */
export function accountProfile(
  provider: AccountProfile['provider'],
  accountId: string,
  settings: SandboxAccountSettings = {},
): AccountProfile {
  const tenant = demoTenants.find(({ connections }) =>
    connections.some(connection => connection.accountId === accountId),
  );
  const connection = tenant?.connections.find(
    candidate => candidate.accountId === accountId,
  );
  const theme = themeOf(tenant?.id, accountId, (low, high, what) =>
    noiseBetween(low, high, accountId, what),
  );
  const currency = settings.currency ?? connection?.accountCurrency ?? 'USD';
  const units = unitsPerUsd[currency] ?? 1;
  return {
    provider,
    accountId,
    name: theme.brand,
    currency,
    timezone:
      settings.timezone ?? connection?.accountTimezone ?? 'America/Jamaica',
    theme,
    unitsPerUsd: units,
    dailySpend: theme.dailySpendUsd * units * (settings.scale ?? 1),
  };
}
