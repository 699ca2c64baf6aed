import {
  CombinedMetrics as Payload,
  Freshness,
  MetricsSections,
} from '@adinsights/plugin-platform-common';
import {
  allTenants,
  Clock,
  TenantRecord,
} from '@adinsights/plugin-platform-node';
import { InputError } from '@backstage/errors';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type {
  FreshnessReader,
  TenantState,
} from '../freshness/FreshnessReader';
import { assembleSections } from '../sections/assembleSections';
import { emptySections } from '../sections/emptySections';
import { hasFilters } from '../sections/sectionFilters';
import type { SectionsReader } from '../sections/SectionsReader';
import { compress, decodeSections } from '../snapshots/encodeSnapshot';
import type { SnapshotStore } from '../snapshots/SnapshotStore';
import type { CombinedQuery } from './combinedQuery';
import { demoFreshness } from './demoFreshness';

/** An answer ready to send, in both encodings. */
export interface CombinedBody {
  json: Buffer;
  brotli: Buffer;
}

/** An answer that is known by its tag before it is made. */
export interface CombinedAnswer {
  etag: string;
  body(): Promise<CombinedBody>;
}

/** Everything of a payload but its sections. */
type Identity = Omit<Payload, keyof MetricsSections>;

// Weak: both encodings share a tag, and a filtered read tells its own time.
function etagOf(parts: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  return `W/"${digest.subarray(0, 18).toString('base64url')}"`;
}

async function bodyOf(
  identity: Identity,
  sectionsJson: string,
): Promise<CombinedBody> {
  const head = JSON.stringify(identity);
  // Both are JSON objects with members, so they join at the inner brace.
  const json = Buffer.from(`${head.slice(0, -1)},${sectionsJson.slice(1)}`);
  return { json, brotli: await compress(json) };
}

function tenantOf({ id, name, currency, timezone }: TenantRecord) {
  return { id, name, currency, timezone };
}

/** Makes the answers of `GET /combined` for a tenant the caller may read. */
export class CombinedMetrics {
  readonly #options: Parameters<typeof CombinedMetrics.create>[0];
  readonly #bodies: LRUCache<string, CombinedBody, () => Promise<CombinedBody>>;

  private constructor(options: Parameters<typeof CombinedMetrics.create>[0]) {
    this.#options = options;
    this.#bodies = new LRUCache({
      maxSize: options.cacheMaxBytes,
      sizeCalculation: ({ json, brotli }) => json.length + brotli.length,
      fetchMethod: (_key, _stale, { context }) => context(),
    });
  }

  static create(options: {
    snapshots: SnapshotStore;
    sections: SectionsReader;
    freshness: FreshnessReader;
    clock: Clock;
    demoEnabled: boolean;
    cacheMaxBytes: number;
  }): CombinedMetrics {
    return new CombinedMetrics(options);
  }

  /** @throws `InputError` for the demo dataset while it is disabled */
  async answer(
    record: TenantRecord,
    query: CombinedQuery,
  ): Promise<CombinedAnswer> {
    if (query.dataset === 'demo') {
      if (!this.#options.demoEnabled) {
        throw new InputError('dataset: is disabled here, got demo');
      }
      return this.#fromMarts(record, query, demoFreshness);
    }
    const state = await this.#options.freshness.tenant(record);
    return hasFilters(query.filters)
      ? this.#fromMarts(record, query, state.freshness)
      : this.#fromSnapshot(record, state);
  }

  #fromSnapshot(record: TenantRecord, state: TenantState): CombinedAnswer {
    const { head, freshness } = state;
    const tenant = tenantOf(record);
    const etag = etagOf([tenant, head?.snapshotId ?? null, freshness]);
    const make = async () => {
      const identity: Identity = {
        tenant,
        dataset: 'live',
        snapshotId: head?.snapshotId ?? null,
        snapshot_generated_at: head?.generatedAt.toISOString() ?? null,
        dataAsOf: head?.dataAsOf?.toISOString() ?? null,
        freshness,
      };
      return bodyOf(
        identity,
        head
          ? await this.#storedSections(head.snapshotId)
          : JSON.stringify(emptySections(record.currency)),
      );
    };
    return {
      etag,
      body: async () => {
        const body = await this.#bodies.fetch(etag, { context: make });
        return body ?? make();
      },
    };
  }

  async #storedSections(snapshotId: string): Promise<string> {
    const stored = await this.#options.snapshots.get(allTenants, snapshotId);
    if (!stored) {
      throw new Error(`snapshot ${snapshotId} is a head but not stored`);
    }
    return decodeSections(stored);
  }

  async #fromMarts(
    record: TenantRecord,
    { dataset, filters }: CombinedQuery,
    freshness: Freshness,
  ): Promise<CombinedAnswer> {
    const isLive = dataset === 'live';
    const row = await this.#options.sections.readTenant(
      record.id,
      dataset,
      filters,
    );
    const tenant = tenantOf(record);
    const sections = row
      ? assembleSections(row, filters, record.currency)
      : emptySections(record.currency);
    const sectionsJson = JSON.stringify(sections);
    const identity: Identity = {
      tenant,
      dataset,
      snapshotId: null,
      snapshot_generated_at: isLive
        ? this.#options.clock.now().toISOString()
        : null,
      dataAsOf: row?.dataAsOf?.toISOString() ?? null,
      freshness,
    };
    return {
      etag: etagOf([tenant, dataset, freshness, sectionsJson]),
      body: () => bodyOf(identity, sectionsJson),
    };
  }
}
