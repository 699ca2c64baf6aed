import { runStartPermission } from '@adinsights/plugin-platform-common';
import { usePermission } from '@backstage/plugin-permission-react';

/** Whether the reader may start runs of the tenant; false until known. */
export function useMayStart(tenant: string | undefined): boolean {
  return usePermission({ permission: runStartPermission, resourceRef: tenant })
    .allowed;
}
