import { datasetIdSchema } from '@adinsights/plugin-platform-common';
import { parseWith } from '@adinsights/plugin-platform-node';
import { z } from 'zod';
import type { SectionFilters } from '../sections/sectionFilters';

const FIRST_DATE = '1970-01-01';
const LAST_DATE = '2199-12-31';

const date = z.iso
  .date({ error: 'must be an ISO date' })
  .refine(value => value >= FIRST_DATE && value <= LAST_DATE, {
    error: `must lie between ${FIRST_DATE} and ${LAST_DATE}`,
  });

const platforms = z
  .string()
  .transform(value => value.split(',').map(platform => platform.trim()))
  .pipe(
    z
      .array(
        z.string().regex(/^[a-z][a-z0-9_]{1,31}$/, {
          error:
            'must be platforms separated by commas, such as meta,google_ads',
        }),
      )
      .max(20),
  );

const parish = z
  .string()
  .transform(value => value.trim().toUpperCase())
  .pipe(
    z.string().regex(/^[A-Z]{3}$/, {
      error: 'must be a parish code of three letters',
    }),
  );

/** What `GET /combined` understands; anything else is a typing error. */
const combinedQuerySchema = z
  .strictObject({
    tenant: z.string({ error: 'is required once' }).min(1).max(64),
    dataset: datasetIdSchema.default('live'),
    start_date: date.optional(),
    end_date: date.optional(),
    platforms: platforms.optional(),
    parish: parish.optional(),
    campaign_search: z.string().trim().min(1).max(200).optional(),
  })
  .refine(
    ({ start_date, end_date }) =>
      !start_date || !end_date || start_date <= end_date,
    { path: ['start_date'], error: 'must not be after end_date' },
  );

/** A parsed request for a payload. */
export interface CombinedQuery {
  tenant: string;
  dataset: z.infer<typeof datasetIdSchema>;
  filters: SectionFilters;
}

/**
 * Reads the query of `GET /combined`. A parameter that is there but empty
 * counts as not given; an unknown one is refused, since a filter misspelt
 * would otherwise show everything.
 *
 * @throws `InputError` naming the field
 */
export function parseCombinedQuery(query: unknown): CombinedQuery {
  const given = Object.fromEntries(
    Object.entries(query ?? {}).filter(([, value]) => value !== ''),
  );
  const parsed = parseWith(combinedQuerySchema, given);
  return {
    tenant: parsed.tenant,
    dataset: parsed.dataset,
    filters: {
      startDate: parsed.start_date,
      endDate: parsed.end_date,
      platforms: parsed.platforms,
      parish: parsed.parish,
      campaignSearch: parsed.campaign_search,
    },
  };
}
