import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { MetricsParts } from './createMetrics';

/**
 * The fleet-wide loops, each once per cluster and harmless when triggered at
 * any moment. What they throw is kept by the scheduler and shown by its API.
 */
export async function scheduleTasks(
  scheduler: SchedulerService,
  { sweep, retention }: Pick<MetricsParts, 'sweep' | 'retention'>,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'freshness-sweep',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 10 },
    scope: 'global',
    fn: () => sweep.everyone(),
  });
  await scheduler.scheduleTask({
    id: 'snapshot-retention',
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 2 },
    scope: 'global',
    fn: async signal => {
      await retention.run(signal);
    },
  });
}
