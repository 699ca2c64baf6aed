import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Says who asked for a change, and whether it was made. */
export async function audited<T>(
  auditor: AuditorService,
  change: { eventId: string; request: Request; meta: JsonObject },
  make: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    ...change,
    severityLevel: 'medium',
  });
  try {
    const made = await make();
    await event.success();
    return made;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
