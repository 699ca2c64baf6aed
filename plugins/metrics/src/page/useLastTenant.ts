import {
  errorApiRef,
  storageApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';

const KEY = 'last-tenant';

function asTenant(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/**
 * The tenant looked at last: undefined while the store has not answered, null
 * when there was none.
 */
export function useLastTenant(): [
  string | null | undefined,
  (tenant: string) => void,
] {
  const storage = useApi(storageApiRef);
  const errors = useApi(errorApiRef);
  const bucket = useMemo(
    () => storage.forBucket('adinsights-metrics'),
    [storage],
  );
  const [last, setLast] = useState(() => {
    const stored = bucket.snapshot(KEY);
    return stored.presence === 'unknown' ? undefined : asTenant(stored.value);
  });
  useEffect(() => {
    const subscription = bucket.observe$(KEY).subscribe(stored => {
      if (stored.presence !== 'unknown') {
        setLast(asTenant(stored.value));
      }
    });
    return () => subscription.unsubscribe();
  }, [bucket]);
  const remember = useCallback(
    (tenant: string) => {
      if (asTenant(bucket.snapshot(KEY).value) !== tenant) {
        // Not remembering costs a click, so it is logged and not shown.
        bucket
          .set(KEY, tenant)
          .catch(error => errors.post(error, { hidden: true }));
      }
    },
    [bucket, errors],
  );
  return [last, remember];
}
