import { demoTenants, SandboxBehaviour } from '../tenants';
import { AccountProfile, accountProfile } from './AccountProfile';
import { SourceConfiguration } from './configuration';
import { Corruption } from './corruption';

/** What a person has set for an account by the control API. */
export interface AccountControl {
  /** Wins over the source's configuration until it is null again. */
  behaviour: SandboxBehaviour | null;
  corrupt: Corruption | null;
}

/** The accounts behind a source and how they answer. */
export interface SourceAccounts {
  behaviour: SandboxBehaviour;
  accounts: Array<{ profile: AccountProfile; corrupt: Corruption | null }>;
}

/** The account ids that a source's configuration names. */
export function accountIdsOf(configuration: SourceConfiguration): string[] {
  return configuration.sourceType === 'google-ads'
    ? configuration.customer_id
        .split(',')
        .map(id => id.replaceAll('-', '').trim())
    : configuration.account_ids;
}

/**
 * Resolves a source. Behaviour comes from the control API, else from the
 * configuration, else from the demo tenants, else it is `ok`.
 */
export function sourceAccounts(
  configuration: SourceConfiguration,
  controls: Map<string, AccountControl>,
): SourceAccounts {
  const provider =
    configuration.sourceType === 'google-ads' ? 'google_ads' : 'meta';
  const ids = accountIdsOf(configuration);
  const controlled = ids
    .map(id => controls.get(id)?.behaviour)
    .find(behaviour => behaviour !== undefined && behaviour !== null);
  const known = demoTenants
    .flatMap(({ connections }) => connections)
    .find(({ accountId }) => ids.includes(accountId));
  return {
    behaviour:
      controlled ??
      configuration.sandbox?.behaviour ??
      known?.behaviour ??
      'ok',
    accounts: ids.map(id => ({
      profile: accountProfile(provider, id, configuration.sandbox),
      corrupt: controls.get(id)?.corrupt ?? null,
    })),
  };
}
