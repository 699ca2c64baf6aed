import { useEffect } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Names the page in the browser's tab, and the app alone once it is left. */
export function useDocumentTitle(page: string): void {
  const app = useApi(configApiRef).getOptionalString('app.title');
  useEffect(() => {
    document.title = app ? `${page} · ${app}` : page;
    return () => {
      document.title = app ?? '';
    };
  }, [page, app]);
}
