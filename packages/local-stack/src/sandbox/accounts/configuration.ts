import { z } from 'zod';

/** What a sandbox source may say about its made-up account. */
export const sandboxSettingsSchema = z.object({
  behaviour: z.enum(['ok', 'slow', 'fail', 'rate_limited']).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  timezone: z.string().refine(isTimezone, 'not an IANA time zone').optional(),
  scale: z.number().positive().max(1000).optional(),
});

const metaConfigurationSchema = z.looseObject({
  sourceType: z.literal('facebook-marketing'),
  account_ids: z.array(z.string().regex(/^\d{4,20}$/)).min(1),
  sandbox: sandboxSettingsSchema.optional(),
});

const googleConfigurationSchema = z.looseObject({
  sourceType: z.literal('google-ads'),
  // One customer or several with commas, with or without hyphens.
  customer_id: z.string().regex(/^\d[\d-]{3,}(\s*,\s*\d[\d-]{3,})*$/),
  sandbox: sandboxSettingsSchema.optional(),
});

/** Configuration of a source, by `sourceType`. */
export const sourceConfigurationSchema = z.discriminatedUnion('sourceType', [
  metaConfigurationSchema,
  googleConfigurationSchema,
]);
export type SourceConfiguration = z.infer<typeof sourceConfigurationSchema>;

/** Configuration of a destination: where rows are landed, and as whom. */
export const destinationConfigurationSchema = z.looseObject({
  destinationType: z.literal('postgres'),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535).default(5432),
  database: z.string().min(1),
  schema: z.string().min(1).default('public'),
  username: z.string().min(1),
  password: z.string().optional(),
});
export type DestinationConfiguration = z.infer<
  typeof destinationConfigurationSchema
>;

function isTimezone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
}
