import {
  TelemetryItem,
  telemetrySchema,
} from '@adinsights/plugin-platform-common';
import type { Clock } from '../clock/clock';
import {
  pipelinesDirectoryAnswerSchema,
  PipelinesClient,
  TenantSchedule,
} from './pipelinesClient';
import type { PluginRequest } from './pluginRequest';
import { RecentAnswer } from './RecentAnswer';

const MAX_AGE_MS = 30_000;
const PAGE_SIZE = 100;

/** {@link PipelinesClient} over HTTP. @public */
export class HttpPipelinesClient implements PipelinesClient {
  readonly #request: PluginRequest;
  readonly #schedules: RecentAnswer<Map<string, TenantSchedule>>;

  private constructor(request: PluginRequest, clock: Clock) {
    this.#request = request;
    this.#schedules = new RecentAnswer({
      ask: async () => {
        const { items } = await request(
          '/directory',
          pipelinesDirectoryAnswerSchema,
        );
        return new Map(items.map(item => [item.tenantId, item]));
      },
      maxAgeMs: MAX_AGE_MS,
      clock,
    });
  }

  static create(options: {
    request: PluginRequest;
    clock: Clock;
  }): HttpPipelinesClient {
    return new HttpPipelinesClient(options.request, options.clock);
  }

  async schedules(): Promise<Map<string, TenantSchedule>> {
    return this.#schedules.get();
  }

  async telemetry(tenantId: string): Promise<TelemetryItem[]> {
    const items: TelemetryItem[] = [];
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({
        tenant: tenantId,
        limit: String(PAGE_SIZE),
        ...(cursor && { cursor }),
      });
      const page = await this.#request(`/telemetry?${query}`, telemetrySchema);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  }
}
