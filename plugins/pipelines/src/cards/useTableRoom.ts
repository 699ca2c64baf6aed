import { useBreakpoint } from '@backstage/ui';

/** How much of a table fits. */
export type TableRoom = 'phone' | 'tablet' | 'desk';

/** The room that tables have in this window. */
export function useTableRoom(): TableRoom {
  const { up } = useBreakpoint();
  if (!up('sm')) {
    return 'phone';
  }
  return up('lg') ? 'desk' : 'tablet';
}
