/** Code of one of Jamaica's 14 parishes. */
export type ParishCode =
  | 'KIN'
  | 'SAN'
  | 'SCA'
  | 'CLA'
  | 'MAN'
  | 'SEL'
  | 'SMY'
  | 'POR'
  | 'STA'
  | 'TRE'
  | 'SJA'
  | 'HAN'
  | 'WES'
  | 'STH';

/** A region as a provider reports it, and the parish or parishes it stands for. */
export interface SandboxRegion {
  provider: 'meta' | 'google_ads';
  /** Meta: the free text of `region`. Google: `geoTargetConstants/<id>`. */
  region: string;
  /** Two codes where the provider reports Kingston and Saint Andrew as one. */
  parishes: ParishCode[];
  /** Share of the population, the base of every split by region. */
  weight: number;
}

/**
 * Every region name the sandbox accounts report. Meta's text is not uniform:
 * some accounts report Kingston and Saint Andrew apart, others as one region,
 * and `metaUnknownRegion` stands for people it could not place.
 *
 * The Google ids are made up, and stable.
 */
export const sandboxRegions: SandboxRegion[] = [
  meta('Kingston Parish', ['KIN'], 0.033),
  meta('Saint Andrew Parish', ['SAN'], 0.212),
  meta('Kingston and Saint Andrew', ['KIN', 'SAN'], 0.245),
  meta('Saint Catherine Parish', ['SCA'], 0.191),
  meta('Clarendon Parish', ['CLA'], 0.09),
  meta('Manchester Parish', ['MAN'], 0.07),
  meta('Saint Elizabeth', ['SEL'], 0.055),
  meta('St. Mary', ['SMY'], 0.042),
  meta('Portland Parish', ['POR'], 0.03),
  meta('Saint Ann Parish', ['STA'], 0.064),
  meta('Trelawny Parish', ['TRE'], 0.028),
  meta('Saint James', ['SJA'], 0.068),
  meta('Hanover Parish', ['HAN'], 0.026),
  meta('Westmoreland Parish', ['WES'], 0.053),
  meta('Saint Thomas Parish', ['STH'], 0.035),
  google(9101801, 'KIN', 0.033),
  google(9101802, 'SAN', 0.212),
  google(9101803, 'SCA', 0.191),
  google(9101804, 'CLA', 0.09),
  google(9101805, 'MAN', 0.07),
  google(9101806, 'SEL', 0.055),
  google(9101807, 'SMY', 0.042),
  google(9101808, 'POR', 0.03),
  google(9101809, 'STA', 0.064),
  google(9101810, 'TRE', 0.028),
  google(9101811, 'SJA', 0.068),
  google(9101812, 'HAN', 0.026),
  google(9101813, 'WES', 0.053),
  google(9101814, 'STH', 0.035),
];

/** What Meta writes in `region` for people it could not place. */
export const metaUnknownRegion = 'Unknown';

function meta(
  region: string,
  parishes: ParishCode[],
  weight: number,
): SandboxRegion {
  return { provider: 'meta', region, parishes, weight };
}

function google(id: number, parish: ParishCode, weight: number): SandboxRegion {
  return {
    provider: 'google_ads',
    region: `geoTargetConstants/${id}`,
    parishes: [parish],
    weight,
  };
}
