/** How a sandbox ad account answers when it is synced. */
export type SandboxBehaviour = 'ok' | 'slow' | 'fail' | 'rate_limited';

/** One ad account of a demo tenant and the portal connection that syncs it. */
export interface DemoConnection {
  /** `<tenant>-meta` or `<tenant>-google-ads`. */
  id: string;
  provider: 'meta' | 'google_ads';
  name: string;
  accountId: string;
  accountCurrency: 'USD' | 'JMD';
  /** IANA zone of the ad account; its report days are local to it. */
  accountTimezone: string;
  /** What the account does once the first-run seed is over. */
  behaviour: SandboxBehaviour;
}

/** A tenant that exists on a laptop from the first start. */
export interface DemoTenant {
  id: string;
  name: string;
  timezone: 'America/Jamaica';
  currency: 'JMD' | 'USD';
  tier: 'standard' | 'premium';
  owner: `group:default/${string}`;
  connections: DemoConnection[];
}

/**
 * The demo tenants. Tenants that report in JMD have one ad account in each
 * currency, so that their totals need exchange rates.
 *
 * `portmore-grocers` fails for good, so its seed has to sync it once while the
 * behaviour in its source configuration is still `ok`.
 */
export const demoTenants: DemoTenant[] = [
  {
    id: 'blue-mountain-coffee',
    name: 'Blue Mountain Coffee',
    timezone: 'America/Jamaica',
    currency: 'JMD',
    tier: 'standard',
    owner: 'group:default/blue-mountain-coffee',
    connections: [
      {
        id: 'blue-mountain-coffee-meta',
        provider: 'meta',
        name: 'Blue Mountain Coffee on Meta',
        accountId: '410287365519204',
        accountCurrency: 'USD',
        accountTimezone: 'America/Jamaica',
        behaviour: 'ok',
      },
      {
        id: 'blue-mountain-coffee-google-ads',
        provider: 'google_ads',
        name: 'Blue Mountain Coffee on Google Ads',
        accountId: '5173082946',
        accountCurrency: 'JMD',
        accountTimezone: 'America/Jamaica',
        behaviour: 'ok',
      },
    ],
  },
  {
    id: 'kingston-motors',
    name: 'Kingston Motors',
    timezone: 'America/Jamaica',
    currency: 'USD',
    tier: 'premium',
    owner: 'group:default/kingston-motors',
    connections: [
      {
        id: 'kingston-motors-meta',
        provider: 'meta',
        name: 'Kingston Motors on Meta',
        accountId: '768120934455187',
        accountCurrency: 'USD',
        accountTimezone: 'America/New_York',
        behaviour: 'ok',
      },
      {
        id: 'kingston-motors-google-ads',
        provider: 'google_ads',
        name: 'Kingston Motors on Google Ads',
        accountId: '8260417735',
        accountCurrency: 'USD',
        accountTimezone: 'America/Jamaica',
        behaviour: 'ok',
      },
    ],
  },
  {
    id: 'reggae-records',
    name: 'Reggae Records',
    timezone: 'America/Jamaica',
    currency: 'JMD',
    tier: 'standard',
    owner: 'group:default/reggae-records',
    connections: [
      {
        id: 'reggae-records-meta',
        provider: 'meta',
        name: 'Reggae Records on Meta',
        accountId: '295514870063318',
        accountCurrency: 'JMD',
        accountTimezone: 'America/Jamaica',
        behaviour: 'rate_limited',
      },
      {
        id: 'reggae-records-google-ads',
        provider: 'google_ads',
        name: 'Reggae Records on Google Ads',
        accountId: '3094856127',
        accountCurrency: 'USD',
        accountTimezone: 'America/Jamaica',
        behaviour: 'ok',
      },
    ],
  },
  {
    id: 'negril-resorts',
    name: 'Negril Resorts',
    timezone: 'America/Jamaica',
    currency: 'USD',
    tier: 'premium',
    owner: 'group:default/negril-resorts',
    connections: [
      {
        id: 'negril-resorts-meta',
        provider: 'meta',
        name: 'Negril Resorts on Meta',
        accountId: '630948217750462',
        accountCurrency: 'USD',
        accountTimezone: 'America/Jamaica',
        behaviour: 'ok',
      },
      {
        id: 'negril-resorts-google-ads',
        provider: 'google_ads',
        name: 'Negril Resorts on Google Ads',
        accountId: '6482190573',
        accountCurrency: 'USD',
        accountTimezone: 'America/Jamaica',
        behaviour: 'slow',
      },
    ],
  },
  {
    id: 'portmore-grocers',
    name: 'Portmore Grocers',
    timezone: 'America/Jamaica',
    currency: 'JMD',
    tier: 'standard',
    owner: 'group:default/portmore-grocers',
    connections: [
      {
        id: 'portmore-grocers-meta',
        provider: 'meta',
        name: 'Portmore Grocers on Meta',
        accountId: '187346629508811',
        accountCurrency: 'JMD',
        accountTimezone: 'America/Jamaica',
        behaviour: 'fail',
      },
      {
        id: 'portmore-grocers-google-ads',
        provider: 'google_ads',
        name: 'Portmore Grocers on Google Ads',
        accountId: '9715630284',
        accountCurrency: 'USD',
        accountTimezone: 'America/Jamaica',
        behaviour: 'fail',
      },
    ],
  },
];
