import {
  Schedule,
  SchedulePut,
  scheduleSchema,
} from '@adinsights/plugin-platform-common';
import { Resource, useResource } from '@adinsights/plugin-platform-react';
import { ResponseError } from '@backstage/errors';
import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import { scheduleAddress } from '../data/addresses';
import { AT_REST_MS } from '../data/refresh';

/** A tenant's schedule, and the way to change it. */
export function useSchedule(tenant: string): Resource<Schedule> & {
  /** @throws ResponseError - as when a field is refused (400) */
  save: (put: SchedulePut) => Promise<void>;
} {
  const fetchApi = useApi(fetchApiRef);
  const url = scheduleAddress(tenant);
  const schedule = useResource(url, scheduleSchema, { refreshMs: AT_REST_MS });
  const save = async (put: SchedulePut) => {
    const response = await fetchApi.fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(put),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    schedule.reload();
  };
  return { ...schedule, save };
}
