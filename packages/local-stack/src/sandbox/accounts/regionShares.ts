import { SandboxRegion, sandboxRegions } from '../regions';
import { AccountProfile } from './AccountProfile';
import { DayNumber } from './day';
import { noise, noiseBetween } from './noise';

/** A region's part of what an entity spent on a day. */
export interface RegionShare {
  region: string;
  share: number;
}

/**
 * How an ad's or campaign's day splits over regions. The shares add up to
 * less than 1: a platform leaves a few percent without a place.
 */
export function regionShares(
  account: AccountProfile,
  entityId: string,
  campaignId: string,
  day: DayNumber,
): RegionShare[] {
  const kept = sandboxRegions
    .filter(region => reported(region, account, campaignId))
    .map(({ region, weight }) => ({
      region,
      weight: weight * noiseBetween(0.5, 1.6, entityId, region, day),
      chance: 0.2 + weight * 2.5,
    }))
    .filter(
      ({ region, chance }) => noise(entityId, region, day, 'reported') < chance,
    );
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  const placed = noiseBetween(0.92, 0.985, entityId, day, 'placed');
  return kept.map(({ region, weight }) => ({
    region,
    share: (weight / total) * placed,
  }));
}

// Meta joins Kingston and Saint Andrew for some campaigns, never for one twice.
function reported(
  { provider, region, parishes }: SandboxRegion,
  account: AccountProfile,
  campaignId: string,
): boolean {
  if (provider !== account.provider) {
    return false;
  }
  if (provider === 'google_ads') {
    return true;
  }
  const joins = noise(account.accountId, campaignId, 'joins') < 0.4;
  if (parishes.length > 1) {
    return joins;
  }
  const inCapital = region.startsWith('Kingston') || parishes[0] === 'SAN';
  return !(joins && inCapital);
}
