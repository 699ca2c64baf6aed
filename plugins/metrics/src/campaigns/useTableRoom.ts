import { useBreakpoint } from '@backstage/ui';
import type { TableRoom } from './campaignColumns';

/** How many columns fit the window. */
export function useTableRoom(): TableRoom {
  const { up } = useBreakpoint();
  if (up('lg')) {
    return 'desk';
  }
  return up('sm') ? 'tablet' : 'phone';
}
