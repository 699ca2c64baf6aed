import { Resource, useResource } from '@adinsights/plugin-platform-react';
import { useState } from 'react';
import { z } from 'zod';
import { AT_REST_MS, AT_WORK_MS, SIGNAL_CHANNEL } from './refresh';
import { useReloadOn } from './useReloadOn';

/**
 * A resource that is asked for again on the signal that runs changed, every
 * five seconds while `isAtWork` says so of the last answer, and each minute
 * otherwise.
 */
export function useLiveResource<S extends z.ZodType>(
  url: string | null,
  schema: S,
  isAtWork: (data: z.output<S>) => boolean,
): Resource<z.output<S>> {
  const [atWork, setAtWork] = useState(false);
  const resource = useResource(url, schema, {
    refreshMs: atWork ? AT_WORK_MS : AT_REST_MS,
    keepPrevious: true,
  });
  const now = resource.data !== undefined && isAtWork(resource.data);
  if (now !== atWork) {
    setAtWork(now);
  }
  useReloadOn(SIGNAL_CHANNEL, resource.reload);
  return resource;
}
