/** The demo tenants with the ad accounts that the sandbox can corrupt. */
export const tenants = [
  { id: 'blue-mountain-coffee', currency: 'JMD' },
  { id: 'kingston-motors', currency: 'USD' },
  { id: 'negril-resorts', currency: 'USD' },
  { id: 'portmore-grocers', currency: 'JMD' },
  { id: 'reggae-records', currency: 'JMD' },
];

export const staleTenant = 'portmore-grocers';

/** The one whose rows the tests spoil, and its Meta account. */
export const spoiled = {
  tenant: 'kingston-motors',
  metaAccountId: '768120934455187',
};
