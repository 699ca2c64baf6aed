import { z } from 'zod';

/** Query parameters every list takes. `limit` is 1 to 100, default 20. @public */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(500).optional(),
});

/** @public */
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** Shape of every list's answer. @public */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
  totalItems?: number;
}

/** The schema of a page of `item`. @public */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().optional(),
    totalItems: z.number().int().optional(),
  });
}
