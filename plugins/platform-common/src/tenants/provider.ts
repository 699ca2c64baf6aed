import { z } from 'zod';

/** Advertising platforms that the portal has models for. @public */
export const providerSchema = z.enum(['meta', 'google_ads']);

/** @public */
export type Provider = z.infer<typeof providerSchema>;

/** Names as people know them. @public */
export const providerLabels: Record<Provider, string> = {
  meta: 'Meta',
  google_ads: 'Google Ads',
};
