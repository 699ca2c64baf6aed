import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Words of the shared interface parts. @public */
export const platformReactTranslationRef = createTranslationRef({
  id: 'plugin.adinsights-platform-react',
  messages: {
    state: {
      fresh: 'Fresh',
      late: 'Late',
      stale: 'Stale',
      missing: 'Missing',
      paused: 'Paused',
    },
    time: {
      never: 'never',
      now: 'just now',
      minutesAgo: '{{minutes}} min ago',
      hoursAgo: '{{hours}} h ago',
      daysAgo: '{{days}} days ago',
      inMinutes: 'in {{minutes}} min',
      inHours: 'in {{hours}} h',
      inDays: 'in {{days}} days',
    },
    tenantPicker: {
      label: 'Tenant',
      placeholder: 'Find a tenant',
      loading: 'Loading tenants',
    },
    error: {
      retry: 'Try again',
      unreachable: 'The server cannot be reached.',
      passOn: 'If it lasts, pass on the reference.',
      reference: 'Reference',
      copy: 'Copy reference',
      copied: 'Copied',
    },
    chart: {
      loading: 'Drawing the chart',
      previous: '{{name}}, period before',
      soFar: '(so far)',
    },
  },
});
