import { demoTenants } from '../tenants';
import { accountProfile } from './AccountProfile';
import { campaignsOf } from './campaigns';
import { adPerformance } from './performance';

const TODAY = 20_500;
const profiles = [
  ...demoTenants.flatMap(({ connections }) =>
    connections.map(({ provider, accountId }) =>
      accountProfile(provider, accountId),
    ),
  ),
  accountProfile('meta', '700800900100'),
  accountProfile('google_ads', '1112223334', { currency: 'JMD', scale: 3 }),
];

function* lastNinetyDays(profile: (typeof profiles)[number], age = 0) {
  const campaigns = campaignsOf(profile, TODAY - 89, TODAY);
  for (let day = TODAY - 89; day <= TODAY; day++) {
    for (const campaign of campaigns) {
      for (const ad of campaign.ads) {
        const now = { today: TODAY + age, hour: 12 };
        const performance = adPerformance(profile, campaign, ad, day, now);
        if (performance) {
          yield { day, campaign, ad, performance };
        }
      }
    }
  }
}

describe('adPerformance', () => {
  it.each(profiles.map(profile => [profile.accountId, profile] as const))(
    'is plausible for account %s',
    (_, profile) => {
      const rows = [...lastNinetyDays(profile)];
      const sum = (of: (row: (typeof rows)[number]) => number) =>
        rows.reduce((total, row) => total + of(row), 0);
      expect(rows.length).toBeGreaterThan(900);
      const spend = sum(({ performance }) => performance.spend);
      const roas =
        sum(({ performance }) => performance.conversionValue) / spend;
      expect(roas).toBeGreaterThan(0.8);
      expect(roas).toBeLessThan(5);
      expect(spend / 90 / profile.dailySpend).toBeGreaterThan(0.6);
      expect(spend / 90 / profile.dailySpend).toBeLessThan(1.3);
      for (const { performance } of rows) {
        expect(performance.clicks).toBeLessThanOrEqual(performance.impressions);
        expect(performance.spend).toBeGreaterThan(0);
      }
      const delivering = new Set(rows.map(({ campaign }) => campaign.id));
      expect(delivering.size).toBeGreaterThanOrEqual(5);
      expect(delivering.size).toBeLessThanOrEqual(12);
    },
  );

  it('lets the conversions of a day grow for seven days and then stand', () => {
    const [profile] = profiles;
    const conversions = (age: number) =>
      [...lastNinetyDays(profile, age)]
        .filter(({ day }) => day === TODAY || day === TODAY - 1)
        .reduce((sum, { performance }) => sum + performance.conversions, 0);
    const byAge = [1, 3, 5, 7, 9, 30].map(conversions);
    expect([...byAge].sort((a, b) => a - b)).toEqual(byAge);
    expect(byAge[3]).toBeGreaterThan(byAge[0]);
    expect(byAge[5]).toBe(byAge[3]);
  });

  it('gives nothing for a day that has not begun', () => {
    const [profile] = profiles;
    const [campaign] = campaignsOf(profile, TODAY, TODAY);
    const at = (hour: number, day = TODAY) =>
      adPerformance(profile, campaign, campaign.ads[0], day, {
        today: TODAY,
        hour,
      });
    expect(at(12, TODAY + 1)).toBeUndefined();
    expect(at(0)).toBeUndefined();
    expect(at(20)!.spend).toBeGreaterThan(at(8)!.spend);
  });
});
