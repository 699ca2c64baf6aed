/** What an advertiser is about: sizes and words of its campaigns. */
export interface AccountTheme {
  brand: string;
  /** Mean daily spend of one ad account, in US dollars. */
  dailySpendUsd: number;
  /** Conversion value over spend of the campaigns that sell. */
  roas: number;
  /** Mean value of one conversion, in US dollars. */
  orderValueUsd: number;
  /** What the campaigns are named after; long-running ones come first. */
  subjects: string[];
}

const demoThemes: Record<string, AccountTheme> = {
  'blue-mountain-coffee': {
    brand: 'Blue Mountain Café',
    dailySpendUsd: 55,
    roas: 4.1,
    orderValueUsd: 34,
    subjects: [
      'Single Estate ☕',
      'Jamaica’s Finest Beans',
      'Café Visits',
      'Roastery Tours',
      'Crème Brûlée Blend',
      'Gift Boxes 🎁',
      'Harvest Sale',
    ],
  },
  'kingston-motors': {
    brand: 'Kingston Motors',
    dailySpendUsd: 240,
    roas: 2.6,
    orderValueUsd: 140,
    subjects: [
      'Test Drive Leads',
      'Certified Pre-Owned',
      'Fleet & Lease',
      'Service Bay',
      'Trade-In Days 🚗',
      'Coupé Launch',
      'Year-End Clearance',
    ],
  },
  'reggae-records': {
    brand: 'Reggae Records',
    dailySpendUsd: 38,
    roas: 1.5,
    orderValueUsd: 19,
    subjects: [
      'Roots Catalogue',
      'Lovers’ Rock Vinyl',
      'Dub Nights 🎶',
      'Merch Store',
      'Artiste of the Month',
      'Beyoncé Riddim Tribute',
      'Sumfest Tickets',
    ],
  },
  'negril-resorts': {
    brand: 'Negril Resorts',
    dailySpendUsd: 920,
    roas: 5.2,
    orderValueUsd: 410,
    subjects: [
      'Seven Mile Stays 🏖️',
      'All-Inclusive Suites',
      'Weddings & Fêtes',
      'Spa Day Passes',
      'Staycation – Residents',
      'Winter Escape',
      'Easter Package',
    ],
  },
  'portmore-grocers': {
    brand: 'Portmore Grocers',
    dailySpendUsd: 130,
    roas: 1.9,
    orderValueUsd: 27,
    subjects: [
      'Weekly Specials',
      'Fresh Produce 🥭',
      'Home Delivery',
      'Loyalty Card',
      'Farmer’s Corner',
      'Back to School',
      'Jalapeño & Spice Fair',
    ],
  },
};

const commonSubjects = [
  'Brand',
  'Core Products',
  'Prospecting',
  'Retargeting',
  'Store Visits',
  'Seasonal Offer ✨',
  'Liquidation – Été',
];

/** The theme of a demo tenant, or a plausible one of any other size. */
export function themeOf(
  tenantId: string | undefined,
  accountId: string,
  pick: (low: number, high: number, what: string) => number,
): AccountTheme {
  const theme = tenantId === undefined ? undefined : demoThemes[tenantId];
  return (
    theme ?? {
      brand: `Account ${accountId.slice(-4)}`,
      dailySpendUsd: pick(30, 400, 'spend'),
      roas: pick(1.4, 5, 'roas'),
      orderValueUsd: pick(18, 160, 'order'),
      subjects: commonSubjects,
    }
  );
}
